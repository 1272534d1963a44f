extension Tensor<Float> {
  /// Sums the gradient of a stretched operand over the copies that broadcasting made, which gives it the
  /// operand's shape.
  ///
  /// All operations that broadcast use this for their gradients.
  func summed(to target: [Int]) -> Tensor {
    if shape == target { return self }
    let added = rank - target.count
    let stretched = target.indices.filter { target[$0] == 1 && shape[$0 + added] != 1 }
    let axes = Array(0..<added) + stretched.map { $0 + added }
    let summed = axes.isEmpty ? self : sum(along: axes, keepingDimensions: true)
    return summed.reshaped(to: target)
  }
}
