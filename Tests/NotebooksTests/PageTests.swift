import Foundation
import Testing

@testable import Notebooks

@Suite("A run as a page")
struct PageTests {
  private func page(_ arguments: String...) throws -> (html: String, contents: PageContents) {
    let html = try withSampleProject { try $0.run(arguments).notebook.page() }
    return (html, PageContents(html))
  }

  @Test("it is well formed, loads nothing, and its links lead somewhere")
  func selfContained() throws {
    let (html, contents) = try page()
    #expect(contents.loads.isEmpty)
    #expect(!html.contains("http:") && !html.contains("https:") && !html.contains("url("))
    #expect(Set(contents.identifiers).count == contents.identifiers.count)
    #expect(!contents.links.isEmpty)
    let targets = Set(contents.identifiers.map { "#" + $0 })
    for link in contents.links { #expect(targets.contains(link), "\(link)") }
  }

  @Test("it holds every number that the terminal prints")
  func numbers() throws {
    let (html, output) = try withSampleProject { project in
      (try project.run().notebook.page(), try project.run().output)
    }
    let shown = PageContents.numbers(in: PageContents(html).text)
    let printed = PageContents.numbers(in: output)
    #expect(printed.count > 40)
    #expect(printed.subtracting(shown).isEmpty, "\(printed.subtracting(shown))")
  }

  @Test("what a chapter shows before its first cell stands at the top, in a Jupyter notebook too")
  func opening() throws {
    let page = try page().html
    let notice = try #require(
      page.firstRange(of: "<p>Running on &lt;stand-in&gt; data with 1,357 words.</p>"))
    let header = try #require(page.firstRange(of: "</header>"))
    #expect(notice.upperBound < header.lowerBound)
    let notebook = try withSampleProject { try $0.run().notebook }
    #expect(
      notebook.jupyterFile.cells[0].source.text.hasSuffix(#"Running on \<stand-in\> data with 1,357 words."#))
  }

  @Test("it holds the code of the cells, and the declarations with their place")
  func code() throws {
    let (html, contents) = try page()
    #expect(contents.text.contains("let marker = Marker<Float>()  // \"1 < 2\" & 3\nprint(marker.mark("))
    #expect(contents.text.contains("Chapters/ch09-sample/Lesson/Marker.swift:6, without its checks"))
    #expect(contents.textOfClass["declaration"]?.contains { $0.contains("precondition") } == false)
    #expect(contents.textOfClass["source"]?.contains { $0.contains("precondition") } == true)
    #expect(html.contains("<a class=\"t\" href=\"#source-Marker\">Marker</a>"))
    #expect(contents.textOfClass["source"]?.first?.contains("Shown in 3.1 Is a < b & \"c\"?.") == true)
    #expect(contents.links.contains("#cell-3.1-is-a-b-c"))
    let bare = try page("--no-code")
    #expect(!bare.contents.text.contains("let marker"))
  }

  @Test("signs of the markup in titles, prose, labels and outputs are text")
  func escaping() throws {
    let text = try page().contents.text
    for expected in [
      "Samples & <more>", "9. \"Samples\"", "Is a < b & \"c\"?", "Two & three, a < b.", "y = a <= b", "<&>x",
      "a \"label\" & <b>", "Which is larger, 3 < 4?", "the notes count \"<bos>\" & more", "to & fro", "<unk>",
      "4 < 5 & \"so on\"", "the <loss>", "a & b are missing", "word & id", "<pad>", "table <1>", "bars <&>",
      "<eos>", "temperature & more", "1 < 2", "marks <texts>",
    ] {
      #expect(text.contains(expected), "\(expected)")
    }
    #expect("\u{1B}[1m&\u{0}".escapedForMarkup == "\u{FFFD}[1m&amp;\u{FFFD}")
  }

  @Test("what follows a question is folded, up to the end of the cell")
  func question() throws {
    let contents = try page().contents
    let answers = try #require(contents.textOfClass["answer"])
    #expect(answers.count == 1)
    #expect(answers[0].contains("1.2345") && answers[0].contains("<bos>"))
    #expect(!answers[0].contains("weights"))
    #expect(contents.textOfClass["question"] == ["Which is larger, 3 < 4?"])
  }

  @Test("a control holds the outputs of all its states, and shows one")
  func control() throws {
    let (html, contents) = try page()
    let states = try #require(contents.textOfClass["state"])
    #expect(states.count == 3 + 12)
    #expect(states[0].contains("701") && states[1].contains("702") && states[2].contains("703"))
    #expect(states[14].contains("811") && states[14].contains("step 11"))
    let shown = try #require(contents.textOfClass["shown"])
    #expect(shown.count == 2 && shown[0].contains("702") && shown[1].contains("800"))
    #expect(html.components(separatedBy: "<input type=\"radio\"").count == 4)
    #expect(html.contains("value=\"1\" checked=\"checked\""))
    #expect(html.contains("type=\"range\"") && html.contains("max=\"11\" step=\"1\" value=\"0\""))
  }

  @Test("tables have headers, and verdicts say more than a sign")
  func tables() throws {
    let (html, contents) = try page()
    #expect(html.contains("<th scope=\"col\" class=\"number\">count</th>"))
    #expect(html.contains("<th scope=\"row\">&lt;pad&gt;</th><td class=\"number\">31</td>"))
    #expect(html.contains("<caption>weights, book</caption>"))
    #expect(contents.textOfClass["fails"]?.contains { $0.contains("wrong:") && $0.contains("ids") } == true)
    #expect(contents.textOfClass["explained"]?.contains { $0.contains("differs as explained") } == true)
  }

  @Test("long words of a table may be broken after their signs")
  func longWords() throws {
    #expect(Table.breakable("short.name and a_b") == "short.name and a_b")
    let address = "https:/<wbr/>/<wbr/>village.<wbr/>example/<wbr/>a&amp;b."
    #expect(Table.breakable("at https://village.example/a&b.") == "at \(address)")
  }

  @Test("prose keeps its paragraphs, items and fixed lines")
  func prose() throws {
    let html = PageProse.html(
      "One\ntwo `a < b`.\n\n- first\n  line\n- second\n\n      x = 1\n\n    y\n\nEnd ` &")
    #expect(
      html == """
        <p>One two <code>a &lt; b</code>.</p>
        <ul><li>first line</li><li>second</li></ul>
        <pre>  x = 1

        y</pre>
        <p>End ` &amp;</p>
        """)
  }

  @Test("printed text is broken into lines, unless its signs stand below each other")
  func printed() throws {
    #expect(!PageOutputs.hasColumns("a long sentence, and\nanother one"))
    #expect(PageOutputs.hasColumns("one   1\ntwo  22") && PageOutputs.hasColumns("a\tb"))
    #expect(PageOutputs.hasColumns("Sequential(\n  (0): Linear\n)"))
    #expect(try page().html.contains("<pre class=\"wraps\">&lt;&amp;&gt;x 0.25</pre>"))
  }

  @Test("texts stand beside their names, and are broken by the terminal only")
  func fields() throws {
    let (html, output) = try withSampleProject { project in
      (try project.run().notebook.page(), try project.run().output)
    }
    let words = String(repeating: "word &lt; ", count: 20)
    let first = "<dl class=\"fields\"><dt>task &amp; 1</dt><dd>\(words)end 51</dd>"
    #expect(html.contains("\(first)\n<dt>score</dt>"))
    #expect(output.contains("\n  task & 1  word < word <") && output.contains("\n            word < "))
    #expect(output.contains("\n  score     52\n") && !output.contains("without words"))
    #expect(output.split(separator: "\n").filter { $0.contains("word <") }.allSatisfy { $0.count <= 80 })
  }

  @Test("every place that the script looks for is there")
  func script() throws {
    let (html, contents) = try page()
    let names = PageScript.text.matches(of: /getElementById\("([^"]+)"\)/).map { String($0.output.1) }
    #expect(names.count > 3)
    #expect(Set(names).isSubset(of: contents.identifiers))
    #expect(!PageScript.text.contains("]]>") && !html.contains("</script></script>"))
  }
}

@Suite("Anchors and titles of cells")
struct PageAnchorTests {
  @Test("an anchor comes from the title; equal ones are numbered")
  func anchors() {
    #expect(
      PageAnchor.cells(["3.3.1 What's a < b?", "A.1 Ünï: σ", "3.3.1 What's a < b?"])
        == ["cell-3.3.1-what-s-a-b", "cell-a.1-ünï-σ", "cell-3.3.1-what-s-a-b-2"])
    #expect(PageAnchor.source("GPTModel.init") == "source-GPTModel.init")
    #expect(PageAnchor.source("+") != PageAnchor.source("-"))
  }

  @Test(
    "a section is told from the words",
    arguments: [
      ("3.3.1 Scores", "3.3.1", "book"), ("A.2 Tensors", "A.2", "book"), ("0.5 A loop", "0.5", "notes"),
      ("1 The phases", "1", "section"), ("Exercise 3.1: more", nil, "section"), ("3.5", nil, "section"),
      ("A text", nil, "section"),
    ])
  func titles(title: String, section: String?, origin: String) {
    #expect(CellTitle(title).section == section)
    #expect(CellTitle(title).origin == origin)
  }
}
