import Foundation

/// The source files of a chapter's executable, if they are still where they were compiled.
struct ChapterSource {
  private(set) var files: [String: SourceFile] = [:]
  private var modified: [String: Date] = [:]
  let builtAt: Date?
  let mainPath: String
  let cells: [CellEntry]
  /// The numbers of the cells in each group of the chapter, by file and line.
  let groups: [CellIndex.Place: Range<Int>]
  /// The functions of the chapter's executable that take the notebook.
  private let helpers: Set<String>

  /// Reads the Swift files in the folder of `mainPath`; without them, `cells` is empty.
  init(mainPath: String, builtAt: Date?) {
    self.builtAt = builtAt
    self.mainPath = mainPath
    let folder = URL(fileURLWithPath: mainPath).deletingLastPathComponent().path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() where name.hasSuffix(".swift") {
      let path = folder + "/" + name
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { continue }
      files[path] = SourceFile(path: path, text: text)
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      modified[path] = attributes?[.modificationDate] as? Date
    }
    guard let main = files[mainPath] else {
      cells = []
      groups = [:]
      helpers = []
      return
    }
    let others = files.values.filter { $0.path != mainPath }.sorted { $0.path < $1.path }
    let index = CellIndex(main: main, others: others)
    cells = index.cells
    groups = index.groups
    helpers = index.helpers
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
    guard !isNewer, let parts = file.cellListing(line: line, helpers: helpers) else {
      return .unavailable("\(name) has changed since this program was built")
    }
    return .listing(parts)
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
