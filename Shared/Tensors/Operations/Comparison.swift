// Element-wise comparison, with broadcasting. The result is a mask.

extension Tensor where Scalar: Comparable {
  public static func .< (a: Tensor, b: Tensor) -> Tensor<Bool> { compared(a, b, <) }
  public static func .<= (a: Tensor, b: Tensor) -> Tensor<Bool> { compared(a, b, <=) }
  public static func .> (a: Tensor, b: Tensor) -> Tensor<Bool> { compared(a, b, >) }
  public static func .>= (a: Tensor, b: Tensor) -> Tensor<Bool> { compared(a, b, >=) }
  public static func .< (a: Tensor, b: Scalar) -> Tensor<Bool> { a .< Tensor(b) }
  public static func .<= (a: Tensor, b: Scalar) -> Tensor<Bool> { a .<= Tensor(b) }
  public static func .> (a: Tensor, b: Scalar) -> Tensor<Bool> { a .> Tensor(b) }
  public static func .>= (a: Tensor, b: Scalar) -> Tensor<Bool> { a .>= Tensor(b) }
}

extension Tensor {
  public static func .== (a: Tensor, b: Tensor) -> Tensor<Bool> { compared(a, b, ==) }
  public static func .!= (a: Tensor, b: Tensor) -> Tensor<Bool> { compared(a, b, !=) }
  public static func .== (a: Tensor, b: Scalar) -> Tensor<Bool> { a .== Tensor(b) }
  public static func .!= (a: Tensor, b: Scalar) -> Tensor<Bool> { a .!= Tensor(b) }

  fileprivate static func compared(_ a: Tensor, _ b: Tensor, _ test: (Scalar, Scalar) -> Bool) -> Tensor<Bool>
  {
    let shape = Shape.broadcast(a.shape, b.shape, in: "compare", file: #fileID, line: #line)
    let left = a.detachedValue().expanded(to: shape).scalars
    let right = b.detachedValue().expanded(to: shape).scalars
    return Tensor<Bool>(scalars: zip(left, right).map(test), shape: shape).traced("compare", a.shape, b.shape)
  }
}

extension Tensor<Bool> {
  /// Negates every element. PyTorch: `logical_not`.
  public func logicalNot() -> Tensor {
    Tensor(scalars: scalars.map { !$0 }, shape: shape).traced("not", shape)
  }

  /// Combines two masks: true where both are, with broadcasting. PyTorch: `logical_and`.
  public func logicalAnd(_ other: Tensor) -> Tensor { Tensor.compared(self, other) { $0 && $1 } }

  /// Combines two masks: true where at least one is, with broadcasting. PyTorch: `logical_or`.
  public func logicalOr(_ other: Tensor) -> Tensor { Tensor.compared(self, other) { $0 || $1 } }

  /// Returns whether all elements are true. PyTorch: `all`.
  public func all() -> Bool { scalars.allSatisfy { $0 } }

  /// Returns whether at least one element is true. PyTorch: `any`.
  public func any() -> Bool { scalars.contains(true) }
}

extension Tensor {
  /// Converts the elements to another type: fractions are truncated, and everything but zero is true.
  ///
  /// A tensor that has the type already is returned as it is, gradients included. Traps if a number does not
  /// fit an `Int`: NaN, infinities, large ones. PyTorch: `to(dtype)`.
  public func to<Other: TensorScalar>(
    _ type: Other.Type, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor<Other> {
    if let same = self as? Tensor<Other> { return same }
    if type == Int.self {
      for value in scalars.lazy.map(\.asDouble) {
        precondition(value.magnitude < 0x1p63, "to: \(value) does not fit an Int", file: file, line: line)
      }
    }
    return Tensor<Other>(scalars: scalars.map { Other(converting: $0.asDouble) }, shape: shape)
      .traced("convert", shape)
  }
}
