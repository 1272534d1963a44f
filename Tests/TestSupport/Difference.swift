/// How far apart two tensors may be: `absolute + relative * max |expected|` for every element.
struct Tolerance {
  let absolute: Double
  let relative: Double
}

/// Describes how two tensors differ, by shape or else by the worst element; nil if they are close.
func difference(
  _ yours: [Float], shape: [Int], from expected: [Float], shape expectedShape: [Int],
  _ tolerance: Tolerance
) -> String? {
  if let message = shapeDifference(yours.count, shape, expectedShape) { return message }
  var largest: Float = 0
  for x in expected where x.isFinite { largest = max(largest, abs(x)) }
  let bound = tolerance.absolute + tolerance.relative * Double(largest)
  var worst: (index: Int, distance: Double)?
  var count = 0
  for index in expected.indices {
    let (x, y) = (Double(yours[index]), Double(expected[index]))
    if isClose(x, y, within: bound) { continue }
    count += 1
    let distance = x.isFinite && y.isFinite ? abs(x - y) : .infinity
    if distance > worst?.distance ?? -1 { worst = (index, distance) }
  }
  guard let worst else { return nil }
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
  let scale = summary.probes.map { abs($0.value) }.max() ?? abs(summary.mean)
  let bound = tolerance.absolute + tolerance.relative * scale
  for probe in summary.probes {
    let index = zip(probe.index, shape).reduce(0) { $0 * $1.1 + $1.0 }
    if !isClose(Double(yours[index]), probe.value, within: bound) {
      return "at \(probe.index) \(yours[index]) is not \(probe.value) (allowed: \(bound))"
    }
  }
  let count = Double(yours.count)
  let sum = yours.reduce(0) { $0 + Double($1) }
  let mean = sum / count
  let std = (yours.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / count).squareRoot()
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
