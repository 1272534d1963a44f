import Files
import Foundation

/// The source files of a chapter's executable, if they are still where they were compiled.
struct ChapterSource {
  private(set) var files: [String: SourceFile] = [:]
  private var modified: [String: Date] = [:]
  let builtAt: Date?
  let mainPath: String
  /// The chapter's cells and groups; nil without the sources.
  private let index: CellIndex?

  var cells: [CellEntry] { index?.cells ?? [] }
  /// What lies beyond the book, with cells of its own, numbered after all others.
  var topics: [TopicEntry] { index?.topics ?? [] }
  /// The numbers of the cells in each group of the chapter, by file and line.
  var groups: [CellIndex.Place: Range<Int>] { index?.groups ?? [:] }

  /// The cells of the chapter itself, or those of its topics.
  func cells(ofTopics: Bool) -> [CellEntry] { index?.cells(ofTopics: ofTopics) ?? [] }

  /// The selected cells in lines, with about how long their groups take.
  func list(of selection: CellSelection) -> String { index?.list(of: selection) ?? "" }

  /// The functions of the chapter's executable that take the notebook.
  var helpers: Set<String> { index?.helpers ?? [] }

  /// Reads the Swift files in the folder of `mainPath` and in its folder `Topics`; without them, `cells` is empty.
  ///
  /// Their paths are those of the compiler, wherever the project is now.
  init(mainPath: String, builtAt: Date?) {
    self.builtAt = builtAt
    self.mainPath = mainPath
    let folder = URL(fileURLWithPath: mainPath).deletingLastPathComponent().path
    let place = projectPath(folder)
    let names = ["", "Topics/"].flatMap { folder in
      ((try? FileManager.default.contentsOfDirectory(atPath: place + "/" + folder)) ?? []).map { folder + $0 }
    }
    for name in names.sorted() where name.hasSuffix(".swift") {
      let path = folder + "/" + name
      guard let text = try? String(contentsOfFile: place + "/" + name, encoding: .utf8) else { continue }
      files[path] = SourceFile(path: path, text: text)
      if isPacked() { continue }  // copied files have the dates of the copy
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      modified[path] = attributes?[.modificationDate] as? Date
    }
    let others = files.values.filter { $0.path != mainPath }.sorted { $0.path < $1.path }
    index = files[mainPath].map { CellIndex(main: $0, others: others) }
  }

  /// The listing of a cell, or the reason why it cannot be shown.
  enum Listing: Equatable {
    case listing([SourceFile.Part])
    case unavailable(String)
  }

  func listing(path: String, line: Int) -> Listing {
    let name = URL(fileURLWithPath: path).lastPathComponent
    guard let file = files[path] else { return .unavailable("\(name) is no longer where it was compiled") }
    let isNewer = modified[path].map { date in builtAt.map { date > $0 } ?? false } ?? false
    guard !isNewer, let parts = file.cellListing(line: line, helpers: index?.helpers ?? []) else {
      return .unavailable("\(name) has changed since this program was built")
    }
    return .listing(parts)
  }

  /// The statements of a cell that its listing leaves out.
  func hiddenStatements(path: String, line: Int) -> [String] {
    files[path]?.hiddenStatements(ofCellAt: line, helpers: helpers) ?? []
  }

  /// Whether any file of the chapter's executable is newer than the program.
  var hasChanged: Bool { modified.values.contains { date in builtAt.map { date > $0 } ?? false } }

  /// When the running program was built.
  ///
  /// If a file was touched but not changed, a build leaves the program alone and renews only the records in
  /// the folder `NAME.build` beside it, so the later of the two dates counts.
  static var programDate: Date? {
    guard let program = Bundle.main.executableURL else { return nil }
    let module = String(program.lastPathComponent.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    let records = program.deletingLastPathComponent().appendingPathComponent(module + ".build")
    return [program, records].compactMap { url in
      try? FileManager.default.attributesOfItem(atPath: url.path)[.modificationDate] as? Date
    }.max()
  }
}
