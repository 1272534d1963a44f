import Files
import Foundation

/// Where a presentation is: `--present` writes it to a small file, and the teacher's notes follow it.
public struct PresentedPosition: Equatable, Sendable {
  public var program: String
  /// The number of the cell that is shown; 0 between cells.
  public var cell: Int
  public var title: String
  public var screen: Int
  public var screens: Int
  /// When the presentation began.
  public var began: Date
  /// The place in a plan, counted from 0; nil if a chapter is presented by itself.
  public var item: Int?

  public init(
    program: String, cell: Int, title: String, screen: Int = 1, screens: Int = 1, began: Date,
    item: Int? = ProcessInfo.processInfo.environment[Self.itemVariable].flatMap { Int($0) }
  ) {
    self.program = program
    self.cell = cell
    self.title = title
    self.screen = screen
    self.screens = screens
    self.began = began
    self.item = item
  }

  /// The environment variable by which the presentation of a plan tells a chapter its place.
  public static let itemVariable = "LLM_WORKSHOP_ITEM"

  /// The file: in `XDG_RUNTIME_DIR`, or else in a folder of this user for temporary files.
  public static func path(environment: [String: String] = ProcessInfo.processInfo.environment) -> String {
    if let runtime = environment["XDG_RUNTIME_DIR"], runtime.hasPrefix("/"), access(runtime, W_OK) == 0 {
      return runtime + "/llm-from-scratch-position"
    }
    let temporary = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    return "\(temporary)/llm-from-scratch-\(getuid())/position"
  }

  /// Replaces the file in one step: a reader finds the old or the new position, never half of one.
  public func write(to path: String) throws {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    if mkdir(folder, 0o700) != 0 {
      var information = stat()
      guard lstat(folder, &information) == 0, information.st_uid == getuid() || folder != ownFolder else {
        throw FileError("belongs to somebody else", file: folder)
      }
    }
    try writeAtomically(Data(text.utf8), to: path)
  }

  private var ownFolder: String {
    URL(filePath: Self.path(environment: [:])).deletingLastPathComponent().path
  }

  /// Reads the file; nil if there is none, or if it is no position.
  public init?(path: String) {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    self.init(text: text)
  }

  var text: String {
    """
    program \(program)
    cell \(cell)
    screen \(screen)
    screens \(screens)
    began \(began.timeIntervalSince1970)
    item \(item.map { "\($0)" } ?? "")
    title \(title.split(whereSeparator: \.isNewline).joined(separator: " "))

    """
  }

  init?(text: String) {
    var values: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      values[parts[0]] = parts.dropFirst().first ?? ""
    }
    guard let program = values["program"], let cell = values["cell"].flatMap({ Int($0) }),
      let began = values["began"].flatMap({ Double($0) }), let title = values["title"]
    else { return nil }
    self.init(
      program: program, cell: cell, title: title, screen: values["screen"].flatMap { Int($0) } ?? 1,
      screens: values["screens"].flatMap { Int($0) } ?? 1, began: Date(timeIntervalSince1970: began),
      item: values["item"].flatMap { Int($0) })
  }

  /// When the presentation at `path` began: as the file says if it changed within the last half hour, so that a
  /// second chapter goes on with the clock of the first, and otherwise now.
  public static func beginning(at path: String, now: Date = Date()) -> Date {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let changed = attributes?[.modificationDate] as? Date, now.timeIntervalSince(changed) < 1800,
      let position = PresentedPosition(path: path), position.began <= now
    else { return now }
    return position.began
  }
}
