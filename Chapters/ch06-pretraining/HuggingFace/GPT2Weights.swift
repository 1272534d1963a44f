import Architecture
import Files
import Foundation
import ModelFiles
import NeuralNetworks
import Tensors

/// The tensors of a GPT-2 checkpoint by Hugging Face's names, checked
/// against their configuration.
struct GPT2Weights {
  let configuration: GPTConfiguration
  private var tensors: [String: Tensor<Float>] = [:]
  /// The element types of tensors that are not floating-point, by name.
  private var otherTypes: [String: String] = [:]

  /// Reads the weights in `folder`, which may have the prefix
  /// `transformer.` in their names.
  ///
  /// If `isTied`, the output layer shares the token embedding, unless the
  /// file has `lm_head.weight`.
  ///
  /// - Throws: `FileError` with the first tensor that is missing, unknown
  ///   or of the wrong shape.
  init(folder: URL, for configuration: GPTConfiguration, isTied: Bool)
    throws
  {
    self.configuration = configuration
    let whole = folder.appending(path: PretrainedModel.weightsName)
    let file =
      FileManager.default.fileExists(atPath: whole.path) ? whole : folder
    let weights = try WeightFile(folder: folder)
    for (name, tensor) in weights.tensors {
      try add(tensor, Self.plainName(name), file)
    }
    let others =
      weights.integers.map { ($0.name, "I64") } + weights.otherTypes
    for (name, type) in others {
      if let name = Self.plainName(name) { otherTypes[name] = type }
    }
    try check(isTied: isTied, file)
  }

  /// Reads OpenAI's checkpoint in `folder`.
  ///
  /// - Throws: `FileError` with the first tensor, by Hugging Face's name,
  ///   that is missing, unknown or of the wrong shape.
  init(
    _ checkpoint: TensorFlowCheckpoint, for configuration: GPTConfiguration,
    folder: URL
  ) throws {
    self.configuration = configuration
    for (name, tensor) in checkpoint.tensors {
      // The checkpoint's projections have the shape [1, inputs, outputs].
      let isStacked = tensor.rank == 3 && tensor.shape[0] == 1
      try add(
        isStacked ? tensor[0] : tensor, Self.plainName(ofOpenAI: name),
        folder)
    }
    try check(isTied: true, folder)
  }

  private mutating func add(
    _ tensor: Tensor<Float>, _ name: String?, _ file: URL
  ) throws {
    guard let name, tensors.updateValue(tensor, forKey: name) != nil else {
      return
    }
    throw FileError(
      "\(quoted(name)) appears twice, with and without \"transformer.\": get or save the file again",
      file: file)
  }

  /// The name without its prefix; nil for the causal masks in older files,
  /// which the context length determines.
  private static func plainName(_ name: String) -> String? {
    let name =
      name.hasPrefix("transformer.")
      ? String(name.dropFirst("transformer.".count)) : name
    let isMask =
      name.hasPrefix("h.")
      && (name.hasSuffix(".attn.bias")
        || name.hasSuffix(".attn.masked_bias"))
    return isMask ? nil : name
  }

  /// Hugging Face's name for one of OpenAI's: `h.0.attn.c_attn.weight` for
  /// `model/h0/attn/c_attn/w`.
  private static func plainName(ofOpenAI name: String) -> String {
    let parts = name.split(separator: "/").drop { $0 == "model" }
    return parts.map { part in
      switch part {
      case "w", "g": "weight"
      case "b": "bias"
      case "wte", "wpe": "\(part).weight"
      default:
        part.first == "h" && Int(part.dropFirst()) != nil
          ? "h.\(part.dropFirst())" : String(part)
      }
    }.joined(separator: ".")
  }

  private func check(isTied: Bool, _ file: URL) throws {
    // One block at a time: a wrong number of blocks may be enormous.
    var expected: Set<String> = []
    for index in 0..<configuration.layerCount {
      try require(
        GPT2Tensor.block(index, of: configuration), file, &expected)
    }
    try require(GPT2Tensor.aroundBlocks(of: configuration), file, &expected)
    let head = GPT2Tensor.head(of: configuration)
    if !isTied || tensors[head.name] != nil {
      try require([head], file, &expected)
    }
    let names = Array(tensors.keys) + otherTypes.keys
    if let unknown = names.filter({ !expected.contains($0) }).min() {
      try Self.checkWrapper(unknown, file)
      throw FileError(
        "the tensor \(quoted(unknown)) does not belong to a GPT-2 with \(configuration.layerCount) blocks: "
          + "correct n_layer in config.json, or get the file again",
        file: file)
    }
  }

  /// Throws if a name shows that a wrapper of the model was saved instead
  /// of the model.
  private static func checkWrapper(_ name: String, _ file: URL) throws {
    for (prefix, attribute) in [
      ("_orig_mod.", "_orig_mod"), ("module.", "module"),
    ]
    where name.hasPrefix(prefix) {
      throw FileError(
        "the names begin with \(quoted(prefix)), so a wrapper around the model was saved: "
          + "save model.\(attribute) instead", file: file)
    }
  }

  private func require(
    _ required: [GPT2Tensor], _ file: URL, _ expected: inout Set<String>
  ) throws {
    for tensor in required {
      if let type = otherTypes[tensor.name] {
        throw FileError(
          "the tensor \"\(tensor.name)\" is of type \(quoted(type)): convert it to F32, F16 or BF16",
          file: file)
      }
      guard let shape = tensors[tensor.name]?.shape else {
        for name in tensors.keys.sorted() {
          try Self.checkWrapper(name, file)
        }
        throw FileError(
          "the tensor \"\(tensor.name)\" is missing (config.json asks for \(configuration.layerCount) blocks): "
            + "correct config.json, or get the file again", file: file)
      }
      guard shape == tensor.shape else {
        throw FileError(
          "the tensor \"\(tensor.name)\" has shape \(shape), but config.json asks for \(tensor.shape): "
            + "correct config.json, or get the file again", file: file)
      }
      expected.insert(tensor.name)
    }
  }

  /// Copies the weights into a model of this configuration. Book, section
  /// 5.5: `load_weights_into_gpt`.
  func copy(into model: GPTModel) {
    var parameters: [String: Parameter] = [:]
    for (name, parameter) in model.namedParameters {
      parameters[name] = parameter
    }
    for tensor in GPT2Tensor.all(of: configuration) {
      assign(tensor, to: parameters)
    }
    // without an output layer in the file: the token embedding again
    let head = tensors["lm_head.weight"] ?? tensors["wte.weight"]!
    model.outputHead.weight.detached().copy(from: head)
  }

  /// Splits the tensor along its last axis, and copies each part into its
  /// parameter, transposed if the file holds the transpose. The shapes have
  /// been checked. Book, section 5.5: `assign`.
  private func assign(
    _ tensor: GPT2Tensor, to parameters: [String: Parameter]
  ) {
    let parts = tensors[tensor.name]!.chunked(
      into: tensor.parameters.count, along: -1)
    for (name, part) in zip(tensor.parameters, parts) {
      guard let parameter = parameters[name] else {
        preconditionFailure("GPT2Weights: no parameter \(name)")
      }
      let weight = tensor.isTransposed ? part.transposed() : part
      parameter.value.copy(from: weight)
    }
  }
}
