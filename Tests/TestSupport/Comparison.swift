import Testing

/// Records an issue at the caller's line unless the shapes agree and every element is close.
///
/// Close means `|yours - expected| <= absolute + relative * |expected|`, each element by its own size; NaN is
/// close to NaN only and an infinity to itself only. The absolute part is for sums whose terms are of order one
/// and may cancel; where small results have all their digits, pass 0.
public func expectClose(
  _ yours: [Float], shape: [Int], to expected: [Float], shape expectedShape: [Int],
  absolute: Double = 1e-6, relative: Double = 1e-5, _ comment: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let tolerance = Tolerance(absolute: absolute, relative: relative)
  record(
    difference(yours, shape: shape, from: expected, shape: expectedShape, tolerance), comment,
    sourceLocation)
}

/// Records an issue at the caller's line unless shape and numbers agree with a golden tensor.
///
/// For a summary, compares the probes, the mean, the standard deviation and the sum.
public func expectClose(
  _ yours: [Float], shape: [Int], to golden: GoldenValue, absolute: Double = 1e-6,
  relative: Double = 1e-5, _ comment: String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  if case .summary(let summary) = golden {
    let tolerance = Tolerance(absolute: absolute, relative: relative)
    record(difference(yours, shape: shape, from: summary, tolerance), comment, sourceLocation)
  } else {
    expectClose(
      yours, shape: shape, to: golden.floats, shape: golden.shape, absolute: absolute,
      relative: relative, comment, sourceLocation: sourceLocation)
  }
}

/// Records an issue at the caller's line unless two numbers are close.
public func expectClose(
  _ yours: Double, to expected: Double, absolute: Double = 1e-6, relative: Double = 1e-5,
  _ comment: String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  let bound = absolute + relative * abs(expected)
  let message = "\(yours) is not \(expected) (allowed: \(bound))"
  record(isClose(yours, expected, within: bound) ? nil : message, comment, sourceLocation)
}

/// Records an issue at the caller's line unless shapes and integers are equal.
public func expectEqual(
  _ yours: [Int], shape: [Int], to expected: [Int], shape expectedShape: [Int],
  _ comment: String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  record(difference(yours, shape: shape, from: expected, shape: expectedShape), comment, sourceLocation)
}

/// Records an issue at the caller's line unless shape and integers equal those of a golden tensor.
public func expectEqual(
  _ yours: [Int], shape: [Int], to golden: GoldenValue, _ comment: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectEqual(
    yours, shape: shape, to: golden.ints, shape: golden.shape, comment, sourceLocation: sourceLocation)
}

private func record(_ message: String?, _ comment: String, _ sourceLocation: SourceLocation) {
  guard let message else { return }
  Issue.record(
    Comment(rawValue: comment.isEmpty ? message : "\(comment): \(message)"),
    sourceLocation: sourceLocation)
}
