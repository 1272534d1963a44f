import ArchitectureTopics
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Topics recurrent, convolution and translation: other ways to read a text")
struct SequenceModelTests {
  @Test("RNN and LSTM give PyTorch's states and gradients", arguments: Golden.entries(in: "topics/recurrent"))
  func recurrent(entry: GoldenEntry) throws {
    let inputs = entry.inputs
    let x = inputs["x"].floatTensor.requiringGradient()
    let width = inputs["weight_hh"].shape[1]
    let isLSTM = entry.params["kind"].string == "LSTM"
    let layer: any RecurrentLayer =
      isLSTM ? LSTM(inputSize: x.shape[2], width: width) : RNN(inputSize: x.shape[2], width: width)
    let names = ["weight_ih", "bias_ih", "weight_hh", "bias_hh"]
    for (parameter, name) in zip(layer.parameters, names) {
      parameter.value.copy(from: inputs[name].floatTensor)
    }
    let states = stacked(layer.states(x.unbound(along: 1)), along: 1)
    expectClose(states, to: entry.outputs["states"], absolute: 1e-6, relative: 1e-4)
    (states * states).sum().backward()
    expectClose(x.gradient!, to: entry.outputs["gradient_x"], absolute: 1e-5, relative: 1e-4)
    for (parameter, name) in zip(layer.parameters, names) {
      expectClose(
        parameter.gradient!, to: entry.outputs["gradient_" + name], absolute: 1e-5, relative: 1e-4, name)
    }
  }

  @Test("A causal convolution gives PyTorch's", arguments: Golden.entries(in: "topics/convolution"))
  func convolution(entry: GoldenEntry) {
    let (x, weight) = (entry.inputs["x"].floatTensor, entry.inputs["weight"].floatTensor)
    let kernel = entry.params["kernel"].int
    let layer = CausalConvolution(
      inputSize: weight.shape[1], outputSize: weight.shape[0], kernelSize: kernel,
      dilation: entry.params["dilation"].int)
    for (place, tap) in layer.taps.enumerated() { tap.weight = weight[0..., 0..., kernel - 1 - place] }
    layer.taps[0].bias = entry.inputs["bias"].floatTensor
    expectClose(layer(x), to: entry.outputs["y"], absolute: 1e-6, relative: 1e-4)
  }

  @Test("A stack sees as many tokens as calculated", arguments: [(2, [1, 2, 4]), (3, [1, 1]), (1, [5])])
  func receptiveFields(kernel: Int, dilations: [Int]) {
    manualSeed(1)
    let layers = dilations.map {
      CausalConvolution(inputSize: 3, outputSize: 3, kernelSize: kernel, dilation: $0)
    }
    func last(_ x: Tensor<Float>) -> [Float] {
      noGrad { layers.reduce(x) { x, layer in layer(x) }[0, -1].scalars }
    }
    let x = Tensor<Float>.randn([1, 12, 3])
    let seen = (0..<12).count { token in last(x) != last(x.replacing(0, token, with: Tensor(9))) }
    #expect(seen == receptiveField(kernelSize: kernel, dilations: dilations))
  }

  @Test("Encoder and decoder layers give PyTorch's", arguments: Golden.entries(in: "topics/translation"))
  func translation(entry: GoldenEntry) {
    let isDecoder = entry.id == "decoder"
    let layer = TranslationLayer(width: 8, hidden: 16, headCount: 2, isDecoder: isDecoder)
    func golden(_ name: String) -> Tensor<Float> { entry.inputs[name].floatTensor }
    func fill(_ attention: TextAttention, _ name: String) {
      let (weights, biases) = (golden(name + ".in_proj_weight"), golden(name + ".in_proj_bias"))
      for (part, linear) in [attention.query, attention.key, attention.value].enumerated() {
        linear.weight = weights[part * 8..<part * 8 + 8]
        linear.bias = biases[part * 8..<part * 8 + 8]
      }
      attention.output.weight = golden(name + ".out_proj.weight")
      attention.output.bias = golden(name + ".out_proj.bias")
    }
    fill(layer.own, "self_attn")
    if let across = layer.across { fill(across, "multihead_attn") }
    for (number, norm) in layer.norms.enumerated() {
      norm.scale = golden("norm\(number + 1).weight")
      norm.shift = golden("norm\(number + 1).bias")
    }
    let names = ["linear1.weight", "linear1.bias", "linear2.weight", "linear2.bias"]
    for (parameter, name) in zip(layer.feedForward.parameters, names) {
      parameter.value.copy(from: golden(name))
    }
    let output = layer(golden("x"), memory: isDecoder ? golden("memory") : nil)
    expectClose(output, to: entry.outputs["y"], absolute: 1e-5, relative: 1e-4)
  }
}
