import Foundation
import Testing

/// The program `llm-training pretrain` in its own process, which can be stopped and killed.
struct PretrainProcess {
  private let process = Process()
  private let output: URL
  private let errors: URL

  /// Starts the program in a folder with a small text, on the tiny size.
  init(_ arguments: [String], in folder: URL) throws {
    let program = try #require(Self.program, "the program is built beside its tests")
    try self.init(program, ["pretrain", "--size", "tiny", "--text", "text.txt"] + arguments, in: folder)
  }

  /// Starts a program.
  init(_ program: URL, _ arguments: [String], in folder: URL) throws {
    output = folder.appending(path: "output-\(UUID().uuidString)")
    errors = folder.appending(path: "errors-\(UUID().uuidString)")
    for file in [output, errors] { try Data().write(to: file) }
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
  }

  /// The program, in the folder of the running tests.
  static let program: URL? = {
    let bundles = Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
    let places = [Bundle.main.executableURL?.deletingLastPathComponent()] + bundles
    return places.compactMap { $0?.appending(path: "llm-training") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  /// The lines it has written so far.
  var lines: [String] { Self.lines(of: output) }
  /// The lines it has written to the standard error.
  var errorLines: [String] { Self.lines(of: errors) }

  private static func lines(of file: URL) -> [String] {
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }

  /// Waits until the condition holds or the program has ended.
  ///
  /// A program that hangs is recorded as an issue and killed, so that the tests do not hang with it.
  func wait(until condition: () -> Bool) {
    let limit = Date(timeIntervalSinceNow: 300)
    while process.isRunning, !condition() {
      usleep(500)
      if Date() > limit {
        Issue.record("the program hangs: \(lines.last ?? "")")
        send(SIGKILL)
        process.waitUntilExit()
      }
    }
  }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits for the end and returns the exit status; nil if a signal ended the program.
  func status() -> Int32? {
    wait { false }
    return process.terminationReason == .exit ? process.terminationStatus : nil
  }

  /// Runs the program to its end and returns its status and its output.
  static func run(
    _ arguments: [String], in folder: URL
  ) throws -> (status: Int32?, lines: [String], errors: [String]) {
    let run = try PretrainProcess(arguments, in: folder)
    return (run.status(), run.lines, run.errorLines)
  }
}

/// Runs `body` in a new folder that holds a small text for `pretrain`, `text.txt`.
func withPretrainingFolder(_ body: (URL) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let text = (1...60).map { number in
    let lines = (1...6).map {
      "At \($0) o'clock the keeper wound clock \((number * $0) % 13), and the tide came in."
    }
    return "Day \(number). " + lines.joined(separator: " ") + "\n<|endoftext|>\n"
  }
  try Data(text.joined().utf8).write(to: folder.appending(path: "text.txt"))
  try body(folder)
}
