import Foundation
import Testing

@testable import Notebooks

nonisolated(unsafe) private let exercisedChapter = { (notebook: Notebook) in
  notebook.cell("3.4 Before", "Not an exercise.")
  notebook.print("shown")

  notebook.cell("3.6.1 Exercise 3.2: two heads", "Each head must have width 1.")
  let secretWidth = 1
  notebook.ask("a question that gives it away")
  notebook.print("the width is \(secretWidth)")
  notebook.claim("the claim", true)

  notebook.cell("3.7 After")
  notebook.print("shown too, from \(secretWidth)")
}

@Suite("--hide-solutions")
struct HideSolutionsTests {
  private func notebook(_ arguments: [String], write: @escaping (String) -> Void) throws -> Notebook {
    let options = try ParsedOptions(arguments, declared: SharedOptions.declarations)
    let notebook = try Notebook(
      name: "sample", options: options, terminal: .recording(write),
      source: ChapterSource(mainPath: #filePath, builtAt: .distantFuture))
    exercisedChapter(notebook)
    return notebook
  }

  private let secrets = ["secretWidth", "width is", "gives it away", "the claim", "must have width 1"]

  @Test("the task is shown; code, prose and outputs of the solution are not, and the other cells are")
  func hides() throws {
    var (hidden, open) = ("", "")
    let notebook = try notebook(["--hide-solutions"]) { hidden += $0 }
    _ = try self.notebook([]) { open += $0 }
    for secret in secrets { #expect(open.contains(secret), "\(secret)") }
    let cell = try #require(hidden.components(separatedBy: "── [").first { $0.hasPrefix("2]") })
    let words = cell.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("Exercise 3.2") && words.contains("so that the result has width 2"))
    for secret in secrets { #expect(!cell.contains(secret), "\(secret)") }
    #expect(hidden.contains("shown too, from 1"))
    #expect(notebook.verdicts.isEmpty)
  }

  @Test("pages obey it")
  func page() throws {
    let notebook = try notebook(["--hide-solutions"]) { _ in }
    let page = notebook.page()
    let section = try #require(page.components(separatedBy: "<section class=\"cell\"").dropFirst(2).first)
    #expect(section.contains("so that the result has width 2"))
    for secret in secrets { #expect(!section.contains(secret), "\(secret)") }
  }

  @Test("every exercise that a cell works out has its task, and every task has its cell")
  func tasks() throws {
    var found: Set<String> = []
    for chapter in Chapters.names {
      let source = ChapterSource(mainPath: Chapters.mainPath(of: chapter), builtAt: nil)
      for cell in source.cells where cell.title.contains("Exercise") {
        let numbers = BookExercises.numbers(in: cell.title)
        #expect(!numbers.isEmpty, "\(chapter) [\(cell.number)] \(cell.title)")
        for number in numbers { #expect(BookExercises.tasks[number] != nil, "\(cell.title)") }
        found.formUnion(numbers)
      }
    }
    #expect(found == Set(BookExercises.tasks.keys))
    #expect(BookExercises.numbers(in: "A.1 Exercises A.1 and A.2: set up") == ["A.1", "A.2"])
    #expect(BookExercises.numbers(in: "4.5 The block").isEmpty)
  }
}
