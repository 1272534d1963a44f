import Foundation

/// Judges one exercise in a process of its own, so that a trap, an endless loop or a wild allocation in the
/// learner's code ends that process and not this one.
struct ChildProcess {
  static let cpuSeconds = 10
  static let bytes = 2 << 30
  static let seconds = 60.0
  /// What is added to the status of a verdict, so that a learner's `exit(0)` does not count as one.
  static let base: Int32 = 100

  /// The hidden command by which a program judges one exercise in itself: chapter, name, file for the message.
  static let command = "judge-here"

  /// Runs this program again for one exercise, and returns the verdict. What the learner's code prints goes to
  /// the standard output.
  static func verdict(of name: String, in chapter: String) throws -> ExerciseVerdict {
    let folder = FileManager.default.temporaryDirectory.appending(path: "exercise-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (message, errors) = (folder.appending(path: "message"), folder.appending(path: "errors"))
    try Data().write(to: errors)

    let process = Process()
    process.executableURL = Bundle.main.executableURL
    process.arguments = [command, chapter, name, message.path]
    var environment = ProcessInfo.processInfo.environment
    environment["SWIFT_BACKTRACE"] = "enable=no"  // the message is enough, and comes at once
    // Each thread of OpenBLAS has a buffer: on many cores these alone would reach the limit of memory.
    for name in ["LLM_THREADS", "OPENBLAS_NUM_THREADS"] where environment[name] == nil {
      environment[name] = "2"
    }
    process.environment = environment
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let wasStopped = !wait(for: process)

    let lines = (try? String(contentsOf: message, encoding: .utf8))?.split(separator: "\n").map(String.init)
    if process.terminationReason == .exit, let lines,
      let state = ExerciseVerdict.State(status: process.terminationStatus - base)
    {
      return ExerciseVerdict(state: state, message: lines)
    }
    let text = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
    let reason = wasStopped ? "It did not end within \(Int(seconds)) seconds." : death(of: process, text)
    return ExerciseVerdict(
      state: .wrong, message: (lines ?? []) + reason.split(separator: "\n").map(String.init), crashed: true)
  }

  /// Waits until a process has ended; kills it if that takes too long, and returns false.
  private static func wait(for process: Process) -> Bool {
    let end = Date(timeIntervalSinceNow: seconds)
    while process.isRunning {
      if Date() > end {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return false
      }
      usleep(2000)
    }
    return true
  }

  /// Says in a sentence why a process ended.
  private static func death(of process: Process, _ errors: String) -> String {
    guard process.terminationReason == .uncaughtSignal else {
      return "It ended the program with status \(process.terminationStatus)."
    }
    let fatal = errors.split(separator: "\n").first { $0.contains("Fatal error") }.map(String.init)
    switch process.terminationStatus {
    case SIGXCPU, SIGKILL:
      return "It used more than \(cpuSeconds) seconds of CPU time: is there a loop that does not end?"
    case SIGSEGV, SIGBUS:
      return "It crashed: does it call itself without an end, or reach outside its memory?"
    default:
      if errors.contains("allocate") {
        return "It needed more than \(bytes >> 30) GB of memory: is a size not what it should be?"
      }
      let place = fatal.map { ":\n" + readable($0) } ?? " with signal \(process.terminationStatus)."
      return "It stopped" + place
    }
  }

  /// The runtime's line about a trap, with the file's name for its path, and without a file of the standard
  /// library.
  private static func readable(_ line: String) -> String {
    guard let range = line.range(of: ".swift:") else { return line }
    if line.hasPrefix("Swift/"), let start = line.range(of: "Fatal error: ") {
      return String(line[start.upperBound...])
    }
    let path = line[..<range.upperBound]
    let name = path.lastIndex(of: "/").map { line[line.index(after: $0)...] } ?? line[...]
    return String(name)
  }
}
