extension Tensor: CustomStringConvertible {
  /// The numbers as PyTorch prints them: four decimals, aligned columns, only the edges above 1,000 elements.
  public var description: String {
    let notes = node.map { $0.isLeaf ? ["requires_grad=True"] : ["from=<\($0.operation)>"] } ?? []
    let formatter = TensorFormatter(shape: shape, strides: strides) { index in
      withPointer { $0[index] }
    }
    return formatter.text(notes: notes)
  }

  /// The element type and the shape, as in `float32 [2, 3]`.
  public var summary: String { "\(dtype) \(shape)" }
}
