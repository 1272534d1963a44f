import Files
import Foundation

/// A chapter's program, and whether this checkout has it.
public struct ChapterEntry: Sendable {
  /// The program's name, as in `swift run ch04-attention`.
  public let program: String
  /// The part of the book that it covers.
  public let book: String
  /// The page of the notes that it covers.
  public let notes: String
  /// The number of cells in its notebook; nil if the chapter is missing.
  public let cellCount: Int?
}

/// The chapters of the project, with the cells counted in their sources.
public enum ChapterCatalog {
  private static let plan:
    [(program: String, book: String, notes: String)] = [
      ("ch00-concepts", "chapter 1, appendix A", "0"),
      ("ch01-tokenizing", "2.1–2.5", "1"),
      ("ch02-sampling", "2.6", "2"),
      ("ch03-embeddings", "2.7–2.8", "3"),
      ("ch04-attention", "chapter 3", "4"),
      ("ch05-architecture", "chapter 4", "5"),
      ("ch06-pretraining", "chapter 5, appendix D", "6"),
      ("ch07.0-lora", "appendix E", "7.0"),
      ("ch07.1-classification", "chapter 6", "7.1"),
      ("ch07.2-instruct", "chapter 7", "7.2"),
    ]

  /// Lists all chapters; a chapter without sources in `folder` has no cell
  /// count.
  public static func entries(
    in folder: URL = URL(fileURLWithPath: projectPath(#filePath))
      .deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  ) -> [ChapterEntry] {
    plan.map { program, book, notes in
      let notebook = folder.appendingPathComponent(program)
        .appendingPathComponent("Notebook")
      return ChapterEntry(
        program: program, book: book, notes: notes,
        cellCount: cellCount(in: notebook))
    }
  }

  /// Counts the cell markers in the Swift files of a folder; nil if there
  /// are no Swift files.
  private static func cellCount(in folder: URL) -> Int? {
    let files =
      (try? FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: nil)) ?? []
    let counts = files.filter { $0.pathExtension == "swift" }.compactMap {
      file in
      (try? String(contentsOf: file, encoding: .utf8))?.components(
        separatedBy: ".cell("
      ).count
    }.map { $0 - 1 }
    return counts.isEmpty ? nil : counts.reduce(0, +)
  }
}
