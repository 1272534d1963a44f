import Foundation

/// The result of comparing computed values with printed ones, before any verdict.
struct Comparison: Equatable {
  var agrees: Bool
  var yours: String
  var printed: String
  var difference: String
  /// Whether there are several values.
  var isList = false
  /// The values in rows and columns, if they have any.
  var yoursGrid: ShapedValues?
  var printedGrid: ShapedValues?
}

extension Comparison {
  /// Compares numbers: the shapes first, then every element.
  ///
  /// A difference may be as large as `tolerance` or half a unit of the last printed decimal, plus 1e-5 of the
  /// printed value. NaN agrees with NaN, and infinity with infinity of the same sign.
  static func ofNumbers(
    _ yours: [Double], _ printed: [Double], yoursShape: [Int]? = nil, printedShape: [Int]? = nil,
    rows: [String] = [], columns: [String] = [], decimals: Int, tolerance: Double
  ) -> Comparison {
    let yoursShape = yoursShape ?? [yours.count]
    let printedShape = printedShape ?? [printed.count]
    var result = Comparison(
      agrees: true, yours: listed(yours, decimals), printed: listed(printed, decimals), difference: "0",
      isList: yours.count > 1, yoursGrid: grid(yours, yoursShape, rows, columns, decimals),
      printedGrid: grid(printed, printedShape, rows, columns, decimals))
    guard yoursShape == printedShape else {
      result.agrees = false
      result.difference = "shape \(yoursShape) / \(printedShape)"
      return result
    }
    let allowance = max(tolerance, 0.5 * pow(10, -Double(decimals)))
    var worst = (index: 0, difference: 0.0, excess: -Double.infinity)
    for index in yours.indices {
      let difference = distance(yours[index], printed[index])
      let allowed = allowance + 1e-5 * (printed[index].isFinite ? abs(printed[index]) : 0)
      if difference - allowed > worst.excess { worst = (index, difference, difference - allowed) }
    }
    result.agrees = worst.excess <= 0 || yours.isEmpty
    result.difference = worst.difference == 0 ? "0" : String(format: "%.1e", worst.difference)
    if yours.count > 1, worst.difference > 0 {
      result.difference += " at \(ShapedValues.position(worst.index, in: yoursShape))"
    }
    if yours.count > 1, !result.agrees {
      let pair = [yours[worst.index], printed[worst.index]].map { formatted($0, decimals) }
      result.difference += " (\(pair[0]) / \(pair[1]))"
    }
    return result
  }

  private static func distance(_ first: Double, _ second: Double) -> Double {
    if first == second || (first.isNaN && second.isNaN) { return 0 }
    let difference = abs(first - second)
    return difference.isNaN ? .infinity : difference
  }

  private static func formatted(_ value: Double, _ decimals: Int) -> String {
    value.isNaN ? "nan" : String(format: "%.\(decimals)f", value)  // without the sign that some NaNs have
  }

  /// Lists the first few values, as many as fit on a line.
  private static func listed(_ values: [Double], _ decimals: Int) -> String {
    let first = values.prefix(6).map { formatted($0, decimals) }.joined(separator: "  ")
    return values.count > 6 ? first + "  … (\(values.count) values)" : first
  }

  /// Returns the values in rows and columns if they have more than one row, or columns with labels.
  private static func grid(
    _ values: [Double], _ shape: [Int], _ rows: [String], _ columns: [String], _ decimals: Int
  ) -> ShapedValues? {
    let grid = ShapedValues(
      values: values.map { formatted($0, decimals) }, shape: shape, rows: rows, columns: columns)
    return grid.isGrid ? grid : nil
  }
}

extension Comparison {
  /// Compares values that must be equal: ids, counts, shapes.
  static func ofExactValues<Value: Equatable>(_ yours: [Value], _ printed: [Value]) -> Comparison {
    let place = zip(yours, printed).enumerated().first { $0.element.0 != $0.element.1 }
    var difference = "none"
    if yours.count != printed.count { difference = "\(yours.count) values / \(printed.count)" }
    if let place, yours.count > 1 {
      difference = "first at [\(place.offset)] (\(place.element.0) / \(place.element.1))"
    } else if place != nil {
      difference = "not equal"
    }
    return Comparison(
      agrees: yours == printed, yours: listed(yours), printed: listed(printed), difference: difference,
      isList: yours.count > 1)
  }

  private static func listed<Value>(_ values: [Value]) -> String {
    let first = values.prefix(10).map { "\($0)" }.joined(separator: "  ")
    return values.count > 10 ? first + "  … (\(values.count) values)" : first
  }

  /// Compares texts, which must be equal; long ones are shown from just before the first difference.
  static func ofTexts(_ yours: String, _ printed: String) -> Comparison {
    let characters = (Array(yours), Array(printed))
    let same = zip(characters.0, characters.1).prefix { $0 == $1 }.count
    let agrees = yours == printed
    let start = agrees || same < 20 ? 0 : same - 20
    return Comparison(
      agrees: agrees, yours: excerpt(characters.0, from: start), printed: excerpt(characters.1, from: start),
      difference: agrees ? "none" : "from character \(same + 1) on")
  }

  private static func excerpt(_ characters: [Character], from start: Int) -> String {
    let part = characters.dropFirst(start).prefix(50)
    let isCut = start + part.count < characters.count
    return (start > 0 ? "…" : "") + String(part).debugDescription + (isCut ? "…" : "")
  }
}
