extension TextWriter {
  /// States the result of a calculation with two numbers.
  mutating func sumSentence() -> String {
    let (x, y) = (number(1...12), number(1...12))
    switch number(0...7) {
    case 0: return "\(x) + \(y) = \(x + y)."
    case 1: return "\(x) plus \(y) is \(x + y)."
    case 2: return "\(x + y) - \(x) = \(y)."
    case 3: return "\(x + y) minus \(x) is \(y)."
    case 4: return "\(x) times \(y) is \(x * y)."
    case 5: return "\(x) * \(y) = \(x * y)."
    case 6: return "Twice \(x) is \(2 * x), and half of \(2 * x) is \(x)."
    default: return "If you add \(x) and \(y), you get \(x + y)."
    }
  }

  /// Spells out a number, or says whether it is even and what comes before and after it.
  mutating func numeralSentence() -> String {
    let value = number(1...99)
    return either(
      "\(spelled(value)) is \(value).", "\(value) is spelled \(spelled(value)).",
      "After \(value - 1) comes \(value), and then \(value + 1).",
      "\(value) is \(value % 2 == 0 ? "even" : "odd").")
  }

  /// Converts one unit of measurement to a smaller one.
  mutating func unitSentence() -> String {
    let unit = pick(WorldFacts.units)
    let count = number(2...9)
    return either(
      "There are \(unit.count) \(unit.small) in \(unit.one == "hour" ? "an hour" : "a \(unit.one)").",
      "One \(unit.one) has \(unit.count) \(unit.small).",
      "\(count) \(unit.many) have \(count * unit.count) \(unit.small).",
      "\(count * unit.count) \(unit.small) make \(count) \(unit.many).")
  }

  /// Sorts numbers or words.
  mutating func orderSentence() -> String {
    if chance(oneIn: 2) {
      let numbers = pick(3, of: Array(1...30))
      let sorted = numbers.sorted()
      return either(
        "In order, \(digits(numbers)) are \(digits(sorted)).",
        "Of \(digits(numbers)), the smallest is \(sorted[0]) and the largest is \(sorted[2]).",
        "From the largest to the smallest, \(digits(numbers)) are \(digits(sorted.reversed())).")
    }
    let words = pick(3, of: WorldFacts.categories.flatMap(\.items))
    let sorted = words.sorted()
    return either(
      "In the order of the alphabet, \(words.joined(separator: ", ")) are \(sorted.joined(separator: ", ")).",
      "In the dictionary, \(sorted[0]) comes before \(sorted[1]), and \(sorted[1]) before \(sorted[2]).")
  }
}

/// Returns `numbers` in digits, separated by commas.
func digits(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ", ") }
