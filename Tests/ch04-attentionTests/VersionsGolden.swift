import NeuralNetworks
import SelfAttention
import Tensors
import TestSupport
import Testing

@Suite("The versions of self-attention against PyTorch")
struct VersionsGolden {
  @Test(
    "weights, output, gradients and the random numbers drawn agree",
    arguments: [
      "self-attention-v1", "self-attention-v2", "self-attention-v2-bias", "causal-attention",
      "causal-attention-dropout", "attention-wrapper",
    ])
  func agreesWithPyTorch(id: String) throws {
    let entry = Golden.entry(id, in: "nn")
    manualSeed(try #require(entry.seed))
    let attention = makeAttention(entry)
    let parameters = attention.namedParameters.map { ($0.name, $0.parameter.wrappedValue) }
    GoldenModule(entry).expectLayer(parameters) { golden in
      let x = golden.floatTensor.requiringGradient()
      return (x, attention(x))
    }
  }

  @Test(
    "outputs with the book's seeds are those it prints",
    arguments: [
      "self-attention-v1", "self-attention-v2", "causal-attention", "attention-wrapper",
    ])
  func printedOutputs(id: String) throws {
    let entry = Golden.entry(id, in: "ch04")
    manualSeed(try #require(entry.seed))
    let attention: any Layer =
      switch id {
      case "self-attention-v1": SelfAttentionV1(inputSize: 3, outputSize: 2)
      case "self-attention-v2": SelfAttentionV2(inputSize: 3, outputSize: 2)
      case "causal-attention":
        CausalAttention(inputSize: 3, outputSize: 2, contextLength: 6, dropout: 0)
      default:
        MultiHeadAttentionWrapper(inputSize: 3, outputSize: 2, contextLength: 6, dropout: 0, headCount: 2)
      }
    GoldenModule(entry).expectParameters(
      attention.namedParameters.map { ($0.name, $0.parameter.wrappedValue) })
    expectClose(attention(entry.inputs["inputs"].floatTensor), to: entry.outputs["out"])
  }

  private func makeAttention(_ entry: GoldenEntry) -> any Layer {
    let (inputs, outputs) = (entry.params["d_in"].int, entry.params["d_out"].int)
    let dropout = entry.params.contains("dropout") ? entry.params["dropout"].double : 0
    return switch entry.id {
    case "self-attention-v1": SelfAttentionV1(inputSize: inputs, outputSize: outputs)
    case "self-attention-v2", "self-attention-v2-bias":
      SelfAttentionV2(inputSize: inputs, outputSize: outputs, hasQKVBias: entry.id.hasSuffix("bias"))
    case "attention-wrapper":
      MultiHeadAttentionWrapper(
        inputSize: inputs, outputSize: outputs, contextLength: 5, dropout: dropout,
        headCount: entry.params["num_heads"].int)
    default:
      CausalAttention(inputSize: inputs, outputSize: outputs, contextLength: 5, dropout: dropout)
    }
  }
}
