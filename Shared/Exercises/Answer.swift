import Tensors

/// A value that an exercise computed, under the name that the judge gives it.
public struct Answer {
  enum Value {
    case numbers([Double], shape: [Int])
    case texts([String])
  }

  let label: String
  let value: Value

  init(label: String, value: Value) { (self.label, self.value) = (label, value) }

  /// The numbers of a tensor of any shape.
  public init(_ label: String, _ tensor: Tensor<Float>) {
    self.init(label: label, value: .numbers(tensor.scalars.map(Double.init), shape: tensor.shape))
  }

  /// The ids of a tensor of any shape.
  public init(_ label: String, _ ids: Tensor<Int>) {
    self.init(label: label, value: .numbers(ids.scalars.map(Double.init), shape: ids.shape))
  }

  /// The truth values of a tensor, as ones and zeros.
  public init(_ label: String, _ mask: Tensor<Bool>) {
    self.init(label: label, value: .numbers(mask.scalars.map { $0 ? 1 : 0 }, shape: mask.shape))
  }

  /// A number.
  public init(_ label: String, _ number: Double) {
    self.init(label: label, value: .numbers([number], shape: []))
  }

  /// A whole number.
  public init(_ label: String, _ number: Int) { self.init(label, Double(number)) }

  /// A truth value, as one or zero.
  public init(_ label: String, _ isTrue: Bool) { self.init(label, isTrue ? 1.0 : 0.0) }

  /// Numbers in a row.
  public init(_ label: String, _ numbers: [Double]) {
    self.init(label: label, value: .numbers(numbers, shape: [numbers.count]))
  }

  /// Whole numbers in a row, such as ids.
  public init(_ label: String, _ numbers: [Int]) { self.init(label, numbers.map(Double.init)) }

  /// Numbers in a row.
  public init(_ label: String, _ numbers: [Float]) { self.init(label, numbers.map(Double.init)) }

  /// A text.
  public init(_ label: String, _ text: String) { self.init(label: label, value: .texts([text])) }

  /// Texts in a row, such as tokens.
  public init(_ label: String, _ texts: [String]) { self.init(label: label, value: .texts(texts)) }
}

/// How far two numbers may be apart: `absolute + relative · |expected|`.
public struct AnswerTolerance {
  let absolute: Double
  let relative: Double

  /// For right answers: room for another order of the same sums.
  public static var right: AnswerTolerance { AnswerTolerance(absolute: 1e-5, relative: 1e-4) }

  /// For mistakes: closer, so that a mistake is named only if it is the very one.
  static var mistake: AnswerTolerance { AnswerTolerance(absolute: 1e-6, relative: 1e-5) }

  /// For numbers that the book prints with this many decimals.
  static func printed(decimals: Int) -> AnswerTolerance {
    var unit = 1.0
    for _ in 0..<decimals { unit /= 10 }
    return AnswerTolerance(absolute: 0.51 * unit + 1e-6, relative: 0)
  }

  public init(absolute: Double, relative: Double) {
    (self.absolute, self.relative) = (absolute, relative)
  }

  func accepts(_ yours: Double, expected: Double) -> Bool {
    if yours.isNaN || expected.isNaN { return yours.isNaN && expected.isNaN }
    if yours.isInfinite || expected.isInfinite { return yours == expected }
    return abs(yours - expected) <= absolute + relative * abs(expected)
  }
}

extension Answer {
  /// Whether two answers have the same shape and close numbers, or the same texts.
  func agrees(with expected: Answer, _ tolerance: AnswerTolerance) -> Bool {
    switch (value, expected.value) {
    case (.texts(let yours), .texts(let expected)): yours == expected
    case (.numbers(let yours, let shape), .numbers(let expected, let expectedShape)):
      shape == expectedShape && zip(yours, expected).allSatisfy { tolerance.accepts($0, expected: $1) }
    default: false
    }
  }
}

/// Whether all answers agree, one by one.
func agree(_ yours: [Answer], _ expected: [Answer], _ tolerance: AnswerTolerance) -> Bool {
  yours.count == expected.count && zip(yours, expected).allSatisfy { $0.agrees(with: $1, tolerance) }
}
