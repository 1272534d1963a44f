import Foundation
import Tensors

/// A training run in a file: parameters, optimiser, random numbers and whatever else it needs to go on.
///
/// A run that is saved, loaded and continued computes the same bits as one that was never interrupted. The
/// file is a safetensors file, with the parameters under `model.` and the optimiser under `optimizer.`.
public enum Checkpoint {
  /// Saves a training run; an older file is replaced only when the new one is complete.
  ///
  /// - Parameter extra: What else the run must remember, such as the step and the position in the data.
  public static func save(
    model: Module, optimizer: Optimizer, generator: RandomGenerator = .default, extra: some Encodable,
    to url: URL
  ) throws {
    let state = optimizer.state
    let settings = Settings(kind: state.kind, groups: state.groups)
    try WeightFile(
      tensors: model.stateDictionary.prefixed(by: "model.") + state.tensors.prefixed(by: "optimizer."),
      integers: [(stepsName, Tensor<Int>(state.steps))],
      metadata: [
        "optimizer": encoded(settings), "generator": encoded(generator.state), "extra": encoded(extra),
      ]
    ).write(to: url)
  }

  /// Brings model, optimiser and generator to where they were, and returns the extra.
  ///
  /// Throws a `WeightError`, and changes nothing, if the file is damaged or was saved from another model or
  /// optimiser.
  public static func load<Extra: Decodable>(
    model: Module, optimizer: Optimizer, generator: RandomGenerator = .default, extra: Extra.Type,
    from url: URL
  ) throws -> Extra {
    let file = try WeightFile(contentsOf: url)
    return try naming(url) {
      let settings = try decoded(Settings.self, "optimizer", in: file)
      let generatorState = try decoded(RandomGenerator.State.self, "generator", in: file)
      let extra = try decoded(Extra.self, "extra", in: file)
      guard let steps = file.integers.first(where: { $0.name == stepsName })?.tensor else {
        throw WeightError("\"\(stepsName)\" is missing: this is no checkpoint, save one again")
      }
      let optimizerState = OptimizerState(
        kind: settings.kind, groups: settings.groups, steps: steps.scalars,
        tensors: file.tensors.withPrefix("optimizer."))
      try optimizer.check(optimizerState)
      try model.load(file.tensors.withPrefix("model."))
      try optimizer.load(optimizerState)
      generator.state = generatorState
      return extra
    }
  }

  private static let stepsName = "optimizer.steps"

  private struct Settings: Codable {
    let kind: String
    let groups: [OptimizerState.Group]
  }

  private static func encoded(_ value: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
  }

  private static func decoded<Value: Decodable>(
    _ type: Value.Type, _ field: String, in file: WeightFile
  ) throws -> Value {
    guard let json = file.metadata[field] else {
      throw WeightError("the metadata \"\(field)\" is missing: this is no checkpoint, save one again")
    }
    do {
      return try JSONDecoder().decode(type, from: Data(json.utf8))
    } catch {
      throw WeightError("the metadata \"\(field)\" is no \(type): save the checkpoint again")
    }
  }
}

extension StateDictionary {
  fileprivate func prefixed(by prefix: String) -> StateDictionary {
    map { (prefix + $0.name, $0.tensor) }
  }

  /// The tensors whose names begin with the prefix, without it.
  fileprivate func withPrefix(_ prefix: String) -> StateDictionary {
    filter { $0.name.hasPrefix(prefix) }.map { (String($0.name.dropFirst(prefix.count)), $0.tensor) }
  }
}
