// Element-by-element comparison, with broadcasting, to masks.

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
    return Tensor<Bool>(scalars: zip(left, right).map(test), shape: shape)
  }
}

extension Tensor<Bool> {
  /// Turns true into false and false into true. PyTorch: `logical_not`.
  public func logicalNot() -> Tensor {
    Tensor(scalars: scalars.map { !$0 }, shape: shape)
  }

  /// True where both are. PyTorch: `logical_and`.
  public func logicalAnd(_ other: Tensor) -> Tensor { Tensor.compared(self, other) { $0 && $1 } }

  /// True where at least one is. PyTorch: `logical_or`.
  public func logicalOr(_ other: Tensor) -> Tensor { Tensor.compared(self, other) { $0 || $1 } }

  /// Whether all elements are true. PyTorch: `all`.
  public func all() -> Bool { scalars.allSatisfy { $0 } }

  /// Whether at least one element is true. PyTorch: `any`.
  public func any() -> Bool { scalars.contains(true) }
}

extension Tensor {
  /// Converts the elements to another type: fractions are cut off, and all but zero is true.
  ///
  /// Between Float and Float nothing happens, and gradients pass. Traps for NaN, infinities and numbers too
  /// large for `Int`. PyTorch: `to(dtype)`.
  public func to<Other: TensorScalar>(
    _ type: Other.Type, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor<Other> {
    if let same = self as? Tensor<Other> { return same }
    if type == Int.self {
      for value in scalars.lazy.map(\.asDouble) {
        precondition(value.magnitude < 0x1p63, "to: no whole number is \(value)", file: file, line: line)
      }
    }
    return Tensor<Other>(scalars: scalars.map { Other(converting: $0.asDouble) }, shape: shape)
  }
}
