import Tensors
import Testing

/// Records an issue at the caller's line unless two tensors are equal bit for bit.
public func expectIdentical(
  _ yours: Tensor<Float>, to expected: Tensor<Float>, _ comment: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let same =
    yours.shape == expected.shape
    && yours.scalars.map(\.bitPattern) == expected.scalars.map(\.bitPattern)
  #expect(same, Comment(rawValue: comment), sourceLocation: sourceLocation)
}
