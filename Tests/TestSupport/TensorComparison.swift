import Tensors
import Testing

/// Records an issue at the caller's line unless a tensor is close to a golden one.
public func expectClose(
  _ yours: Tensor<Float>, to golden: GoldenValue, absolute: Double = 1e-6, relative: Double = 1e-5,
  _ comment: String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  expectClose(
    yours.scalars, shape: yours.shape, to: golden, absolute: absolute, relative: relative, comment,
    sourceLocation: sourceLocation)
}

/// Records an issue at the caller's line unless two tensors are close.
public func expectClose(
  _ yours: Tensor<Float>, to expected: Tensor<Float>, absolute: Double = 1e-6, relative: Double = 1e-5,
  _ comment: String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  expectClose(
    yours.scalars, shape: yours.shape, to: expected.scalars, shape: expected.shape, absolute: absolute,
    relative: relative, comment, sourceLocation: sourceLocation)
}

/// Records an issue at the caller's line unless an integer tensor equals a golden one.
public func expectEqual(
  _ yours: Tensor<Int>, to golden: GoldenValue, _ comment: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectEqual(yours.scalars, shape: yours.shape, to: golden, comment, sourceLocation: sourceLocation)
}

/// Records an issue at the caller's line unless two integer tensors are equal.
public func expectEqual(
  _ yours: Tensor<Int>, to expected: Tensor<Int>, _ comment: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectEqual(
    yours.scalars, shape: yours.shape, to: expected.scalars, shape: expected.shape, comment,
    sourceLocation: sourceLocation)
}

extension GoldenValue {
  /// A golden tensor's numbers as a tensor.
  public var floatTensor: Tensor<Float> { Tensor<Float>(scalars: floats, shape: shape) }

  /// A golden tensor's integers as a tensor.
  public var intTensor: Tensor<Int> { Tensor<Int>(scalars: ints, shape: shape) }
}
