import Foundation

/// The source files of a chapter's executable, if they are still where they were compiled.
struct ChapterSource {
  private var files: [String: SourceFile] = [:]
  private var modified: [String: Date] = [:]
  private let builtAt: Date?
  let cells: [CellEntry]

  /// Reads the Swift files in the folder of `mainPath`; without them, `cells` is empty.
  init(mainPath: String, builtAt: Date?) {
    self.builtAt = builtAt
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
      return
    }
    let others = files.values.filter { $0.path != mainPath }.sorted { $0.path < $1.path }
    cells = CellIndex(main: main, others: others).cells
  }

  /// The source of a cell, or the reason why it cannot be shown.
  enum Code: Equatable {
    case code(String)
    case unavailable(String)
  }

  func code(path: String, line: Int) -> Code {
    let name = URL(fileURLWithPath: path).lastPathComponent
    guard let file = files[path] else { return .unavailable("\(name) is no longer where it was compiled") }
    let isNewer = modified[path].map { date in builtAt.map { date > $0 } ?? false } ?? false
    guard !isNewer, let code = file.code(ofCellAt: line) else {
      return .unavailable("\(name) has changed since this program was built")
    }
    return .code(code)
  }

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
