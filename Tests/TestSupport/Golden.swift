import Foundation
import Testing

/// One entry of a golden file: an operation, its inputs and its outputs.
public struct GoldenEntry: Sendable, CustomTestStringConvertible {
  public let id: String
  public let about: String
  public let seed: Int?
  public let params: GoldenValue
  public let inputs: GoldenValue
  public let outputs: GoldenValue

  public var testDescription: String { id }

  fileprivate init(_ value: GoldenValue) {
    id = value["id"].string
    about = value["about"].string
    seed = value["seed"].isNull ? nil : value["seed"].int
    params = value["params"]
    inputs = value["inputs"]
    outputs = value["outputs"]
  }
}

/// The values in `Tests/Golden`, computed with PyTorch; each file is read once.
public enum Golden {
  private struct File {
    let document: GoldenValue
    let entries: [GoldenEntry]
  }

  nonisolated(unsafe) private static var files: [String: File] = [:]
  /// Guards `files`. The thread sanitizer understands it; a `Mutex` that has to wait looks like a race to it.
  private static let lock = NSLock()

  /// Returns the entry with this id of `Tests/Golden/NAME.json`.
  public static func entry(_ id: String, in name: String) -> GoldenEntry {
    guard let entry = entries(in: name).first(where: { $0.id == id }) else {
      preconditionFailure("Tests/Golden/\(name).json has no entry \"\(id)\"")
    }
    return entry
  }

  /// Returns all entries of `Tests/Golden/NAME.json` in their order, as arguments for a test.
  public static func entries(in name: String) -> [GoldenEntry] { file(name).entries }

  /// Returns all of `Tests/Golden/NAME.json`, for the files that have no entries.
  public static func document(_ name: String) -> GoldenValue { file(name).document }

  private static func file(_ name: String) -> File {
    lock.withLock {
      if let file = files[name] { return file }
      let file = read(name)
      files[name] = file
      return file
    }
  }

  private static func read(_ name: String) -> File {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Golden/\(name).json")
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    do {
      let document = try decoder.decode(GoldenValue.self, from: Data(contentsOf: url))
      let entries = document.contains("entries") ? document["entries"].list.map(GoldenEntry.init) : []
      return File(document: document, entries: entries)
    } catch {
      preconditionFailure("Tests/Golden/\(name).json cannot be read: \(error)")
    }
  }
}
