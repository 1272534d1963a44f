import Files
import Foundation
import SamplingKernels
import SamplingTopics
import TokenizingTopics

/// What the topics read: pages, archives, feeds, rules for crawlers, and tokenizers of all kinds.
let topicTargets = [
  FuzzTarget(
    name: "pipeline",
    seeds: {
      let kinds = ["bpe-bytes", "bpe-fallback", "bpe-words", "unigram", "wordpiece", "wordpiece-cased"]
      return try kinds.map {
        try Data(contentsOf: URL(filePath: "Tests/Golden/topics/published/\($0).json"))
      }
    },
    read: { input in
      let read = try TokenizerPipeline(input, from: "tokenizer.json")
      for text in ["Thé ＡＢ ﬁ 12 ab\u{301}", "\u{1f600}  x", ""] {
        _ = read.pieces(of: read.encode(text))
        _ = read.encode(text, and: "b")
      }
    },
    words: jsonWords + ["BPE", "Unigram", "WordPiece", "Split", "Regex", "Replace", "TemplateProcessing"]),
  FuzzTarget(
    name: "html",
    seeds: {
      let page = #"<!DOCTYPE html><p class="a" id=b>x &amp; &#x41;<!-- c --><script>if (a<b)</script><pre> y"#
      return [Data(page.utf8), Data(#"<a href="../b?c#d">e</a><td>f<textarea>&lt;"#.utf8)]
    },
    read: { input in
      let page = String(decoding: input, as: UTF8.self)
      _ = htmlTokens(of: page, isXML: true)
      _ = htmlText(of: page)
      for link in htmlLinks(of: page) { _ = webAddress(of: link, on: "https://village.example/a/b") }
    }, words: ["<!--", "-->", "<![CDATA[", "]]>", "&#x", "</script", "&notin;", "<!DOCTYPE"]),
  FuzzTarget(
    name: "warc",
    seeds: {
      let pages = ["a\r\n\r\nb", ""].map { WebPage(type: "text/html", body: $0) }
      let records = pages.map { page in
        WARCRecord(of: page, at: "https://village.example/", date: "2026-01-31T12:00:00Z")
      }
      return [Data(records.flatMap(\.bytes))]
    },
    read: { input in
      let records = try WARCRecord.all(in: Array(input), from: "pages.warc")
      for record in records { _ = record.payload }
      let again = try WARCRecord.all(in: records.flatMap(\.bytes), from: "again.warc")
      require(again == records, "records change when they are written and read")
    }, words: ["WARC/1.1\r\n", "Content-Length: ", "WARC-Type: ", "\r\n\r\n"]),
  FuzzTarget(
    name: "feed",
    seeds: {
      let rss = "<rss><channel><item><title>a</title><link>b</link><description>c &lt;</description></item>"
      let atom = #"<feed><entry><title>a</title><link href="b"/><updated>c</updated></entry></feed>"#
      return [Data((rss + "</channel></rss>").utf8), Data(atom.utf8)]
    },
    read: { _ = try feedEntries(of: String(decoding: $0, as: UTF8.self), from: "feed.xml") },
    words: ["<item>", "</item>", "<![CDATA[", "<entry>", "rel=\"self\""]),
  FuzzTarget(
    name: "robots",
    seeds: { [Data("User-agent: a\nDisallow: /b*c$\nAllow: /b%2F\n\nUser-agent: *\nCrawl-delay: 2\n".utf8)] },
    read: { input in
      let rules = RobotsRules(String(decoding: input, as: UTF8.self), for: "a")
      for path in ["/", "/b%2fc", "/bbbbbbbbbbc", "?", ""] { _ = rules.allows(path) }
    }, words: ["User-agent:", "Disallow:", "Allow:", "*", "$", "%2f"]),
  FuzzTarget(
    name: "collected", seeds: { [Data("{\"text\": \"a\"}\n\n{\"text\": \"b\", \"c\": 1}\n".utf8)] },
    read: { _ = try collectedTexts(of: $0, from: "texts.jsonl") }, words: jsonWords + ["\"text\":"]),
]
