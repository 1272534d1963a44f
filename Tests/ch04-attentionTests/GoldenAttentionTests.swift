import SelfAttention
import Tensors
import TestSupport
import Testing

@Suite("Seeded multi-head attention matches PyTorch's numbers")
struct GoldenAttentionTests {
  static let entries = ["multi-head", "multi-head-bias-dropout"].map { Golden.entry($0, in: "nn") }

  @Test(
    "Parameters, output, gradients and random numbers drawn, fused and step by step", arguments: entries,
    [true, false])
  func multiHead(_ entry: GoldenEntry, isFused: Bool) throws {
    let params = entry.params
    manualSeed(try #require(entry.seed))
    let attention = MultiHeadAttention(
      inputSize: params["d_in"].int, outputSize: params["d_out"].int,
      contextLength: entry.inputs["x"].shape[1],
      dropout: params.contains("dropout") ? params["dropout"].double : 0,
      headCount: params["num_heads"].int, hasQKVBias: params.contains("qkv_bias"))
    attention.isFused = isFused
    let leaves = attention.namedParameters.map { ($0.name, $0.parameter.wrappedValue) }
    GoldenModule(entry).expectLayer(leaves) { golden in
      let x = golden.floatTensor.requiringGradient()
      return (x, attention(x))
    }
  }
}
