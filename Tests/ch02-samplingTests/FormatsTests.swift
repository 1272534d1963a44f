import Corpora
import Files
import Foundation
import SamplingTopics
import Testing

@Suite("Topic formats")
struct FormatsTests {
  private func problem(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "none"
    } catch { return "\(error)" }
  }

  @Test(
    "A Gutenberg book is what stands between its marks",
    arguments: [
      "*** START OF THE PROJECT GUTENBERG EBOOK A ***", "***START OF THIS PROJECT GUTENBERG EBOOK A***",
    ])
  func gutenberg(start: String) throws {
    let end = start.replacing("START", with: "END")
    for lineBreak in ["\n", "\r\n"] {
      let file = ["Header", start, "", "One", "", "Two *** three", end, "Licence"]
      #expect(
        try gutenbergText(of: file.joined(separator: lineBreak), from: "a.txt") == "One\n\nTwo *** three")
    }
    #expect(
      problem { _ = try gutenbergText(of: "Just text", from: "a.txt") }.contains(
        "a.txt: the whole file: no line begins with \"*** START OF THE PROJECT"))
    #expect(problem { _ = try gutenbergText(of: start, from: "a.txt") }.contains("*** END OF THE"))
    #expect(
      problem { _ = try gutenbergText(of: end + "\n" + start, from: "a.txt") }.contains(
        "ends before it starts"))
  }

  @Test("RSS and Atom give the same entries")
  func feeds() throws {
    let rss = """
      <rss><channel><title>No</title><item><title>A &lt;b&gt;</title><media:title>No</media:title>
      <link>https://a.example/1</link><pubDate>Sat, 31 Jan 2026 12:00:00 GMT</pubDate>
      <description><![CDATA[<p>One</p><p>Two</p>]]></description></item><item/><item></item></channel></rss>
      """
    let entries = try feedEntries(of: rss, from: "a.rss")
    #expect(entries.count == 2)
    #expect(
      entries.first
        == FeedEntry(
          title: "A", link: "https://a.example/1", date: "Sat, 31 Jan 2026 12:00:00 GMT", text: "One\nTwo"))
    let atom = """
      <?xml version="1.0"?><!-- x --><feed><entry><author><name>No</name></author><title type="text">A</title>
      <link href="https://a.example/1"/><link rel="edit" href="https://a.example/no"/>
      <published>2026-01-31</published><updated>2026-02-01</updated>
      <content type="xhtml"><div><p>One</p></div></content></entry></feed>
      """
    let other = try feedEntries(of: atom, from: "a.atom")
    #expect(
      other == [FeedEntry(title: "A", link: "https://a.example/1", date: "2026-01-31", text: "One")])
    #expect(
      problem { _ = try feedEntries(of: "<html></html>", from: "a.xml") }
        == "a.xml: the first element: it is \"html\", neither rss nor feed. Correct the file or use the "
        + "published one.")
    #expect(problem { _ = try feedEntries(of: "", from: "a.xml") }.contains("it is \"\""))
  }

  @Test("The same texts come from JSON lines, CSV and TSV")
  func tables() throws {
    let texts = ["plain", "a, b\tand \"c\"", "two\nlines", "r\r\nn", "", " x "]
    let lines = try texts.map {
      String(decoding: try JSONEncoder().encode(["text": $0, "id": "1"]), as: UTF8.self)
    }
    let rows = [["id", "text"]] + texts.map { ["1", $0] }
    for (name, content) in [
      ("a.jsonl", lines.joined(separator: "\n\n")), ("a.csv", DelimitedText.csv.text(of: rows)),
      ("b.TSV", DelimitedText.tsv.text(of: rows)),
    ] {
      #expect(try collectedTexts(of: Data(content.utf8), from: name) == texts)
    }
    #expect(try collectedTexts(of: Data("a <b>".utf8), from: "a.txt") == ["a <b>"])
    #expect(try collectedTexts(of: Data("<p>a".utf8), from: "a.html") == ["a"])
  }

  @Test("What is not read, or damaged, is refused with the place and what to do")
  func refused() {
    func problem(_ content: String, _ name: String) -> String {
      self.problem { _ = try collectedTexts(of: Data(content.utf8), from: name) }
    }
    #expect(problem("PAR1", "a.parquet").hasPrefix("a.parquet: Parquet is not read. Convert it"))
    #expect(problem("%PDF-1.4", "a.txt").hasPrefix("a.txt: PDF is not read. Extract its text first"))
    #expect(problem("PK\u{3}\u{4}", "a.docx").contains("a zip archive is not read"))
    #expect(problem("x", "a.doc").contains("files of this kind are not read"))
    #expect(problem("x", "noname").contains("files of this kind are not read"))
    #expect(
      problem("{\"text\": \"a\"}\n{\"text\": 3}", "a.jsonl").hasPrefix("a.jsonl: line 2: it is not an object")
    )
    #expect(problem("{\"text\": \"a\"}\n{\"text\"", "a.jsonl").contains("line 2"))
    #expect(problem("id,words\n1,a", "a.csv").contains("the first row: no column has the name \"text\""))
    #expect(problem("text\na,b", "a.csv").contains("row 2: it has 2 fields instead of 1"))
    #expect(problem("", "a.csv").contains("no column has the name"))
    #expect(problem("text\n\"a", "a.csv").contains("the quotation mark is never closed"))
    let binary = self.problem { _ = try collectedTexts(of: Data([0xff, 0xfe]), from: "a.txt") }
    #expect(binary.contains("not UTF-8; the first bad byte is at offset 0"))
  }
}
