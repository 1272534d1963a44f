import Foundation

/// Which exercises are done: a plain text file in the project's folder, outside version control.
///
/// Each line is a change: when, the chapter, the exercise, its state or the hint that was given. The last line about an exercise counts,
/// so that processes can add lines at the same time.
public struct ProgressLog {
  public let file: URL
  public private(set) var states: [String: ExerciseVerdict.State] = [:]
  private var hints: [String: Int] = [:]
  private static let separator = " | "

  /// Reads the log in the project's folder; an empty one if there is none.
  public init(project: URL) {
    file = project.appending(path: ".exercises")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    for line in text.split(separator: "\n") {
      let parts = line.components(separatedBy: Self.separator)
      guard parts.count == 4 else { continue }
      let key = Self.key(parts[1], parts[2])
      if let state = ExerciseVerdict.State(rawValue: parts[3]) { states[key] = state }
      if let hint = Int(parts[3].replacing("hint ", with: "")) { hints[key] = max(hints[key] ?? 0, hint) }
    }
  }

  private static func key(_ chapter: String, _ name: String) -> String { chapter + separator + name }

  /// The last known state of an exercise.
  public func state(of name: String, in chapter: String) -> ExerciseVerdict.State {
    states[Self.key(chapter, name)] ?? .notStarted
  }

  /// How many hints to an exercise were given.
  public func hints(of name: String, in chapter: String) -> Int { hints[Self.key(chapter, name)] ?? 0 }

  /// Adds a line if the state has changed. A folder that cannot be written to loses nothing but the log.
  public mutating func record(_ state: ExerciseVerdict.State, of name: String, in chapter: String) {
    guard state != self.state(of: name, in: chapter) else { return }
    states[Self.key(chapter, name)] = state
    append(state.rawValue, of: name, in: chapter)
  }

  /// Adds a line if the hint was not given before.
  public mutating func record(hint: Int, of name: String, in chapter: String) {
    guard hint > hints(of: name, in: chapter) else { return }
    hints[Self.key(chapter, name)] = hint
    append("hint \(hint)", of: name, in: chapter)
  }

  private func append(_ event: String, of name: String, in chapter: String) {
    let line = [Date.now.formatted(.iso8601), chapter, name, event].joined(separator: Self.separator) + "\n"
    let descriptor = open(file.path, O_WRONLY | O_APPEND | O_CREAT, 0o644)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let bytes = Array(line.utf8)
    _ = write(descriptor, bytes, bytes.count)
  }
}
