import Foundation
import Testing

/// An entry of Tests/Golden/rng.json about the order of a loader or a split.
struct LoaderGolden {
  private let params: [String: Any]
  private let outputs: [String: Any]
  let seed: Int

  /// Reads the entry named `id`.
  init(_ id: String) throws {
    let entry = try #require(Self.entries().first { $0["id"] as? String == id }, "no entry \(id)")
    params = try #require(entry["params"] as? [String: Any])
    outputs = try #require(entry["outputs"] as? [String: Any])
    seed = try #require(entry["seed"] as? Int)
  }

  /// Reads the names of all entries whose names begin in a certain way.
  static func ids(withPrefix prefix: String) throws -> [String] {
    try entries().compactMap { $0["id"] as? String }.filter { $0.hasPrefix(prefix) }
  }

  private static func entries() throws -> [[String: Any]] {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: tests.appending(path: "Golden/rng.json"))
    let file = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    return try #require(file["entries"] as? [[String: Any]])
  }

  func param<Value>(_ name: String) throws -> Value {
    try #require(params[name] as? Value, "no parameter \(name)")
  }

  func output<Value>(_ name: String) throws -> Value {
    try #require(outputs[name] as? Value, "no output \(name)")
  }

  /// Returns the floats of the tensor named `name`.
  func floats(_ name: String) throws -> [Float] {
    let tensor: [String: Any] = try output(name)
    return try #require(tensor["data"] as? [NSNumber]).map { Float($0.doubleValue) }
  }
}
