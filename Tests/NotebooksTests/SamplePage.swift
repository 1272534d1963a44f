import Foundation
import Tensors
import Testing

@testable import Notebooks

/// A chapter in a folder of its own, with a lesson and cells that show everything that cells can show.
struct SampleProject {
  let folder: URL
  private let main: String

  static let lesson = """
    /// Adds < and > to "texts" & tensors.
    public struct Marker<Scalar> {
      public let sign = "<&>"

      /// Marks a text.
      public func mark(_ text: String) -> String {
        precondition(!text.isEmpty, "Marker: no text")
        return sign + text
      }
    }

    public func twice(_ number: Int) -> Int { number * 2 }
    """

  static let cells = """
    import Notebooks
    notebook.cell("3.1 Is a < b & \\"c\\"?", "prose")
    notebook.source(of: "Marker.mark")
    let marker = Marker<Float>()  // "1 < 2" & 3
    notebook.print(marker.mark("x"), 0.25)
    notebook.cell("3.1 Is a < b & \\"c\\"?")
    let b = 17
    notebook.cell("Exercise 3.1: all outputs")
    let c = 18
    """

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "sample-\(UUID().uuidString)")
    let chapter = folder.appending(path: "Chapters/ch09-sample")
    for (name, text) in [("Lesson/Marker.swift", Self.lesson), ("Notebook/main.swift", Self.cells)] {
      let file = chapter.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    main = chapter.appending(path: "Notebook/main.swift").path
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Runs the chapter: its notebook, what it prints, and its exit status.
  func run(
    _ arguments: [String] = []
  ) throws -> (notebook: Notebook, output: String, status: Int32) {
    var output = ""
    let options = try ParsedOptions(arguments, declared: SharedOptions.declarations)
    let notebook = try Notebook(
      name: "ch09-sample", options: options, terminal: .recording { output += $0 },
      source: ChapterSource(mainPath: main, builtAt: .distantFuture))
    notebook.about = ("Samples & <more>", "chapter 9", "9. \"Samples\"")
    try notebook.preparePage()
    outputs(notebook)
    let status = try notebook.finish()
    return (notebook, output, status)
  }

  private func outputs(_ notebook: Notebook) {
    notebook.print("Running on <stand-in> data with 1,357 words.")
    notebook.cell(
      "3.1 Is a < b & \"c\"?",
      """
      Two & three, `a < b`.

      - an item of
        two lines
      - another

          y = a <= b

      The end.
      """, formulas: .row("x", "=", .fraction("1", over: .root("n")), "<", .power("e", "2")), "z = 9",
      file: main, line: 2)
    notebook.print("<&>x", 0.25)
    notebook.show("a \"label\" & <b>", 42)
    notebook.show("two lines", "1.5\n2.5")
    notebook.show([
      "task & 1": String(repeating: "word < ", count: 20) + "end 51", "without words": "", "score": "52",
    ])
    notebook.cell("3.1 Is a < b & \"c\"?", file: main, line: 6)
    notebook.ask("Which is larger, 3 < 4?")
    notebook.compare("loss", 1.2345, book: 1.2346)
    notebook.compare("ids", [7, 8], book: [7, 9])
    notebook.expectDifference("count", 5, book: 6, reason: "the notes count \"<bos>\" & more")
    notebook.cell("Exercise 3.1: all outputs", file: main, line: 8)
    notebook.compare(
      "weights", Tensor([[0.11, 0.12], [0.13, 0.14]]), book: Tensor([[0.11, 0.12], [0.13, 0.24]]),
      rows: ["to & fro", "<unk>"], columns: ["x", "y"])
    notebook.claim("4 < 5 & \"so on\"", true)
    notebook.claim("it fails", false)
    notebook.skipComparison("the <loss>", because: "a & b are missing")
    notebook.prose("Some prose: 1 < 2.")
    var table = Table(["word & id", "count"], numbers: ["count"])
    table.append(["<pad>", "31"])
    notebook.show("table <1>", table)
    notebook.show("tensor", Tensor([[61.5, 62], [63, 64]]), rows: ["r1", "r2"], columns: ["", "c2"])
    notebook.plot(BarChart("bars <&>", labels: ["<eos>", "b"], values: [0.75, 0.5]))
    notebook.plot(HeatMap("heat", rows: ["a", "b"], columns: ["c"], values: [[0.31], [0.69]]))
    notebook.control("temperature & more", states: ["0.1", "1 < 2", "5"], shown: 1) { state in
      notebook.show("value", [701, 702, 703][state])
    }
    notebook.control("step", states: (0..<12).map { "step \($0)" }) { notebook.print(800 + $0) }
    notebook.built(["Marker": "marks <texts>", "Marker.mark": "one of them", "unknown": "has no source"])
  }
}

/// Runs `body` with a sample project.
func withSampleProject<Result>(_ body: (SampleProject) throws -> Result) throws -> Result {
  let project = try SampleProject()
  defer { project.remove() }
  return try body(project)
}
