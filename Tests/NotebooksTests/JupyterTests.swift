import Files
import Foundation
import Tensors
import TestSupport
import Testing

@testable import Notebooks

/// A chapter that shows one of everything.
private func sampleChapter(_ notebook: Notebook) {
  notebook.cell("1.1 First", "Prose with *stars*, <tags> and a list:\n- one\n- two\n\n    a = b · c")
  notebook.ask("How large is a?")
  notebook.print("a is", 20)
  notebook.show("b", "line 1\nline 2")
  notebook.compare("a", 20, book: 20)
  notebook.claim("a is even", true)
  notebook.skipComparison("loss", because: "needs the text")

  notebook.cell("1.2 Second")
  notebook.prose("A sentence.")
  notebook.plot(BarChart("Odds", labels: ["heads"], values: [0.5]))
  notebook.show("ids", Tensor([[1, 2], [3, 4]]), rows: ["x", "y"], columns: ["p", "q"])
  notebook.compare(
    "matrix", Tensor<Float>([[1.5, 2.5], [3.5, 4.5]]), book: Tensor([[1.5, 2.5], [3.5, 4.5]]))
  notebook.control("rank", states: ["1", "8"]) { notebook.print("state", $0) }
  notebook.built(["LayerNorm": "normalizes"])

  notebook.cell("1.3 Nothing is shown")
}

@Suite("A run as a Jupyter notebook")
struct JupyterTests {
  private func notebook(_ arguments: String...) throws -> Notebook {
    let options = try ParsedOptions(arguments, declared: SharedOptions.declarations)
    let notebook = try Notebook(
      name: "sample", options: options, terminal: .recording { _ in },
      source: ChapterSource(mainPath: "/nowhere/main.swift", builtAt: nil))
    notebook.about = ("Sample", "chapter 1", "page 1")
    sampleChapter(notebook)
    return notebook
  }

  /// Writes the sample to a file and reads that as JSON.
  private func written() throws -> (json: [String: Any], file: JupyterFile) {
    let folder = try TemporaryFolder()
    let file = URL(fileURLWithPath: folder.path + "/sample.ipynb")
    #expect(try notebook("--ipynb", file.path).finish() == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["sample.ipynb"])
    let data = try Data(contentsOf: file)
    let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    return (json, try JSONDecoder().decode(JupyterFile.self, from: data))
  }

  @Test("the file has the fields that nbformat 4.5 requires, and no others")
  func format() throws {
    let json = try written().json
    #expect(json["nbformat"] as? Int == 4 && json["nbformat_minor"] as? Int == 5)
    #expect(Set(json.keys) == ["cells", "metadata", "nbformat", "nbformat_minor"])
    let cells = try #require(json["cells"] as? [[String: Any]])
    for cell in cells {
      let isCode = cell["cell_type"] as? String == "code"
      let common: Set = ["cell_type", "id", "metadata", "source"]
      #expect(Set(cell.keys) == (isCode ? common.union(["execution_count", "outputs"]) : common))
      for output in cell["outputs"] as? [[String: Any]] ?? [] {
        let isStream = output["output_type"] as? String == "stream"
        #expect(
          Set(output.keys)
            == (isStream ? ["output_type", "name", "text"] : ["output_type", "data", "metadata"]))
      }
    }
    let ids = cells.compactMap { $0["id"] as? String }
    #expect(ids.count == cells.count && Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.wholeMatch(of: /[a-zA-Z0-9_-]{1,64}/) != nil })
  }

  @Test("a marker that runs twice gives cells of different ids")
  func again() {
    let record = CellRecord(
      number: 3, title: "t", prose: "", path: "", line: 1, listing: [.code("a()")], outputs: [.text("x")])
    let file = JupyterFile([record, record, record], heading: "# t", closing: "")
    #expect(
      file.cells.map(\.id) == [
        "heading", "cell-3-text", "cell-3", "cell-3-2-text", "cell-3-2", "cell-3-3-text", "cell-3-3",
      ])
  }

  @Test("prose is Markdown that shows its characters, and a question comes before the code")
  func prose() throws {
    let cells = try written().file.cells
    #expect(cells[0].source.text.hasPrefix("# Sample\n\nbook: chapter 1 · notes: page 1\n"))
    #expect(
      cells[1].source.text == #"""
        ## \[1\] 1.1 First

        Prose with \*stars\*, \<tags\> and a list:

        - one
        - two

            a = b · c

        **Predict:** How large is a?
        """#)
  }

  @Test("every output of the run is there")
  func outputs() throws {
    let cells = try written().file.cells
    let first = try #require(cells.first { $0.id == "cell-1" }?.outputs)
    #expect(first.map(\.type) == ["stream", "display_data"])
    #expect(first[0].text?.text == "a is 20\nb:\nline 1\nline 2\n")
    let verdicts = try #require(first[1].data?["text/html"]?.text)
    for text in ["✓", ">20</td>", "a is even", "not compared: needs the text"] {
      #expect(verdicts.contains(text), "\(text)")
    }
    let second = try #require(cells.first { $0.id == "cell-2" }?.outputs)
    let kinds = second.map { output in output.data.map { $0.keys.sorted().joined(separator: " ") } ?? "stream"
    }
    #expect(
      kinds == [
        "text/markdown text/plain", "image/svg+xml text/plain", "text/markdown text/plain",
        "text/html text/plain",
        "text/html text/plain",
        "text/markdown text/plain", "stream", "text/markdown text/plain", "stream", "text/html text/plain",
      ])
    #expect(second[2].data?["text/markdown"]?.text == "1 bar, by length: heads 0.5000.")
    let picture = try #require(second[1].data?["image/svg+xml"]?.text)
    let chart = BarChart("Odds", labels: ["heads"], values: [0.5])
    #expect(picture == SVG.file(chart.svg()) && picture.contains("xmlns=\"http://www.w3.org/2000/svg\""))
    let html = second.compactMap { $0.data?["text/html"]?.text }
    for (table, texts) in zip(
      html, [["ids", ">q<", ">4<"], ["matrix", "4.5000", "✓"], ["LayerNorm", "normalizes"]])
    {
      #expect(XMLContents("<div>\(table)</div>") != nil)
      for text in texts { #expect(table.contains(text)) }
    }
    #expect(second.compactMap { $0.text?.text } == ["state 0\n", "state 1\n"])
    #expect(cells.first { $0.id == "cell-3" }?.outputs == [])
    #expect(cells.last?.source.text.contains("2 comparisons: 2 agree") == true)
  }

  @Test("lines are kept with their breaks")
  func lines() throws {
    for (text, list) in [("", "[]"), ("a", #"["a"]"#), ("a\nb", #"["a\n","b"]"#), ("a\n", #"["a\n"]"#)] {
      let data = try JSONEncoder().encode(JupyterFile.Lines(text))
      #expect(String(decoding: data, as: UTF8.self) == list)
      #expect(try JSONDecoder().decode(JupyterFile.Lines.self, from: data).text == text)
    }
  }

  @Test("a file that cannot be written is refused before the run", arguments: ["/nowhere/a.ipynb", "/"])
  func noFolder(path: String) {
    #expect(throws: FileError.self) { try notebook("--ipynb", path).prepareJupyterFile() }
  }

  @Test("Markdown shows text as it is")
  func markdown() {
    #expect("1. a_b".asMarkdown == "1\\. a\\_b")
    #expect("# c".asMarkdown == "\\# c")
    #expect("a ` b, `x_y`".asMarkdown == #"a \` b, \`x\_y\`"#)
    #expect("+ x".asMarkdown == "\\+ x")
    #expect("costs $5 | `x`".asMarkdown == #"costs \$5 \| `x`"#)
  }
}
