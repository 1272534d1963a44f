import SamplingTopics
import Tensors
import Testing

@Suite("Topic html")
struct HTMLTests {
  private static let pages: [(page: String, tokens: [HTMLToken])] = [
    ("", []),
    ("<B Class=x>", [.start("b", attributes: ["class": "x"])]),
    ("<a b='>' c=\"<\" d>", [.start("a", attributes: ["b": ">", "c": "<", "d": ""])]),
    ("<a b=c/>", [.start("a", attributes: ["b": "c/"])]),
    ("<a b=c />", [.start("a", attributes: ["b": "c"], closesItself: true)]),
    ("<a / b>", [.start("a", attributes: ["b": ""])]),
    ("<a x=1 X=2>", [.start("a", attributes: ["x": "1"])]),
    ("<a =b>", [.start("a", attributes: ["=b": ""])]),
    ("<a b= >", [.start("a", attributes: ["b": ""])]),
    ("<a href='?a=1&copy=2&amp;b=3&lt'>", [.start("a", attributes: ["href": "?a=1&copy=2&b=3<"])]),
    ("a</B >c", [.text("a"), .end("b"), .text("c")]),
    ("a < b <3 </", [.text("a < b <3 </")]),
    ("x</>y", [.text("x"), .text("y")]),
    ("</3><?php ?>", [.comment("3"), .comment("?php ?")]),
    ("a<b", [.text("a")]),
    ("a<b c='d", [.text("a")]),
    (
      "<!-- a -- b --><!--><!---><!--c--!><!--d--",
      [
        .comment(" a -- b "), .comment(""), .comment(""), .comment("c"), .comment("d"),
      ]
    ),
    ("<!doctype html><!x><![CDATA[y]]>", [.doctype("html"), .comment("x"), .comment("[CDATA[y]]")]),
    ("&lt;&#60;&#x3C;&#X3c &amp", [.text("<<<< &")]),
    ("&copy;&copy &eacute;&ndash;&ndash", [.text("©© é–&ndash")]),
    (
      "&unknown; & &; &# &#x; &#0; &#xD800; &#x110000; &#128;",
      [
        .text("&unknown; & &; &# &#x; \u{FFFD} \u{FFFD} \u{FFFD} €")
      ]
    ),
    ("&notit; &notin;", [.text("¬it; ∉")]),
    ("a\r\nb\rc\n\r\rd", [.text("a\nb\nc\n\n\nd")]),
    (
      "<script>a<b</scrip></SCRIPT >x",
      [
        .start("script", attributes: [:]), .text("a<b</scrip>"), .end("script"), .text("x"),
      ]
    ),
    (
      "<script><!--<script></script>--></script>",
      [
        .start("script", attributes: [:]), .text("<!--<script></script>-->"), .end("script"),
      ]
    ),
    ("<script><!--></script>", [.start("script", attributes: [:]), .text("<!-->"), .end("script")]),
    ("<title>a &amp; <b></title>", [.start("title", attributes: [:]), .text("a & <b>"), .end("title")]),
    ("<style>&amp;</style", [.start("style", attributes: [:]), .text("&amp;</style")]),
  ]

  @Test("Pages are cut into the tokens of the standard", arguments: pages.indices)
  func tokens(index: Int) {
    let (page, expected) = Self.pages[index]
    // Two texts beside each other are one.
    var found: [HTMLToken] = []
    for token in htmlTokens(of: page) { found.append(token) }
    let joined = expected.reduce(into: [HTMLToken]()) { all, token in
      if case .text(let more) = token, case .text(let text)? = all.last {
        all[all.count - 1] = .text(text + more)
      } else {
        all.append(token)
      }
    }
    #expect(found == joined)
  }

  @Test("In XML, names keep their case, and CDATA is text")
  func xml() {
    #expect(
      htmlTokens(of: "<pubDate>a<![CDATA[<b>&amp;]]></pubDate>", isXML: true) == [
        .start("pubDate", attributes: [:]), .text("a<b>&amp;"), .end("pubDate"),
      ])
    #expect(htmlTokens(of: "<title>&lt;<i/></title>", isXML: true).count == 4)
  }

  @Test("The text of a page has a line for each block, and no scripts")
  func text() {
    #expect(htmlText(of: "<h1>A\n  b</h1><p>c<br>d <i>e</i>f") == "A b\nc\nd ef")
    #expect(htmlText(of: "<head><title>T</title><style>p{}</style></head>x") == "x")
    #expect(htmlText(of: "<pre>a\n  b</pre>c  d") == "a\n  b\nc d")
    #expect(htmlText(of: "<tr><td>1<td>2<tr><td>3") == "1 2\n3")
    #expect(htmlText(of: "a<template><p>b</p></template><noscript>c</noscript>d") == "ad")
    #expect(htmlText(of: "</script>a&nbsp;b") == "a\u{A0}b")
    #expect(htmlText(of: "") == "")
  }

  @Test("Any text that is escaped comes back", arguments: [1, 2, 3])
  func roundTrip(seed: UInt64) {
    let generator = RandomGenerator(seed: seed)
    let pieces = ["<", ">", "&", "\"", "'", "a", "amp;", "&lt", "é", "€", "-->", "</p>", "=", "b", "/"]
    for _ in 0..<200 {
      let length = Int(generator.nextUInt32() % 12)
      let text = (0..<length).map { _ in pieces[Int(generator.nextUInt32()) % pieces.count] }.joined()
      #expect(htmlText(of: "<p a='>'>\(escapedHTML(text))</p>") == text)
      let attribute = "<a href=\"\(escapedHTML(text))\">"
      #expect(htmlLinks(of: attribute) == [text])
    }
  }

  @Test("Any page whatever is read to its end", arguments: [1, 2])
  func anything(seed: UInt64) {
    let generator = RandomGenerator(seed: seed)
    let pieces = [
      "<", ">", "/", "!", "--", "-", "&", "#", "x", ";", "'", "\"", "=", " ", "a", "<script>", "</script>",
      "<title>", "[CDATA[", "]]>", "\r", "\n", "\0",
    ]
    for _ in 0..<500 {
      let page = (0..<20).map { _ in pieces[Int(generator.nextUInt32()) % pieces.count] }.joined()
      for isXML in [false, true] {
        let texts = htmlTokens(of: page, isXML: isXML)
        #expect(texts.count <= page.unicodeScalars.count)
      }
    }
  }
}
