extension TextWriter {
  mutating func sumExercise() -> Exercise {
    let (x, y) = (number(1...12), number(1...12))
    let (left, sign, word, right, result) =
      switch number(0...2) {
      case 0: (x, "+", "plus", y, x + y)
      case 1: (x + y, "-", "minus", x, y)
      default: (x, "*", "times", y, x * y)
      }
    let answer = "The result is \(result)."
    return Exercise(
      "\(left)\(sign)\(right)",
      either(
        "Calculate \(left) \(sign) \(right).", "What is \(left) \(sign) \(right)?",
        "What is \(left) \(word) \(right)?",
        "Work out \(left) \(word) \(right)."), answer)
  }

  mutating func doubleExercise() -> Exercise {
    let half = number(2...25)
    return chance(oneIn: 2)
      ? Exercise(
        "2*\(half)", either("What is twice \(half)?", "Double the number \(half)."),
        "Twice \(half) makes \(2 * half).")
      : Exercise(
        "\(2 * half)/2", either("What is half of \(2 * half)?", "Halve the number \(2 * half)."),
        "One half of \(2 * half) is \(half).")
  }

  mutating func numeralExercise() -> Exercise {
    let value = number(1...99)
    return chance(oneIn: 2)
      ? Exercise(
        "\(value)", "Write the number in words.", input: "\(value)", "\(capitalized(spelled(value))).")
      : Exercise(
        spelled(value), either("Write the number in digits.", "Which number is this?"), input: spelled(value),
        "\(value).")
  }

  mutating func parityExercise() -> Exercise {
    let value = number(1...99)
    return Exercise(
      "\(value)", either("Is the number \(value) even or odd?", "Classify \(value) as even or odd."),
      "The number \(value) is \(value % 2 == 0 ? "even" : "odd").")
  }

  mutating func unitExercise() -> Exercise {
    let unit = pick(WorldFacts.units)
    let count = number(1...9)
    let large = "\(count) \(count == 1 ? unit.one : unit.many)"
    let small = "\(count * unit.count) \(unit.small)"
    return chance(oneIn: 3)
      ? Exercise(
        small, either("How many \(unit.many) are \(small)?", "Convert \(small) to \(unit.many)."),
        "\(small) equal \(large).")
      : Exercise(
        large, either("How many \(unit.small) are \(large)?", "Convert \(large) to \(unit.small)."),
        "\(large) equal \(small).")
  }

  mutating func numberOrderExercise() -> Exercise {
    let numbers = pick(number(3...4), of: Array(1...30))
    let isRising = chance(oneIn: 2)
    let sorted = isRising ? numbers.sorted() : numbers.sorted(by: >)
    let direction = isRising ? "from the smallest to the largest" : "from the largest to the smallest"
    return Exercise(
      digits(sorted) + direction,
      either("Sort the numbers \(direction).", "Put the numbers in order, \(direction)."),
      input: digits(numbers), digits(sorted) + ".")
  }

  mutating func extremeExercise() -> Exercise {
    let numbers = pick(3, of: Array(1...30))
    let isLargest = chance(oneIn: 2)
    let name = isLargest ? "largest" : "smallest"
    return Exercise(
      digits(numbers), either("Which of the numbers is the \(name)?", "Find the \(name) number."),
      input: digits(numbers),
      "The \(name) number is \(isLargest ? numbers.max()! : numbers.min()!).")
  }

  mutating func alphabetExercise() -> Exercise {
    let words = pick(3, of: WorldFacts.categories.flatMap(\.items))
    return Exercise(
      words.sorted().joined(),
      either("Sort the words alphabetically.", "Put the words in the order of the alphabet."),
      input: words.joined(separator: ", "), words.sorted().joined(separator: ", ") + ".")
  }
}
