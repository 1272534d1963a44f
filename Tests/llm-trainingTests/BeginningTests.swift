import Roadmap
import Testing

@Suite("The beginning of a text")
struct BeginningTests {
  @Test(
    "The first three words, whatever white space is between them, but at most 24 characters",
    arguments: [
      ("The tide clock of Sallow Quay", "The tide clock"), ("ana\nbo\ncy\ndee\n", "ana\nbo\ncy"),
      ("\n\n  one two", "one two"), ("a\tb \n c d", "a\tb \n c"), ("word", "word"), ("", ""), (" \n\t", ""),
      (String(repeating: "天地玄黄宇宙洪荒。", count: 50), "天地玄黄宇宙洪荒。天地玄黄宇宙洪荒。天地玄黄宇宙"),
      (String(repeating: "x", count: 1000) + " y", String(repeating: "x", count: 24)),
    ])
  func words(text: String, expected: String) {
    #expect(beginning(of: text) == expected)
  }
}
