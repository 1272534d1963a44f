import Architecture
import LowRankAdaptation
import NeuralNetworks
import Tensors
import TestSupport

/// The entry of ch07.0.json with this id.
func golden(_ id: String) -> GoldenEntry { Golden.entry(id, in: "ch07.0") }

/// The configuration of a golden entry, which uses the notes' names.
func configuration(_ cfg: GoldenValue) -> GPTConfiguration {
  GPTConfiguration(
    vocabularySize: cfg["vocab_size"].int, contextLength: cfg["context_length"].int,
    embeddingWidth: cfg["emb_dim"].int, headCount: cfg["n_heads"].int, layerCount: cfg["n_layers"].int,
    dropout: cfg["drop_rate"].double, hasQKVBias: cfg["qkv_bias"].bool)
}

/// A small model in evaluation, without dropout.
func smallModel(width: Int = 12, layers: Int = 2, seed: Int = 5) -> GPTModel {
  manualSeed(seed)
  let model = GPTModel(
    GPTConfiguration(
      vocabularySize: 31, contextLength: 16, embeddingWidth: width, headCount: 3, layerCount: layers,
      dropout: 0, hasQKVBias: true))
  model.eval()
  return model
}

/// Fills every B of the model with random numbers, so the LoRA layers change its outputs.
func fillB(of model: GPTModel, seed: Int = 6) {
  manualSeed(seed)
  for (name, parameter) in model.namedParameters where name.hasSuffix(".lora.b") {
    parameter.wrappedValue = .normal(parameter.value.shape, mean: 0, standardDeviation: 0.3)
  }
}

/// Ids for two texts of seven tokens.
var someIDs: Tensor<Int> { Tensor(scalars: (0..<14).map { $0 * 5 % 31 }, shape: [2, 7]) }

/// The parameters as leaves of the graph, by name.
func leaves(_ module: Module) -> [(name: String, tensor: Tensor<Float>)] {
  module.namedParameters.map { ($0.name, $0.parameter.wrappedValue) }
}
