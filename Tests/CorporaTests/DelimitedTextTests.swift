import Testing

@testable import Corpora
@testable import Files

@Suite("Tables as text") struct DelimitedTextTests {
  private func tsv(_ text: String) throws -> [[String]] { try DelimitedText.tsv.rows(of: text, from: "t") }

  /// What pandas 3 makes of each text with `sep="\t", header=None`.
  @Test(
    "fields are read as pandas reads them",
    arguments: [
      ("ham\tGo\nspam\tWin\n", [["ham", "Go"], ["spam", "Win"]]),
      ("ham\tno break at the end", [["ham", "no break at the end"]]),
      ("a\t\"in quotes\"\n", [["a", "in quotes"]]),
      ("a\t\"twice \"\" once\"\n", [["a", "twice \" once"]]),
      ("a\tsay \"hi\" twice\n", [["a", "say \"hi\" twice"]]),
      ("a\t\"begins\" and goes on\n", [["a", "begins and goes on"]]),
      ("a\t\"begins\" and \"again\"\n", [["a", "begins and \"again\""]]),
      ("a\t\"over\ntwo lines\"\nb\tc\n", [["a", "over\ntwo lines"], ["b", "c"]]),
      ("a\t\"with\ttab\"\n", [["a", "with\ttab"]]),
      ("a\tb\r\nc\td\re\tf", [["a", "b"], ["c", "d"], ["e", "f"]]),
      ("\n\na\tb\n\n\nc\td\n\n", [["a", "b"], ["c", "d"]]),
      ("a\t\n\tb\n", [["a", ""], ["", "b"]]),
      ("ü\t😀, Ґ\n", [["ü", "😀, Ґ"]]),
      ("", []), ("\n", []),
    ])
  func reading(text: String, rows: [[String]]) throws {
    #expect(try tsv(text) == rows)
  }

  @Test("a quotation mark that is never closed is an error that names its line")
  func unclosed() {
    let reason = "the quotation mark is never closed"
    #expect(throws: FileError.malformed(path: "t", place: "line 3", reason: reason)) {
      try tsv("a\tb\n\nc\t\"d\ne\tf\n")
    }
    #expect(throws: FileError.malformed(path: "t", place: "line 4", reason: reason)) {
      try tsv("a\t\"b\nc\"\r\nd\te\n\"")
    }
  }

  @Test("only fields that need quotation marks are written with them")
  func writing() throws {
    let rows = [
      ["Label", "Text"], ["1", "Win, now"], ["0", "a \"b\"\nc"], ["0", "plain; tab\t"], ["", "\r"],
    ]
    let text = DelimitedText.csv.text(of: rows)
    #expect(text == "Label,Text\n1,\"Win, now\"\n0,\"a \"\"b\"\"\nc\"\n0,plain; tab\t\n,\"\r\"\n")
    #expect(try DelimitedText.csv.rows(of: text, from: "t") == rows)
    #expect(DelimitedText.csv.text(of: []) == "")
  }

  /// pandas writes the same: `pd.DataFrame(["a", "", "b"]).to_csv(index=False, header=False)`.
  @Test("a row of one empty field survives a round trip")
  func emptyField() throws {
    let rows = [["a"], [""], ["b"], [""]]
    #expect(DelimitedText.csv.text(of: rows) == "a\n\"\"\nb\n\"\"\n")
    #expect(try DelimitedText.csv.rows(of: DelimitedText.csv.text(of: rows), from: "t") == rows)
  }

  @Test("a quotation mark that is one character with an accent is still doubled")
  func combiningQuote() throws {
    let rows = [["\"\u{301}", "a\"\u{301}\tb", "\u{301}\""]]
    #expect(try DelimitedText.tsv.rows(of: DelimitedText.tsv.text(of: rows), from: "t") == rows)
  }
}
