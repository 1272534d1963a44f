import Foundation

extension Answer {
  /// Describes how an answer differs from the expected one, in lines.
  func difference(from expected: Answer, _ tolerance: AnswerTolerance) -> [String] {
    var lines = ["expected  \(expected.summary)", "got       \(summary)"]
    guard case .numbers(let yours, let shape) = value,
      case .numbers(let right, let rightShape) = expected.value
    else { return lines + textDifference(from: expected) }
    if shape == rightShape, yours.count > Self.shownCount {
      let wrong = yours.indices.filter { !tolerance.accepts(yours[$0], expected: right[$0]) }
      let worst = wrong.max { distance(yours[$0], right[$0]) < distance(yours[$1], right[$1]) }
      if let worst {
        lines.append(
          "\(wrong.count) of \(yours.count) differ, most of all \(position(worst, in: shape)): "
            + "\(Self.text(yours[worst])) instead of \(Self.text(right[worst]))")
      }
    }
    return lines
  }

  /// Says what would turn the numbers into the expected ones: a transpose, a factor, an offset or a shift by
  /// one. Returns nil if none of these does.
  func remedy(toward expected: Answer, _ tolerance: AnswerTolerance) -> String? {
    guard case .numbers(let yours, let shape) = value,
      case .numbers(let right, let rightShape) = expected.value
    else { return nil }
    return wordsForRemedy(yours, shape, right, rightShape, tolerance)
  }

  private func textDifference(from expected: Answer) -> [String] {
    guard case .texts(let yours) = value, case .texts(let right) = expected.value else { return [] }
    guard let index = zip(yours, right).enumerated().first(where: { $1.0 != $1.1 })?.offset else {
      return ["\(yours.count) pieces instead of \(right.count)"]
    }
    return yours.count > 1 ? ["first different at \(index): \(yours[index].debugDescription)"] : []
  }

  /// How many numbers are shown in full.
  static var shownCount: Int { 8 }

  /// The answer in a line: its name, its shape, and its first numbers or its text.
  var summary: String {
    switch value {
    case .texts(let texts):
      let shown = texts.prefix(Self.shownCount).map(\.debugDescription).joined(separator: ", ")
      return "\(label): \(shown)" + (texts.count > Self.shownCount ? ", … (\(texts.count) in all)" : "")
    case .numbers(let numbers, let shape):
      let shown = numbers.prefix(Self.shownCount).map(Self.text).joined(separator: ", ")
      let more = numbers.count > Self.shownCount ? ", …" : ""
      return shape.isEmpty ? "\(label): \(shown)" : "\(label) \(shape): \(shown)\(more)"
    }
  }

  private static func text(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15
      ? "\(Int(number))" : String(format: abs(number) < 1e-3 ? "%.3e" : "%.4f", number)
  }

  private func distance(_ yours: Double, _ expected: Double) -> Double {
    let distance = abs(yours - expected)
    return distance.isNaN ? .infinity : distance
  }

  private func position(_ index: Int, in shape: [Int]) -> String {
    var rest = index
    let indices = shape.reversed().map { size in
      defer { rest /= size }
      return rest % size
    }
    return "at \(Array(indices.reversed()))"
  }
}

private func wordsForRemedy(
  _ yours: [Double], _ shape: [Int], _ right: [Double], _ rightShape: [Int], _ tolerance: AnswerTolerance
) -> String? {
  func isRight(_ numbers: [Double]) -> Bool {
    numbers.count == right.count && zip(numbers, right).allSatisfy { tolerance.accepts($0, expected: $1) }
  }
  if isRight(yours) { return "The numbers are right, but the shape is not." }
  if shape.count >= 2, isRight(transposed(yours, shape)) {
    return "It would be right with the last two axes exchanged: transposed()."
  }
  guard shape == rightShape, yours.count > 1 else { return nil }
  if let index = right.indices.max(by: { abs(right[$0]) < abs(right[$1]) }), yours[index] != 0 {
    let factor = right[index] / yours[index]
    if factor.isFinite, isRight(yours.map { $0 * factor }) {
      return "It would be right multiplied by \(String(format: "%.5g", factor))."
    }
    let offset = right[index] - yours[index]
    if offset.isFinite, isRight(yours.map { $0 + offset }) {
      return "It would be right with \(String(format: "%.5g", offset)) added."
    }
  }
  guard yours.count > 2 else { return nil }
  for (shifted, expected) in [(yours.dropFirst(), right.dropLast()), (yours.dropLast(), right.dropFirst())]
  where zip(shifted, expected).allSatisfy({ tolerance.accepts($0, expected: $1) }) {
    return "All is there, but one place too far: a shift by one."
  }
  return nil
}

private func transposed(_ numbers: [Double], _ shape: [Int]) -> [Double] {
  let (rows, columns) = (shape[shape.count - 2], shape[shape.count - 1])
  guard rows * columns > 0 else { return numbers }
  return stride(from: 0, to: numbers.count, by: rows * columns).flatMap { start in
    (0..<rows * columns).map { numbers[start + $0 % rows * columns + $0 / rows] }
  }
}
