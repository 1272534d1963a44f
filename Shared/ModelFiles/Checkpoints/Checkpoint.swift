import Files
import Foundation
import NeuralNetworks
import Tensors

/// A training run in a file: parameters, optimiser, random generator and whatever else it needs to continue.
///
/// A run that is saved, loaded and continued matches an uninterrupted run bit for bit, with the same number of
/// threads on the same kind of processor. The file is a safetensors file with the parameters under `model.`
/// and the optimiser under `optimizer.`. Its metadata mark it as a checkpoint and hold the format version and a
/// checksum of all numbers.
public struct Checkpoint {
  /// The file it was read from.
  public let url: URL
  private let parameters: StateDictionary
  /// The number of threads that the run used. With another number, sums are rounded in another order.
  public let threadCount: Int
  private let optimizerState: OptimizerState
  private let generatorState: RandomGenerator.State
  private let metadata: [String: String]

  private static let version = "3"
  private static let stepsName = "optimizer.steps"

  private struct Settings: Codable {
    let kind: String
    let groups: [OptimizerState.Group]
    let settings: [String: Double]
  }

  /// Saves a training run; replaces an older file only once the new one is complete and on the disk.
  ///
  /// - Parameter extra: Any other state of the run, such as the step and the position in the data.
  public static func save(
    model: Module, optimizer: Optimizer, generator: RandomGenerator = .default, extra: some Encodable,
    to url: URL
  ) throws {
    let state = optimizer.state
    let settings = Settings(kind: state.kind, groups: state.groups, settings: state.settings)
    var file = WeightFile(
      tensors: model.stateDictionary.prefixed(by: "model.") + state.tensors.prefixed(by: "optimizer."),
      integers: [(stepsName, Tensor<Int>(state.steps))],
      metadata: [
        "kind": "checkpoint", "version": version, "optimizer": try encoded(settings),
        "generator": try encoded(generator.state), "extra": try encoded(extra),
        "threads": String(Tensors.threadCount),
      ])
    file.metadata["checksum"] = file.checksum
    try file.write(to: url)
    try synchronizeFolder(of: url)
  }

  /// Reads and verifies a checkpoint without changing anything.
  ///
  /// Throws a `FileError` with the file if it is damaged or not a checkpoint.
  public init(contentsOf url: URL) throws {
    self = try naming(url) { try Checkpoint(WeightFile(contentsOf: url), url) }
  }

  private init(_ file: WeightFile, _ url: URL) throws {
    guard file.metadata["kind"] == "checkpoint" else {
      throw FileError("this is not a checkpoint of a training run: choose one")
    }
    guard file.metadata["version"] == Self.version else {
      throw FileError(
        "the checkpoint has format version \(file.metadata["version"].map(quoted) ?? "none"), not "
          + "\"\(Self.version)\": continue with the program that saved it")
    }
    guard file.metadata["checksum"] == file.checksum else {
      throw FileError("the checksum is wrong, so the file is damaged: use an older checkpoint")
    }
    guard let steps = file.integers.first(where: { $0.name == Self.stepsName })?.tensor else {
      throw FileError("\"\(Self.stepsName)\" is missing: save the checkpoint again")
    }
    let settings = try decoded(Settings.self, "optimizer", in: file.metadata)
    self.url = url
    parameters = file.tensors.withPrefix("model.")
    optimizerState = OptimizerState(
      kind: settings.kind, groups: settings.groups, settings: settings.settings, steps: steps.scalars,
      tensors: file.tensors.withPrefix("optimizer."))
    generatorState = try decoded(RandomGenerator.State.self, "generator", in: file.metadata)
    guard let threads = file.metadata["threads"].flatMap({ Int($0) }) else {
      throw FileError("the metadata \"threads\" is missing: save the checkpoint again")
    }
    threadCount = threads
    metadata = file.metadata
  }

  /// Returns the other state of the run that was passed to `save`.
  public func extra<Extra: Decodable>(as type: Extra.Type) throws -> Extra {
    try naming(url) { try decoded(type, "extra", in: metadata) }
  }

  /// Restores model, optimiser and generator.
  ///
  /// Throws a `FileError`, and changes nothing, if the checkpoint belongs to another model or optimiser.
  public func restore(
    model: Module, optimizer: Optimizer, generator: RandomGenerator = .default
  ) throws {
    do {
      try optimizer.check(optimizerState)
      try model.load(parameters)
      try optimizer.load(optimizerState)
      generator.state = generatorState
    } catch let mismatch as StateMismatch {
      throw FileError(onOneLine(mismatch.description), file: url)
    }
  }

  /// Reads a checkpoint, restores model, optimiser and generator, and returns the extra state.
  ///
  /// Throws a `FileError`, and changes nothing, if the file is damaged or was saved from another model or
  /// optimiser.
  public static func load<Extra: Decodable>(
    model: Module, optimizer: Optimizer, generator: RandomGenerator = .default, extra: Extra.Type,
    from url: URL
  ) throws -> Extra {
    let checkpoint = try Checkpoint(contentsOf: url)
    let extra = try checkpoint.extra(as: Extra.self)
    try checkpoint.restore(model: model, optimizer: optimizer, generator: generator)
    return extra
  }
}

private func encoded(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = .sortedKeys
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

private func decoded<Value: Decodable>(
  _ type: Value.Type, _ field: String, in metadata: [String: String]
) throws -> Value {
  guard let json = metadata[field] else {
    throw FileError("the metadata \"\(field)\" is missing: save the checkpoint again")
  }
  do {
    return try JSONDecoder().decode(type, from: Data(json.utf8))
  } catch {
    throw FileError("the metadata \"\(field)\" is not a valid \(type): save the checkpoint again")
  }
}

extension StateDictionary {
  fileprivate func prefixed(by prefix: String) -> StateDictionary {
    map { (prefix + $0.name, $0.tensor) }
  }

  /// Returns the tensors whose names begin with the prefix, and removes the prefix.
  fileprivate func withPrefix(_ prefix: String) -> StateDictionary {
    filter { $0.name.hasPrefix(prefix) }.map { (String($0.name.dropFirst(prefix.count)), $0.tensor) }
  }
}
