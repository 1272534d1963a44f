import Foundation
import Tensors

private let infinity = Float.greatestFiniteMagnitude
private let tiny = Double(Float.leastNormalMagnitude)

private func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
private func softplus(_ x: Double) -> Double { max(x, 0) + log1p(exp(-abs(x))) }
private func normal(_ x: Double) -> Double { 0.5 * erfc(-x / 2.0.squareRoot()) }
private func density(_ x: Double) -> Double { exp(-x * x / 2) / (2 * Double.pi).squareRoot() }

/// GELU by tanh is x σ(v) with this v; 1 + tanh would cancel below zero in double precision too.
private func bent(_ x: Double) -> Double { 2 * (2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x) }
private func bentSlope(_ x: Double) -> Double {
  2 * (2 / Double.pi).squareRoot() * (1 + 3 * 0.044715 * x * x)
}
private func geluTanh(_ x: Double) -> Double { x * sigmoid(bent(x)) }
private func geluTanhSlope(_ x: Double) -> Double {
  let (s, rest) = (sigmoid(bent(x)), sigmoid(-bent(x)))
  return s + (rest == 0 ? 0 : x * s * rest * bentSlope(x))
}
private func siluSlope(_ x: Double) -> Double { sigmoid(x) * (1 + x * sigmoid(-x)) }
private func geluErfSlope(_ x: Double) -> Double { normal(x) + x * density(x) }

/// A target of one or zero for every element.
private func targets(_ value: Float, like x: Tensor<Float>) -> Tensor<Float> { .full(x.shape, value) }

/// Every differentiable function of one number, over all floats for which it is defined.
///
/// The floors: GELU and SiLU have a minimum, where the slope is a difference of equal terms. GELU by tanh is an
/// exponential of x³: rounding x³ alone is worth 87 · 6e-8 of the value far below zero, and what would be
/// smaller than a normal float becomes zero.
let curves: [Curve] = [
  Curve(
    name: "exp", function: { $0.exp() }, value: exp, slope: exp, range: -infinity...88.7, error: 1e-7,
    slopeError: 1e-7),
  Curve(
    name: "log", function: { $0.log() }, value: log, slope: { 1 / $0 }, range: 3e-38...infinity, error: 1e-7,
    slopeError: 1e-7),
  Curve(
    name: "sqrt", function: { $0.sqrt() }, value: { $0.squareRoot() }, slope: { 0.5 / $0.squareRoot() },
    range: .leastNonzeroMagnitude...infinity, error: 1e-7, slopeError: 2e-7),
  Curve(
    name: "rsqrt", function: { $0.rsqrt() }, value: { 1 / $0.squareRoot() }, slope: { -0.5 * pow($0, -1.5) },
    range: 2e-26...infinity, error: 2e-7, slopeError: 6e-7),
  Curve(
    name: "tanh", function: { $0.tanh() }, value: tanh,
    slope: {
      let e = exp(-2 * abs($0))
      return 4 * e / ((1 + e) * (1 + e))
    }),
  Curve(
    name: "sigmoid", function: { $0.sigmoid() }, value: sigmoid, slope: { sigmoid($0) * sigmoid(-$0) }),
  Curve(name: "softplus", function: { $0.softplus() }, value: softplus, slope: sigmoid),
  Curve(
    name: "log of sigmoid", function: { -(-$0).softplus() }, value: { -softplus(-$0) },
    slope: { sigmoid(-$0) }),
  Curve(
    name: "silu", function: { $0.silu() }, value: { $0 * sigmoid($0) }, slope: siluSlope, floor: 1e-43,
    slopeFloor: 1.5e-7),
  Curve(
    name: "silu below its minimum", function: { $0.silu() }, value: { $0 * sigmoid($0) }, slope: siluSlope,
    range: -infinity ... -2, floor: 1e-43, slopeFloor: 1e-43),
  Curve(
    name: "exact GELU", function: { $0.geluExact() }, value: { $0 * normal($0) }, slope: geluErfSlope,
    floor: 1.5e-44, slopeFloor: 1.5e-7),
  Curve(
    name: "exact GELU below its minimum", function: { $0.geluExact() }, value: { $0 * normal($0) },
    slope: geluErfSlope, range: -infinity ... -1, floor: 1.5e-44, slopeFloor: 1e-44),
  Curve(
    name: "GELU by tanh", function: { $0.gelu() }, value: geluTanh, slope: geluTanhSlope,
    range: -3...infinity, error: 1.2e-6, slopeError: 1e-6, slopeFloor: 2e-7),
  Curve(
    name: "GELU by tanh below its minimum", function: { $0.gelu() }, value: geluTanh, slope: geluTanhSlope,
    range: -10 ... -1, error: 1.2e-5, slopeError: 1.2e-5, floor: 1e-37, slopeFloor: 1e-36),
  Curve(
    name: "GELU by tanh far below zero", function: { $0.gelu() }, value: geluTanh, slope: geluTanhSlope,
    range: -infinity ... -10, error: 1.2e-5, slopeError: 1.2e-5, floor: 4e-37, slopeFloor: 4e-36),
  Curve(
    name: "erf", function: { $0.erf() }, value: erf, slope: { 2 / Double.pi.squareRoot() * exp(-$0 * $0) }),
  Curve(
    name: "sin", function: { $0.sin() }, value: sin, slope: cos, range: -1e6...1e6, error: 2e-7,
    slopeError: 2e-7),
  Curve(
    name: "cos", function: { $0.cos() }, value: cos, slope: { -sin($0) }, range: -1e6...1e6, error: 2e-7,
    slopeError: 2e-7),
  Curve(
    name: "square", function: { $0.pow(2) }, value: { $0 * $0 }, slope: { 2 * $0 }, range: -1e19...1e19,
    error: 1e-7, slopeError: 2e-7),
  Curve(
    name: "cube", function: { $0.pow(3) }, value: { $0 * $0 * $0 }, slope: { 3 * $0 * $0 },
    range: -1e12...1e12, error: 2e-7, slopeError: 2e-7),
  Curve(
    name: "power of 1.7", function: { $0.pow(1.7) }, value: { pow($0, Double(Float(1.7))) },
    slope: { Double(Float(1.7)) * pow($0, Double(Float(1.7) - 1)) }, range: 1e-20...1e20, error: 2e-7,
    slopeError: 3e-7),
  Curve(
    name: "reciprocal", function: { 1 / $0 }, value: { 1 / $0 }, slope: { -1 / ($0 * $0) },
    range: 6e-20...infinity),
  Curve(
    name: "quotient of small numbers", function: { 1e-25 / $0 }, value: { Double(Float(1e-25)) / $0 },
    slope: { -Double(Float(1e-25)) / ($0 * $0) }, range: 3e-30...1e10),
  Curve(
    name: "abs", function: { $0.abs() }, value: { abs($0) }, slope: { $0 == 0 ? 0 : $0 < 0 ? -1 : 1 },
    error: 0, slopeError: 0),
  Curve(
    name: "relu", function: { $0.relu() }, value: { max($0, 0) }, slope: { $0 > 0 ? 1 : 0 }, error: 0,
    slopeError: 0),
  Curve(
    name: "clamp", function: { $0.clamped(-1.5, 2.5) }, value: { min(max($0, -1.5), 2.5) },
    slope: { $0 > -1.5 && $0 < 2.5 ? 1 : 0 }, error: 0, slopeError: 0),
]

/// The losses of a single prediction, as functions of it.
let lossCurves: [Curve] = [
  Curve(
    name: "binary cross-entropy with logits of one",
    function: { $0.binaryCrossEntropyWithLogits(targets: targets(1, like: $0), reduction: .none) },
    value: { softplus(-$0) }, slope: { -sigmoid(-$0) }),
  Curve(
    name: "binary cross-entropy with logits of zero",
    function: { $0.binaryCrossEntropyWithLogits(targets: targets(0, like: $0), reduction: .none) },
    value: softplus, slope: sigmoid),
  Curve(
    name: "binary cross-entropy with weighted logits of one",
    function: {
      $0.binaryCrossEntropyWithLogits(
        targets: targets(1, like: $0), positiveWeight: Tensor(3), reduction: .none)
    },
    value: { 3 * softplus(-$0) }, slope: { -3 * sigmoid(-$0) }, range: -1e38...1e38),
  Curve(
    name: "binary cross-entropy of one",
    function: { $0.binaryCrossEntropy(targets: targets(1, like: $0), reduction: .none) },
    value: { -log($0) }, slope: { -1 / $0 }, range: 1e-11...0.9999999),
  Curve(
    name: "binary cross-entropy of zero",
    function: { $0.binaryCrossEntropy(targets: targets(0, like: $0), reduction: .none) },
    value: { -log1p(-$0) }, slope: { 1 / (1 - $0) }, range: 1e-11...0.9999999),
  // The other logit is zero. The total of the exponentials is near one where the target is likely, and is
  // rounded there, as in PyTorch: 6e-8 of one, however small the loss.
  Curve(
    name: "cross-entropy", function: { pairs($0).crossEntropy(targets: first(of: $0), reduction: .none) },
    value: { softplus(-$0) }, slope: { -sigmoid(-$0) }, floor: 1e-7, slopeFloor: 1.3e-7),
  Curve(
    name: "log-softmax", function: { pairs($0).logSoftmax(along: 1)[0..., 0] }, value: { -softplus(-$0) },
    slope: { sigmoid(-$0) }, floor: 1e-7, slopeFloor: 1.3e-7),
  Curve(
    name: "log-sum-exp", function: { pairs($0).logSumExp(along: 1) }, value: softplus, slope: sigmoid,
    floor: 1e-7, slopeFloor: 1e-7),
  Curve(
    name: "softmax", function: { pairs($0).softmax(along: 1)[0..., 0] }, value: sigmoid,
    slope: { sigmoid($0) * sigmoid(-$0) }, slopeFloor: 1e-7),
]

/// Rows of the number and zero: two logits.
private func pairs(_ x: Tensor<Float>) -> Tensor<Float> { stacked([x, .zeros(x.shape)], along: 1) }

private func first(of x: Tensor<Float>) -> Tensor<Int> { .zeros(x.shape) }
