import ConceptsTopics
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Topic frameworks: the calls of the table")
struct FrameworksTests {
  private func golden(_ id: String) -> GoldenEntry { Golden.entry(id, in: "topics/frameworks") }

  @Test("The table has every framework's call for every task, and fits on a terminal")
  func table() {
    #expect(FrameworkCall.all.count > 10)
    for call in FrameworkCall.all {
      for text in [call.task, call.pyTorch, call.tensorFlow, call.jax, call.here] {
        #expect(!text.isEmpty && text.count <= 36)
      }
    }
  }

  @Test("The same random numbers after the same seed")
  func random() {
    manualSeed(123)
    expectClose(.rand([2, 3]), to: golden("rand").outputs["out"], absolute: 0, relative: 0)
  }

  @Test("The loss and its gradient")
  func crossEntropy() {
    let entry = golden("crossEntropy")
    let logits = entry.inputs["logits"].floatTensor.requiringGradient()
    let loss = logits.crossEntropy(targets: Tensor([0, 2]))
    loss.backward()
    expectClose(loss, to: entry.outputs["out"])
    expectClose(logits.gradient!, to: entry.outputs["gradient"])
  }

  @Test("Both forms of GELU, and layer normalisation with three ε")
  func defaults() {
    let gelu = golden("gelu")
    let x = gelu.inputs["x"].floatTensor
    expectClose(x.geluExact(), to: gelu.outputs["exact"])
    expectClose(x.gelu(), to: gelu.outputs["tanh"])
    let norm = golden("layerNorm")
    for (name, epsilon) in [("1e-5", 1e-5), ("1e-3", 1e-3), ("1e-6", 1e-6)] as [(String, Float)] {
      let y = norm.inputs["x"].floatTensor.layerNormalized(shape: [4], epsilon: epsilon)
      expectClose(y, to: norm.outputs[name], absolute: 1e-6, relative: 1e-5)
    }
  }

  @Test("Three steps of AdamW")
  func adamW() {
    let p = Parameter(wrappedValue: Tensor([1, -2]))
    let optimizer = AdamW([p], learningRate: 0.1)
    for _ in 0..<3 { optimizer.step { p.wrappedValue.pow(2).sum() } }
    expectClose(p.value, to: golden("adamW").outputs["out"])
  }
}
