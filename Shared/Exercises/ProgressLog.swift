import Foundation

/// Which exercises are done: a plain text file in the project's folder, outside version control.
///
/// Each line is a change: when, the chapter, the exercise, its state. The last line about an exercise counts,
/// so that processes can add lines at the same time.
public struct ProgressLog {
  public let file: URL
  public private(set) var states: [String: ExerciseVerdict.State] = [:]
  private static let separator = " | "

  /// Reads the log in the project's folder; an empty one if there is none.
  public init(project: URL) {
    file = project.appending(path: ".exercises")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    for line in text.split(separator: "\n") {
      let parts = line.components(separatedBy: Self.separator)
      guard parts.count == 4, let state = ExerciseVerdict.State(rawValue: parts[3]) else { continue }
      states[Self.key(parts[1], parts[2])] = state
    }
  }

  private static func key(_ chapter: String, _ name: String) -> String { chapter + separator + name }

  /// The last known state of an exercise.
  public func state(of name: String, in chapter: String) -> ExerciseVerdict.State {
    states[Self.key(chapter, name)] ?? .notStarted
  }

  /// Adds a line if the state has changed. A folder that cannot be written to loses nothing but the log.
  public mutating func record(_ state: ExerciseVerdict.State, of name: String, in chapter: String) {
    guard state != self.state(of: name, in: chapter) else { return }
    states[Self.key(chapter, name)] = state
    let time = Date.now.formatted(.iso8601)
    let line = [time, chapter, name, state.rawValue].joined(separator: Self.separator) + "\n"
    let descriptor = open(file.path, O_WRONLY | O_APPEND | O_CREAT, 0o644)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let bytes = Array(line.utf8)
    _ = write(descriptor, bytes, bytes.count)
  }
}
