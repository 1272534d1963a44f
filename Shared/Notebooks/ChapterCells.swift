import Files
import Foundation

/// The cells of a chapter, looked up as `--cell` does; nothing runs.
public struct ChapterCells {
  public struct Cell: Equatable, Sendable {
    public var number: Int
    public var title: String
  }

  private let entries: [CellEntry]
  /// What lies beyond the book; see ``Notebook/topic(_:_:names:in:seconds:file:line:_:)``.
  public let topics: [TopicEntry]

  /// Reads the notebook of a program in the project's folder `Chapters`; nil if it has no cells there.
  public init?(of program: String) {
    let main = compiledProject + "/Chapters/\(program)/Notebook/main.swift"
    let source = ChapterSource(mainPath: main, builtAt: nil)
    entries = source.cells(ofTopics: false)
    topics = source.topics
    if entries.isEmpty { return nil }
  }

  /// All cells in order.
  public var all: [Cell] { entries.map { Cell(number: $0.number, title: $0.title) } }

  /// The cells that a number, a section or words of titles name; a whole title names only its own.
  ///
  /// - Throws: an error of one line if there is none.
  public func named(_ place: String) throws -> [Cell] {
    let exact = all.filter { $0.title.lowercased() == place.lowercased() }
    if !exact.isEmpty { return exact }
    let numbers = try CellSelection.lookUp(place, in: entries, option: "--cell")
    return all.filter { numbers.contains($0.number) }
  }
}

/// Runs a command with this program's terminal, and returns its exit status.
public func runInTerminal(_ words: [String]) -> Int32 { RunningCommand.status(of: words) }
