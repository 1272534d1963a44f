import Testing

@testable import LowRankAdaptation

@Suite("Patterns for module names")
struct NamePatternTests {
  /// What Python's `re.match(rf"(.*\\.)?({pattern})$", name)` finds.
  @Test(
    "Patterns match like PEFT's regular expressions",
    arguments: [
      ("c_attn", "transformer.h.0.attn.c_attn", true), ("attn", "transformer.h.0.attn.c_attn", false),
      ("_attn", "transformer.h.0.attn.c_attn", false), ("lm_head", "lm_head", true),
      (#"h\.\d+\.mlp\.c_fc"#, "transformer.h.11.mlp.c_fc", true),
      (#"h\.\d\.mlp\.c_fc"#, "transformer.h.11.mlp.c_fc", false),
      ("h.0.attn", "transformer.h.0.attn", true), ("h.0.attn", "transformer.hx0.attn", true),
      (".*", "a.b", true), ("a*b", "aaab", true), ("a*b", "b", true), ("a+b", "b", false),
      ("ab?c", "ac", true), ("ab?c", "abbc", false), ("[a-c_]+[0-9]", "x.ab_c7", true),
      ("[a-c_]+", "abd", false), ("^transformer.*c_attn$", "transformer.h.0.attn.c_attn", true),
      (".*c", "abcabd", false), ("[.]x", "a.x", false), ("[.]x", "a..x", true),
    ])
  func matching(pattern: String, name: String, matches: Bool) throws {
    #expect(try #require(NamePattern(pattern)).matchesEnd(of: name) == matches)
  }

  @Test(
    "Groups and everything else that is not listed are refused",
    arguments: [
      "(a)", "a|b", "([a-z_.0-9]+)+X", "a{2}", "*a", "a**", "a*?", "[^a]", "[a", "[]", "a$b", #"\w"#, #"a\"#,
    ])
  func unsupported(_ pattern: String) { #expect(NamePattern(pattern) == nil) }

  @Test("Many repetitions do not take exponential time")
  func repetitions() throws {
    let pattern = try #require(NamePattern(String(repeating: "a*", count: 100) + "X"))
    #expect(!pattern.matchesEnd(of: String(repeating: "a", count: 5_000)))
  }
}
