import Foundation
import Testing

@testable import Files

@Suite("Strict JSON") struct StrictJSONTests {
  @Test(
    "accepts every form of value",
    arguments: [
      "0", "-0", "12", "-1.50", "0.5", "1e5", "1E+05", "0e-1", "true", "false", "null", " \t\r\n1 \n",
      "[]", "[ ]", "{}", "{ }", "[1, [2], {\"a\": []}]", #"{"a": 1, "A": 2, "": 3}"#,
      #"[{"a": 1}, {"a": 2}]"#,
      #""""#, #""é𝄞\u0000""#, #""\"\\\/\b\f\n\r\t""#, #""\u00e9\u00E9""#, #""\ud834\udd1e""#, "\"\u{7f}\"",
    ])
  func valid(_ text: String) throws { try scan(text.utf8) }

  @Test(
    "rejects everything else",
    arguments: [
      "", " ", "-", "-01", "01", "00", "1.", ".5", "-.5", "1e", "1e+", "1.e1", "+1", "NaN", "Infinity",
      "-Infinity", "0x10", "1_000", "1\u{0}", "\u{0}", "1 2", "[] ]", "{},", "True", "nul", "nulll",
      "truefalse",
      "[1,]", "[,1]", "[1 2]", "[1", "]", "{\"a\": 1,}", "{,}", "{\"a\" 1}", "{\"a\":}", "{a: 1}", "{1: 1}",
      "{'a': 1}", "{\"a\": 1", #"{"a": 1, "a": 2}"#, #"{"a": 1, "\u0061": 2}"#, #"[{"a": {"b": 1, "b": 1}}]"#,
      "\"", "\"a", #""\""#, #""\"#, #""\x41""#, #""\u12""#, #""\u+123""#, #""\u12g4""#, #""\U0041""#,
      #""\ud800""#, #""\udc00""#, #""\ud800\u0041""#, #""\ud800\ud800""#, #""\ud800\n""#, "\"\n\"",
      "\"\u{0}\"", "\"\u{1f}\"", "// a\n1", "/* a */ 1", "\u{FEFF}1", "\u{A0}1", "1\u{B}",
    ])
  func invalid(_ text: String) { #expect(throws: FileError.self) { try scan(text.utf8) } }

  @Test(
    "rejects invalid UTF-8",
    arguments: [
      [0x80], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xC3] + Array(#"\u00a9"#.utf8),
    ] as [[UInt8]])
  func notUTF8(_ bytes: [UInt8]) {
    let quote = [UInt8(ascii: "\"")]
    #expect(throws: FileError.self) { try scan(quote + bytes + quote) }
    #expect(throws: FileError.self) { try scan(bytes) }
  }

  @Test("decodes escapes")
  func escapes() throws {
    let scanner = JSONScanner(#""\"\\\/\b\f\n\r\t\u00e9\ud834\udd1e""#.utf8, subject: "the file")
    #expect(try scanner.string("the text") == "\"\\/\u{8}\u{c}\n\r\té𝄞")
  }

  @Test("rejects brackets that are nested too deeply", arguments: ["[", "{\"a\":"])
  func depth(opening: String) {
    let error = #expect(throws: FileError.self) { try scan(String(repeating: opening, count: 10_000).utf8) }
    #expect(error?.problem.contains("too many nested brackets") == true)
  }

  @Test("says what is wrong, and where")
  func messages() {
    let error = #expect(throws: FileError.self) { try scan(#"{"a": 1, "a": 2}"#.utf8) }
    #expect(error?.problem.contains("the name \"a\" twice (at line 1, column 13 of the file)") == true)
  }

  @Test(
    "errors name the line and the column, counted in characters",
    arguments: [
      ("[1,\n 2,\n]", "line 3, column 1"), ("[\"é😀\" 2]", "line 1, column 7"), ("", "line 1, column 1"),
      (#"["a \ud83d"]"#, #"has \ud83d, half of a pair that stands for one character (at line 1, column 5"#),
      (#"["\udc00"]"#, #"has \udc00, half of a pair"#),
      (#"["\x41"]"#, "an invalid escape (at line 1, column 3"),
    ])
  func places(text: String, place: String) {
    let error = #expect(throws: FileError.self) {
      try decodeJSON([String].self, from: Data(text.utf8), at: "/x")
    }
    #expect(error?.problem.contains(place) == true, "\(error?.problem ?? "")")
    #expect(error?.file == "/x")
  }

  @Test("decodes strict JSON; errors that Foundation would miss name the file")
  func decoding() throws {
    #expect(try decodeJSON([String: Int].self, from: Data(#"{"a": 1}"#.utf8), at: "/x") == ["a": 1])
    #expect(throws: DecodingError.self) { try decodeJSON([Int].self, from: Data("{}".utf8), at: "/x") }
    let lax = [
      Data(#"{"a": 1, "a": 2}"#.utf8), Data("{\"a\": 1,}".utf8), Data("\u{FEFF}{\"a\": 1}".utf8),
      try #require("{\"a\": 1}".data(using: .utf16)),
    ]
    for bytes in lax {
      let error = #expect(throws: (any Error).self) {
        try decodeJSON([String: Int].self, from: bytes, at: "/x")
      }
      if let error = error as? FileError { #expect(error.file == "/x") }
    }
  }

  @Test("counts lines and characters, not bytes")
  func place() {
    let error = #expect(throws: FileError.self) { try scan("{\n \"é\": 1,\r\n \"é𝄞\" 2}".utf8) }
    #expect(error?.problem.contains("has no colon after \"é𝄞\" (at line 3, column 7 of the file)") == true)
  }

  @Test("takes names for different if their bytes differ")
  func equivalentNames() throws { try scan("{\"\u{e9}\": 1, \"e\u{301}\": 2}".utf8) }

  /// Skips the whole text.
  private func scan(_ bytes: some Collection<UInt8>) throws {
    let scanner = JSONScanner(bytes, subject: "the file")
    try scanner.skip("the file")
    try scanner.end()
  }
}
