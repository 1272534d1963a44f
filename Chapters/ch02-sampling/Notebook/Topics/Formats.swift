import Corpora
import Files
import Foundation
import Notebooks
import SamplingTopics

/// Other places that texts come from: books, feeds, and files of data hubs.
func formats(_ notebook: Notebook) throws {
  try books(notebook)
  try feeds(notebook)
  try dataFiles(notebook)
}

private func books(_ notebook: Notebook) throws {
  notebook.cell(
    "Formats: a book without its licence",
    """
    Project Gutenberg puts a header before each book and a licence after \
    it. In a corpus of thousands of books a model would learn the licence \
    by heart. Two lines mark where the book is. The text here is ours.
    """)
  notebook.source(of: "gutenbergText")
  let text = "I. THE MILL\n\nThe wheel stood still. *** Nobody asked why."
  let book = """
    The Project Gutenberg eBook of The Mill
    This eBook is for the use of anyone anywhere.
    *** START OF THE PROJECT GUTENBERG EBOOK THE MILL ***

    \(text)

    *** END OF THE PROJECT GUTENBERG EBOOK THE MILL ***
    Updated editions will replace the previous one.
    """
  notebook.print(try gutenbergText(of: book, from: "mill.txt"))
  let stripped = try gutenbergText(of: book, from: "mill.txt")
  notebook.claim(
    "exactly the book", stripped == text)
}

private func feeds(_ notebook: Notebook) throws {
  notebook.cell(
    "Formats: news and blogs as feeds",
    """
    News sites and blogs offer their latest texts as RSS or Atom, with \
    titles and dates. Both are XML. The text of an entry is often HTML, \
    either escaped or in CDATA.
    """)
  notebook.source(of: "feedEntries")
  let rss = """
    <?xml version="1.0"?><rss version="2.0"><channel>
    <title>Millbridge</title>
    <item><title>Fish &amp; chips</title>
    <link>https://village.example/fish</link>
    <pubDate>Sat, 31 Jan 2026 12:00:00 GMT</pubDate>
    <description>&lt;p&gt;On &lt;b&gt;Fridays&lt;/b&gt;.
    </description></item></channel></rss>
    """
  let atom = """
    <feed xmlns="http://www.w3.org/2005/Atom"><title>Millbridge</title>
    <entry><title>Fish &#38; chips</title>
    <link rel="self" href="https://village.example/feed"/>
    <link href="https://village.example/fish"/>
    <updated>2026-01-31T12:00:00Z</updated>
    <content type="html"><![CDATA[<p>On <b>Fridays</b>.</p>]]></content>
    </entry></feed>
    """
  let (fromRSS, fromAtom) = (
    try feedEntries(of: rss, from: "village.rss"),
    try feedEntries(of: atom, from: "village.atom")
  )
  var table = Table(["feed", "title", "link", "date", "text"])
  for (kind, entry) in zip(["RSS", "Atom"], fromRSS + fromAtom) {
    table.append([kind, entry.title, entry.link, entry.date, entry.text])
  }
  notebook.show("one entry in two feeds", table)
  notebook.claim(
    "the same title, link and text",
    fromRSS[0].title == fromAtom[0].title
      && fromRSS[0].link == fromAtom[0].link
      && fromRSS[0].text == fromAtom[0].text)
}

private func dataFiles(_ notebook: Notebook) throws {
  notebook.cell(
    "Formats: the same texts as JSON lines and as tables",
    """
    Data hubs such as Hugging Face and Kaggle have JSON lines, CSV, TSV \
    and Parquet. A field of a table may have separators, quotation marks \
    and line breaks, as long as it is quoted (RFC 4180). What we do not \
    read is refused by name, with what to do.
    """)
  notebook.source(of: "collectedTexts")
  let texts = [
    "plain", "a, b\tand \"c\"", "two\nlines", " spaces ", "über 3 €",
  ]
  let lines = try texts.map {
    String(decoding: try JSONEncoder().encode(["text": $0]), as: UTF8.self)
  }
  let files: KeyValuePairs = [
    "texts.jsonl": lines.joined(separator: "\n"),
    "texts.csv": DelimitedText.csv.text(
      of: [["id", "text"]] + texts.map { ["1", $0] }),
    "texts.tsv": DelimitedText.tsv.text(
      of: [["id", "text"]] + texts.map { ["1", $0] }),
  ]
  notebook.print(files[1].value)
  var same: [Bool] = []
  for (name, content) in files {
    let read = try collectedTexts(of: Data(content.utf8), from: name)
    notebook.show(name, "\(content.utf8.count) bytes, \(read.count) texts")
    same.append(read == texts)
  }
  notebook.claim(
    "the same five texts from all three", !same.contains(false))
  let refused: KeyValuePairs = [
    "train.parquet": "PAR1\u{15}", "paper.pdf": "%PDF-1.7",
    "notes.docx": "?",
    "lines.jsonl": "{\"text\": \"yes\"}\n{\"title\": \"no\"}",
    "table.csv": "id,text\n1,a,b",
  ]
  for (name, content) in refused {
    do {
      _ = try collectedTexts(of: Data(content.utf8), from: name)
    } catch {
      notebook.print("\(error)")
    }
  }
}
