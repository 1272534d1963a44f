import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Initialisers draw what torch.nn.init draws")
struct InitializerTests {
  @Test("A stream of calls", arguments: ["init-uniform", "init-normal"])
  func stream(_ id: String) throws {
    let entry = Golden.entry(id, in: "rng")
    manualSeed(try #require(entry.seed))
    let calls = entry.params["calls"].list
    #expect(!calls.isEmpty)
    for (index, call) in calls.enumerated() {
      let shape = call["size"].list.map(\.int)
      let gain = call.contains("gain") ? call["gain"].double : 1
      let name = call["call"].string
      let drawn: Tensor<Float>? =
        switch name {
        case "kaiming_uniform_": .kaimingUniform(shape, slope: call["a"].double)
        case "kaiming_normal_": .kaimingNormal(shape, slope: call["a"].double)
        case "xavier_uniform_": .xavierUniform(shape, gain: gain)
        case "xavier_normal_": .xavierNormal(shape, gain: gain)
        default: nil
        }
      expectClose(
        try #require(drawn, "\(name) is not tested"), to: entry.outputs["\(index)"], absolute: 1e-7,
        relative: 1e-7, "call \(index): \(name)")
    }
  }
}
