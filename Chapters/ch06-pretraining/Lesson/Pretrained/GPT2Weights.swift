import Architecture
import Foundation
import NeuralNetworks
import Tensors

/// The tensors of a GPT-2 checkpoint by Hugging Face's names, checked against the configuration that they
/// come with.
struct GPT2Weights {
  private let configuration: GPTConfiguration
  private var tensors: [String: Tensor<Float>] = [:]

  /// Takes the tensors of `file`, which may have the prefix `transformer.` in their names.
  ///
  /// If `isTied`, the output layer is the table of token embeddings, unless it is there as `lm_head.weight`.
  ///
  /// - Throws: `PretrainedError` naming the first tensor that is missing, unknown or of another shape.
  init(_ state: StateDictionary, for configuration: GPTConfiguration, isTied: Bool, from file: URL) throws {
    self.configuration = configuration
    for (name, tensor) in state {
      let name = name.hasPrefix("transformer.") ? String(name.dropFirst("transformer.".count)) : name
      if Self.isMask(name) { continue }
      guard tensors.updateValue(tensor, forKey: name) == nil else {
        throw PretrainedError(
          file, "\"\(name)\" is there twice, with and without \"transformer.\": get or save the file again")
      }
    }
    try check(isTied: isTied, file)
  }

  /// Older files also have each block's causal mask, which follows from the context length.
  private static func isMask(_ name: String) -> Bool {
    name.hasPrefix("h.") && (name.hasSuffix(".attn.bias") || name.hasSuffix(".attn.masked_bias"))
  }

  private func check(isTied: Bool, _ file: URL) throws {
    // The blocks first, one by one: a number of blocks that is wrong may be enormous.
    var expected: Set<String> = []
    for index in 0..<configuration.layerCount {
      try require(GPT2Tensor.block(index, of: configuration), file, &expected)
    }
    try require(GPT2Tensor.aroundBlocks(of: configuration), file, &expected)
    let head = GPT2Tensor.head(of: configuration)
    if !isTied || tensors[head.name] != nil { try require([head], file, &expected) }
    if let unknown = tensors.keys.filter({ !expected.contains($0) }).min() {
      throw PretrainedError(
        file,
        "the tensor \"\(unknown)\" has no place in a GPT-2 of \(configuration.layerCount) blocks: "
          + "correct n_layer in config.json, or get the file again")
    }
  }

  private func require(_ required: [GPT2Tensor], _ file: URL, _ expected: inout Set<String>) throws {
    for tensor in required {
      guard let shape = tensors[tensor.name]?.shape else {
        throw PretrainedError(
          file,
          "the tensor \"\(tensor.name)\" is missing (config.json asks for \(configuration.layerCount) blocks): "
            + "correct config.json, or get the file again")
      }
      guard shape == tensor.shape else {
        throw PretrainedError(
          file,
          "the tensor \"\(tensor.name)\" has shape \(shape) where config.json asks for \(tensor.shape): "
            + "correct config.json, or get the file again")
      }
      expected.insert(tensor.name)
    }
  }

  /// Makes a model with these weights. The output layer has a copy of the token embeddings where the file
  /// has only one table: training changes them separately, as in the book.
  ///
  /// Book, section 5.5: `load_weights_into_gpt`.
  func makeModel() -> GPTModel {
    let model = GPTModel(configuration)
    let parameters = Dictionary(uniqueKeysWithValues: model.namedParameters.map { ($0.name, $0.parameter) })
    for tensor in GPT2Tensor.all(of: configuration) { copy(tensor, into: parameters) }
    let head = GPT2Tensor.head(of: configuration)
    parameters[head.parameters[0]]?.value.copy(from: tensors[head.name] ?? tensors["wte.weight"]!)
    return model
  }

  /// Cuts the tensor along its last axis into the parameters that lie in it.
  private func copy(_ tensor: GPT2Tensor, into parameters: [String: Parameter]) {
    let parts = tensors[tensor.name]!.chunked(into: tensor.parameters.count, along: -1)
    for (name, part) in zip(tensor.parameters, parts) {
      guard let parameter = parameters[name] else {
        preconditionFailure("GPT2Weights: a GPTModel has no parameter \(name)")
      }
      parameter.value.copy(from: tensor.isTransposed ? part.transposed() : part)
    }
  }
}
