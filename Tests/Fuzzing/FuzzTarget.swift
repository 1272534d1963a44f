import Foundation

/// A reader of outside data, with small valid inputs from which the fuzzer starts.
struct FuzzTarget: Sendable {
  let name: String
  /// The inputs, made by the project's own writers where it has them.
  let seeds: @Sendable () throws -> [Data]
  /// Reads an input; throws if it is not valid.
  let read: @Sendable (Data) throws -> Void
  /// Words of the format, which the fuzzer inserts.
  var words: [String] = []

  /// Every target, in the order in which they run.
  static let all =
    textTargets + recordTargets + tokenizerTargets + weightTargets + tensorFlowTargets + checkpointTargets
    + modelTargets + adapterTargets + optionTargets + topicTargets

  /// Reads an input. Stops the process if the reader's error is not one line that the user could act on.
  func run(_ input: Data) {
    do {
      try read(input)
    } catch {
      let text = "\(error)"
      let isPlain = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
      require(isPlain, "\(name): the error is not one plain line: \(text.debugDescription)")
      require(!(error is DecodingError), "\(name): the error names no file: \(text)")
    }
  }
}

/// Stops the process, which the fuzzer counts as a crash, unless something that must hold does hold.
func require(_ isTrue: Bool, _ message: @autoclosure () -> String) {
  if !isTrue { preconditionFailure(message()) }
}

/// The files of a target, in a folder that is used again for every input.
struct Scratch {
  let folder: URL

  init() {
    folder = FileManager.default.temporaryDirectory.appending(path: "llm-fuzzing-\(getpid())")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      preconditionFailure("no folder for files: \(error)")
    }
  }

  /// The files of this process; the script removes them.
  static let shared = Scratch()

  func url(_ name: String) -> URL { folder.appending(path: name) }

  /// Replaces a file and returns where it is.
  @discardableResult
  func write(_ bytes: Data, as name: String) throws -> URL {
    try bytes.write(to: url(name))
    return url(name)
  }

  /// Returns the bytes of a file that `body` writes.
  func bytes(writing body: (URL) throws -> Void) throws -> Data {
    try body(url("seed"))
    return try Data(contentsOf: url("seed"))
  }
}
