@testable import Tensors

/// Arithmetic, products of matrices and functions of one number.
let arithmeticGradientCases: [GradientCase] = [
  GradientCase("add", .spread([3, 4]), .spread([3, 4])) { $0[0] + $0[1] },
  GradientCase("add a row", .spread([3, 4]), .spread([4])) { $0[0] + $0[1] },
  GradientCase("add a number", .spread([2, 3])) { 1.5 + ($0[0] + 2) },
  GradientCase("subtract", .spread([3, 1]), .spread([1, 4])) { $0[0] - $0[1] },
  GradientCase("subtract from a number", .spread([2, 3])) { 1 - ($0[0] - 3) },
  GradientCase("multiply", .spread([2, 3, 4]), .spread([3, 1])) { $0[0] * $0[1] },
  GradientCase("multiply by itself", .spread([3, 4])) { $0[0] * $0[0] },
  GradientCase("multiply by a number", .spread([2, 3])) { 2 * ($0[0] * -0.5) },
  GradientCase("divide", .spread([3, 4]), .positive([4])) { $0[0] / $0[1] },
  GradientCase("divide a number", .positive([3, 4])) { 2 / ($0[0] / 3) },
  GradientCase("negate", .spread([5])) { -$0[0] },
  GradientCase("square", .spread([5])) { $0[0].pow(2) },
  GradientCase("cube", .spread([5])) { $0[0].pow(3) },
  GradientCase("power with a fraction", .positive([5])) { $0[0].pow(1.5) },
  GradientCase("power of tensors", .positive([3, 4]), .spread([4])) { $0[0].pow($0[1]) },
  GradientCase("maximum", .distinct([3, 4]), .distinct([3, 4])) { .maximum($0[0], $0[1] + 0.15) },
  GradientCase("minimum", .distinct([3, 4]), .distinct([3, 4])) { .minimum($0[0], $0[1] + 0.15) },
  GradientCase("exp", .spread([5])) { $0[0].exp() },
  GradientCase("log", .positive([5])) { $0[0].log() },
  GradientCase("sqrt", .positive([5])) { $0[0].sqrt() },
  GradientCase("rsqrt", .positive([5])) { $0[0].rsqrt() },
  GradientCase("tanh", .spread([5])) { $0[0].tanh() },
  GradientCase("sigmoid", .spread([5])) { $0[0].sigmoid() },
  GradientCase("relu", .awayFromZero([2, 9])) { $0[0].relu() },
  GradientCase("gelu", .spread([2, 9])) { $0[0].gelu() },
  GradientCase("geluExact", .spread([2, 9])) { $0[0].geluExact() },
  GradientCase("silu", .spread([2, 9])) { $0[0].silu() },
  GradientCase("softplus", .spread([5])) { $0[0].softplus() },
  GradientCase("abs", .awayFromZero([5])) { $0[0].abs() },
  GradientCase("sin", .spread([5])) { $0[0].sin() },
  GradientCase("cos", .spread([5])) { $0[0].cos() },
  GradientCase("erf", .spread([5])) { $0[0].erf() },
  GradientCase("clamped", .distinct([12])) { $0[0].clamped(-1.05, 0.75) },
  GradientCase("to the same type", .spread([5])) { $0[0].to(Float.self) * 2 },
  GradientCase("matmul", .spread([3, 4]), .spread([4, 5])) { $0[0].matmul($0[1]) },
  GradientCase("matmul of vectors", .spread([4]), .spread([4])) { $0[0].matmul($0[1]) },
  GradientCase("matmul of a vector and a batch", .spread([4]), .spread([2, 4, 3])) { $0[0].matmul($0[1]) },
  GradientCase("matmul of a batch and a matrix", .spread([2, 3, 4]), .spread([4, 5])) {
    $0[0].matmul($0[1])
  },
  GradientCase("matmul of batches that broadcast", .spread([2, 1, 3, 4]), .spread([5, 4, 2])) {
    $0[0].matmul($0[1])
  },
  GradientCase("matmul transposed", .spread([2, 4, 3]), .spread([2, 5, 4])) {
    $0[0].transposed().matmul($0[1].transposed())
  },
  GradientCase("linear", .spread([2, 3, 4]), .spread([5, 4])) { $0[0].linear(weight: $0[1]) },
  GradientCase("linear with bias", .spread([2, 3, 4]), .spread([5, 4]), .spread([5])) {
    $0[0].linear(weight: $0[1], bias: $0[2])
  },
]
