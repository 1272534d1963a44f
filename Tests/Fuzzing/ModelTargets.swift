import Architecture
import Files
import Foundation
import NeuralNetworks
import Tensors

@testable import LowRankAdaptation
@testable import Pretraining

/// A model's settings and weights.
let modelTargets = [
  FuzzTarget(
    name: "config", seeds: { [try saved("config.json")] },
    read: { input in
      try Scratch.shared.write(saved("model.safetensors"), as: "model.safetensors")
      try Scratch.shared.write(input, as: "config.json")
      _ = try GPTModel(folder: Scratch.shared.folder)(Tensor([[1, 2]]))
    },
    words: jsonWords + [
      "n_positions", "n_embd", "n_head", "n_layer", "n_inner", "vocab_size", "gelu_new", "n_ctx", "1e-05",
      "tie_word_embeddings", "layer_norm_epsilon",
    ]),
  FuzzTarget(
    name: "model-weights", seeds: { [withoutLength(try saved("model.safetensors"))] },
    read: { input in
      try Scratch.shared.write(saved("config.json"), as: "config.json")
      try Scratch.shared.write(withLength(input), as: "model.safetensors")
      _ = try GPTModel(folder: Scratch.shared.folder)(Tensor([[1, 2]]))
    }, words: headerWords + ["transformer.", "h.0.", "lm_head.weight", ".attn.bias", "_orig_mod."]),
]

/// The settings and weights of adapters, and the patterns in the settings.
let adapterTargets = [
  FuzzTarget(
    name: "adapter-settings", seeds: { [try saved("adapter_config.json")] },
    read: { input in
      try Scratch.shared.write(saved("adapter_model.safetensors"), as: "adapter_model.safetensors")
      try Scratch.shared.write(input, as: "adapter_config.json")
      let model = smallModel()
      try model.loadAdapter(from: Scratch.shared.folder)
      _ = model(Tensor([[1, 2]]))
    },
    words: jsonWords + [
      "\"r\":", "lora_alpha", "rank_pattern", "alpha_pattern", "target_modules", "modules_to_save", "lm_head",
      "layers_to_transform", "use_rslora", "c_attn", "[a-z]+", ".*",
    ]),
  FuzzTarget(
    name: "adapter-weights", seeds: { [withoutLength(try saved("adapter_model.safetensors"))] },
    read: { input in
      try Scratch.shared.write(saved("adapter_config.json"), as: "adapter_config.json")
      try Scratch.shared.write(withLength(input), as: "adapter_model.safetensors")
      let model = smallModel()
      try model.loadAdapter(from: Scratch.shared.folder)
      _ = model(Tensor([[1, 2]]))
    }, words: headerWords + ["lora_A.weight", "lora_B.weight", "base_model.model."]),
  FuzzTarget(
    name: "adapter-pattern",
    seeds: {
      ["attn.c_attn\0transformer.h.0.attn.c_attn", "h\\.\\d+\\..*[a-z_]?$\0h.1.x"].map { Data($0.utf8) }
    },
    read: { input in
      let parts = try decodeUTF8(input, from: "input").split(
        separator: "\0", omittingEmptySubsequences: false)
      guard parts.count == 2 else { return }
      _ = NamePattern(String(parts[0]))?.matchesEnd(of: String(parts[1]))
    }, words: ["\\d", "\\.", "[a-z]", "+", "*", "?", "^", "$"]),
]

private func smallModel() -> GPTModel {
  let model = GPTModel(
    GPTConfiguration(
      vocabularySize: 5, contextLength: 2, embeddingWidth: 2, headCount: 1, layerCount: 1, dropout: 0,
      hasQKVBias: true))
  model.eval()
  return model
}

/// The files of a small model and of its adapter.
private let savedFiles: [String: Data] = {
  do {
    let folder = Scratch.shared.url("saved")
    let model = smallModel()
    try model.save(to: folder, tokenizer: nil)
    replaceLinearWithLoRA(in: model, rank: 1, alpha: 2, roles: [.query, .key, .value, .outputHead])
    try model.saveAdapter(to: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
  } catch {
    preconditionFailure("\(error)")
  }
}()

private func saved(_ name: String) throws -> Data { savedFiles[name]! }
