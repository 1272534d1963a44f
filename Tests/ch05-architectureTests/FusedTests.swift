import Architecture
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Fused operations agree with the steps, gradients included")
struct FusedTests {
  static let shapes = [[1], [7], [3, 5], [2, 4, 17], [2, 1, 3, 33], [1, 768]]

  @Test("LayerNorm", arguments: shapes)
  func layerNorm(shape: [Int]) throws {
    manualSeed(11)
    let norm = LayerNorm(width: shape[shape.count - 1])
    norm.scale = .randn(norm.scale.shape)
    norm.shift = .randn(norm.shift.shape)
    let x = Tensor<Float>.randn(shape) * 3 + 1
    let weights = Tensor<Float>.randn(shape)

    let fused = outputAndGradients(of: { norm($0) }, at: x, weights, parameters: norm.parameters)
    norm.isFused = false
    let steps = outputAndGradients(of: { norm($0) }, at: x, weights, parameters: norm.parameters)
    #expect(fused.count == 4)
    for (index, name) in ["output", "input", "scale", "shift"].enumerated() {
      expectClose(fused[index], to: steps[index], absolute: 1e-5, relative: 1e-5, name)
    }
  }

  @Test("GELU", arguments: shapes)
  func gelu(shape: [Int]) throws {
    manualSeed(12)
    let x = Tensor<Float>.randn(shape) * 4
    let weights = Tensor<Float>.randn(shape)
    let gelu = GELU()
    let fused = outputAndGradients(of: { gelu($0) }, at: x, weights, parameters: [])
    gelu.isFused = false
    let steps = outputAndGradients(of: { gelu($0) }, at: x, weights, parameters: [])
    expectClose(fused[0], to: steps[0], absolute: 2e-6, relative: 1e-5, "output")
    expectClose(fused[1], to: steps[1], absolute: 2e-6, relative: 1e-5, "input")
  }

  /// Returns the output, and the gradients of input and parameters for a weighted sum of the output.
  private func outputAndGradients(
    of layer: (Tensor<Float>) -> Tensor<Float>, at x: Tensor<Float>, _ weights: Tensor<Float>,
    parameters: [Parameter]
  ) -> [Tensor<Float>] {
    for parameter in parameters { parameter.zeroGradient() }
    let x = x.copied().requiringGradient()
    let output = layer(x)
    (output * weights).sum().backward()
    return [output.detached()] + ([x.gradient] + parameters.map(\.gradient)).compactMap { $0 }
  }
}
