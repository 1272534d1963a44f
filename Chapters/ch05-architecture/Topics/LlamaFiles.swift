import Files
import Foundation
import ModelFiles
import NeuralNetworks
import Tensors

extension LlamaModel {
  /// Loads the `config.json` and weights in a folder, as transformers keeps
  /// them.
  ///
  /// Throws `FileError` with the file and the field or tensor that is wrong.
  public convenience init(folder: URL) throws {
    let file = folder.appending(path: "config.json")
    let configuration = try LlamaConfiguration(contentsOf: file)
    let weights = try WeightFile(folder: folder)
    self.init(configuration)
    var known: [String: String] = [:]
    for (name, _) in namedParameters {
      known[Self.publishedName(name)] = name
    }
    let state: StateDictionary = try weights.tensors.map {
      guard let name = known[$0.name] else {
        throw FileError(
          "holds \"\($0.name)\", which a Llama of \(configuration.layerCount) layers does not have: use the config.json that belongs to it",
          file: folder)
      }
      return (name, $0.tensor)
    }
    do {
      try load(state)
    } catch let error as StateMismatch {
      throw FileError(error.description, file: folder)
    }
    eval()
  }

  /// Saves `config.json` and `model.safetensors` to a folder, from which
  /// transformers and `init(folder:)` read them. Throws `FileError`.
  public func save(to folder: URL) throws {
    let tensors = stateDictionary.map {
      (name: Self.publishedName($0.name), tensor: $0.tensor)
    }
    let weights = WeightFile(tensors: tensors, metadata: ["format": "pt"])
    try weights.write(to: folder.appending(path: "model.safetensors"))
    try writeAtomically(
      configuration.fileContents,
      to: folder.appending(path: "config.json").path)
  }

  /// Returns the name that transformers gives to one of our parameters.
  static func publishedName(_ name: String) -> String {
    var name = name
    for (ours, theirs) in publishedParts {
      name = name.replacingOccurrences(of: ours, with: theirs)
    }
    return name.hasPrefix("lm_head") ? name : "model." + name
  }

  private static let publishedParts: [(String, String)] = [
    ("embedding.", "embed_tokens."), ("blocks.", "layers."),
    ("attention.query", "self_attn.q_proj"),
    ("attention.key", "self_attn.k_proj"),
    ("attention.value", "self_attn.v_proj"),
    ("attention.output", "self_attn.o_proj"),
    ("feedForward.gate", "mlp.gate_proj"),
    ("feedForward.up", "mlp.up_proj"),
    ("feedForward.down", "mlp.down_proj"),
    ("firstNorm.scale", "input_layernorm.weight"),
    ("secondNorm.scale", "post_attention_layernorm.weight"),
    ("finalNorm.scale", "norm.weight"), ("outputHead.", "lm_head."),
  ]
}
