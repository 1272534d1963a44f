/// How far apart two numbers may be. It is the element's own size that counts, not the largest element's.
struct Tolerance {
  let absolute: Double
  let relative: Double

  /// How far a number may be from this one: `absolute + relative * |expected|`.
  ///
  /// A relative tolerance includes a step of the subnormal numbers: a float gets no closer.
  func bound(for expected: Double) -> Double {
    guard relative > 0, expected.isFinite else { return absolute }
    return absolute + relative * abs(expected) + Double(Float.leastNonzeroMagnitude)
  }
}

/// Describes how two tensors differ, by shape or else by the element furthest beyond its bound; nil if they are
/// close.
func difference(
  _ yours: [Float], shape: [Int], from expected: [Float], shape expectedShape: [Int],
  _ tolerance: Tolerance
) -> String? {
  if let message = shapeDifference(yours.count, shape, expectedShape) { return message }
  var worst: (index: Int, distance: Double, excess: Double)?
  var count = 0
  for index in expected.indices {
    let (x, y) = (Double(yours[index]), Double(expected[index]))
    let bound = tolerance.bound(for: y)
    if isClose(x, y, within: bound) { continue }
    count += 1
    let distance = x.isFinite && y.isFinite ? abs(x - y) : .infinity
    if distance / bound > worst?.excess ?? 0 { worst = (index, distance, distance / bound) }
  }
  guard let worst else { return nil }
  let bound = tolerance.bound(for: Double(expected[worst.index]))
  return """
    at \(position(worst.index, in: shape)) \(yours[worst.index]) is not \(expected[worst.index]): \
    they differ by \(worst.distance), allowed \(bound); \(count) of \(expected.count) elements differ
    """
}

/// Describes how a tensor differs from a summary; nil if they are close.
func difference(
  _ yours: [Float], shape: [Int], from summary: GoldenSummary, _ tolerance: Tolerance
) -> String? {
  if let message = shapeDifference(yours.count, shape, summary.shape) { return message }
  for probe in summary.probes {
    let index = zip(probe.index, shape).reduce(0) { $0 * $1.1 + $1.0 }
    let bound = tolerance.bound(for: probe.value)
    if !isClose(Double(yours[index]), probe.value, within: bound) {
      return "at \(probe.index) \(yours[index]) is not \(probe.value) (allowed: \(bound))"
    }
  }
  let count = Double(yours.count)
  let sum = yours.reduce(0) { $0 + Double($1) }
  let mean = sum / count
  let std = (yours.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / count).squareRoot()
  // Positive and negative elements cancel in the mean, but not what they are rounded by.
  let bound = tolerance.bound(for: abs(summary.mean) + summary.std)
  for (name, yours, expected, bound) in [
    ("mean", mean, summary.mean, bound), ("standard deviation", std, summary.std, bound),
    ("sum", sum, summary.sum, bound * count),
  ] where !isClose(yours, expected, within: bound) {
    return "the \(name) \(yours) is not \(expected) (allowed: \(bound))"
  }
  return nil
}

/// Describes how two integer tensors differ; nil if they are equal.
func difference(_ yours: [Int], shape: [Int], from expected: [Int], shape expectedShape: [Int]) -> String? {
  if let message = shapeDifference(yours.count, shape, expectedShape) { return message }
  return yours.indices.first { yours[$0] != expected[$0] }.map {
    "at \(position($0, in: shape)) \(yours[$0]) is not \(expected[$0])"
  }
}

/// Returns whether two numbers differ by at most `bound`, or are the same infinity, or both NaN.
func isClose(_ yours: Double, _ expected: Double, within bound: Double) -> Bool {
  if !yours.isFinite || !expected.isFinite {
    return yours == expected || (yours.isNaN && expected.isNaN)
  }
  return abs(yours - expected) <= bound
}

private func shapeDifference(_ count: Int, _ shape: [Int], _ expected: [Int]) -> String? {
  if shape != expected { return "the shape \(shape) is not \(expected)" }
  if count != shape.reduce(1, *) { return "\(count) elements do not fill the shape \(shape)" }
  return nil
}

/// Returns the index along each dimension of a row-major element.
private func position(_ index: Int, in shape: [Int]) -> [Int] {
  var rest = index
  return shape.reversed().map { size in
    defer { rest /= size }
    return rest % size
  }.reversed()
}
