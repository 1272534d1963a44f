import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Seeded layers match PyTorch's numbers")
struct GoldenLayerTests {
  private static let plain = Golden.entries(in: "nn").prefix { $0.id != "self-attention-v1" }
  static let embeddings = plain.filter { $0.id.hasPrefix("embedding") }
  static let layers = plain.filter { !$0.id.hasPrefix("embedding") }

  /// Makes the layer of an entry, or returns nil for an unknown one.
  private func makeLayer(_ id: String, _ params: GoldenValue) -> (any Layer)? {
    switch id {
    case "linear", "linear-wide":
      return Linear(inputSize: params["in"].int, outputSize: params["out"].int)
    case "linear-no-bias":
      return Linear(inputSize: params["in"].int, outputSize: params["out"].int, hasBias: false)
    case "layer-norm": return ScaledNorm(width: params["width"].int)
    case "rms-norm":
      return ScaledRootMeanSquareNorm(width: params["width"].int, epsilon: Float(params["eps"].double))
    case "sequential":
      return Sequential(
        Linear(inputSize: 4, outputSize: 6), ReLU(), Linear(inputSize: 6, outputSize: 2), Sigmoid())
    case "sequential-dropout":
      return Sequential(
        Linear(inputSize: 4, outputSize: 6), Dropout(probability: params["p"].double), ExactGELU(),
        Linear(inputSize: 6, outputSize: 3))
    case "silu-sequence":
      return Sequential(
        Linear(inputSize: 4, outputSize: 5), SiLU(), Linear(inputSize: 5, outputSize: 4), Tanh())
    default: return nil
    }
  }

  @Test("Parameters, output, gradients and random numbers drawn", arguments: layers)
  func layer(_ entry: GoldenEntry) throws {
    manualSeed(try #require(entry.seed))
    let layer = try #require(makeLayer(entry.id, entry.params))
    GoldenModule(entry).expectLayer(leaves(layer)) { golden in
      let x = golden.floatTensor.requiringGradient()
      return (x, layer(x))
    }
  }

  @Test("Embeddings, with and without a padding row", arguments: embeddings)
  func embedding(_ entry: GoldenEntry) throws {
    manualSeed(try #require(entry.seed))
    let padding = entry.params.contains("padding_idx") ? entry.params["padding_idx"].int : nil
    let table = Embedding(
      count: entry.params["rows"].int, width: entry.params["width"].int, paddingIndex: padding)
    GoldenModule(entry).expectLayer(leaves(table)) { golden in (nil, table(golden.intTensor)) }
  }

  private func leaves(_ module: Module) -> [(name: String, tensor: Tensor<Float>)] {
    module.namedParameters.map { ($0.name, $0.parameter.wrappedValue) }
  }
}

/// PyTorch's `LayerNorm`, whose parameters are called weight and bias.
private final class ScaledNorm: Module, Layer {
  @Parameter var weight: Tensor<Float>
  @Parameter var bias: Tensor<Float>

  init(width: Int) {
    weight = .ones([width])
    bias = .zeros([width])
  }

  func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    x.layerNormalized(shape: weight.shape, scale: weight, shift: bias)
  }
}

/// PyTorch's `RMSNorm`.
private final class ScaledRootMeanSquareNorm: Module, Layer {
  @Parameter var weight: Tensor<Float>
  private let epsilon: Float

  init(width: Int, epsilon: Float) {
    weight = .ones([width])
    self.epsilon = epsilon
  }

  func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    x.rootMeanSquareNormalized(shape: weight.shape, scale: weight, epsilon: epsilon)
  }
}
