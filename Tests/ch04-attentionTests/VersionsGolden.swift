import NeuralNetworks
import SelfAttention
import Tensors
import TestSupport
import Testing

@Suite("The versions of self-attention against PyTorch")
struct VersionsGolden {
  @Test(
    "weights, output, gradients and what is left of the random numbers agree",
    arguments: [
      "self-attention-v1", "self-attention-v2", "self-attention-v2-bias", "causal-attention",
      "causal-attention-dropout", "attention-wrapper",
    ])
  func agreesWithPyTorch(id: String) throws {
    let entry = Golden.entry(id, in: "nn")
    manualSeed(try #require(entry.seed))
    let attention = makeAttention(entry)
    try expectParameters(of: attention, entry)
    let x = entry.inputs["x"].floatTensor.requiringGradient()
    let out = attention(x)
    expectClose(out, to: entry.outputs["out"], absolute: 2e-6, relative: 1e-5)
    expectClose(Tensor<Float>.rand([1]), to: entry.outputs["rand_after"], absolute: 0, relative: 0)
    (out * entry.inputs["w"].floatTensor).sum().backward()
    expectClose(
      try #require(x.gradient), to: entry.outputs["grad.x"], absolute: 2e-6, relative: 1e-5, "x")
    try expectGradients(of: attention, entry)
  }

  @Test(
    "the book's printed outputs under its seeds come out",
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
    try expectParameters(of: attention, entry)
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

  private func expectParameters(of module: any Layer, _ entry: GoldenEntry) throws {
    let golden = entry.outputs.object.filter { $0.key.hasPrefix("param.") }
    #expect(module.parameters.count == golden.count)
    for (name, value) in golden {
      let parameter = try #require(module.parameter(notesName: String(name.dropFirst(6))), "\(name)")
      expectClose(parameter.value, to: value, absolute: 1e-7, relative: 0, name)
    }
  }

  private func expectGradients(of module: any Layer, _ entry: GoldenEntry) throws {
    for (name, value) in entry.outputs.object where name.hasPrefix("grad.") && name != "grad.x" {
      let parameter = try #require(module.parameter(notesName: String(name.dropFirst(5))), "\(name)")
      let gradient = try #require(parameter.gradient, "\(name)")
      expectClose(gradient, to: value, absolute: 2e-6, relative: 1e-5, name)
    }
  }
}
