extension Notebook {
  /// Where the value comes from with which a cell compares its own.
  public enum Source: String, Sendable {
    case book
    case notes
    /// An earlier run of this project, on its own data: for what the book prints on data that is not here.
    case recorded
  }

  /// Compares numbers with those that the book or the notes print, and prints the verdict.
  ///
  /// A difference may be as large as `tolerance` or half a unit of the last of `decimals`, whichever is larger,
  /// plus 1e-5 of the printed value. The counts must be equal. If the numbers differ, `note` is printed as the
  /// likely reason; the comparison still counts as failed.
  public func compare<Number: BinaryFloatingPoint>(
    _ label: String, _ yours: [Number], book: [Double], decimals: Int = 4, tolerance: Double = 1e-4,
    source: Source = .book, note: String? = nil
  ) {
    let comparison = Comparison.ofNumbers(
      yours.map { Double($0) }, book, decimals: decimals, tolerance: tolerance)
    report(label, comparison, from: source, expecting: .agreement(note: note))
  }

  /// Compares a number with the printed one, by the rule for lists of numbers.
  public func compare<Number: BinaryFloatingPoint>(
    _ label: String, _ yours: Number, book: Double, decimals: Int = 4, tolerance: Double = 1e-4,
    source: Source = .book, note: String? = nil
  ) {
    compare(
      label, [yours], book: [book], decimals: decimals, tolerance: tolerance, source: source, note: note)
  }

  /// Compares whole numbers, such as ids, counts and shapes, which must be equal.
  public func compare(
    _ label: String, _ yours: [Int], book: [Int], source: Source = .book, note: String? = nil
  ) {
    report(label, .ofExactValues(yours, book), from: source, expecting: .agreement(note: note))
  }

  /// Compares a whole number, such as a count, which must be equal.
  public func compare(
    _ label: String, _ yours: Int, book: Int, source: Source = .book, note: String? = nil
  ) {
    compare(label, [yours], book: [book], source: source, note: note)
  }

  /// Compares lists of texts, such as tokens, which must be equal.
  public func compare(
    _ label: String, _ yours: [String], book: [String], source: Source = .book, note: String? = nil
  ) {
    let (yours, book) = (yours.map(\.debugDescription), book.map(\.debugDescription))
    report(label, .ofExactValues(yours, book), from: source, expecting: .agreement(note: note))
  }

  /// Compares texts, which must be equal character by character.
  public func compare(
    _ label: String, _ yours: String, book: String, source: Source = .book, note: String? = nil
  ) {
    report(label, .ofTexts(yours, book), from: source, expecting: .agreement(note: note))
  }

  /// Shows that printed numbers are wrong: yours must differ, and the reason is printed.
  ///
  /// If they agree after all, the comparison counts as failed.
  public func expectDifference<Number: BinaryFloatingPoint>(
    _ label: String, _ yours: [Number], book: [Double], decimals: Int = 4, tolerance: Double = 1e-4,
    source: Source = .notes, reason: String
  ) {
    let comparison = Comparison.ofNumbers(
      yours.map { Double($0) }, book, decimals: decimals, tolerance: tolerance)
    report(label, comparison, from: source, expecting: .difference(reason: reason))
  }

  /// Shows that a printed number is wrong, by the rule for lists of numbers.
  public func expectDifference<Number: BinaryFloatingPoint>(
    _ label: String, _ yours: Number, book: Double, decimals: Int = 4, tolerance: Double = 1e-4,
    source: Source = .notes, reason: String
  ) {
    expectDifference(
      label, [yours], book: [book], decimals: decimals, tolerance: tolerance, source: source, reason: reason)
  }

  /// Shows that printed whole numbers are wrong: at least one must differ.
  public func expectDifference(
    _ label: String, _ yours: [Int], book: [Int], source: Source = .notes, reason: String
  ) {
    report(label, .ofExactValues(yours, book), from: source, expecting: .difference(reason: reason))
  }

  /// Shows that a printed whole number is wrong.
  public func expectDifference(
    _ label: String, _ yours: Int, book: Int, source: Source = .notes, reason: String
  ) {
    expectDifference(label, [yours], book: [book], source: source, reason: reason)
  }

  /// Shows that a printed text is wrong.
  public func expectDifference(
    _ label: String, _ yours: String, book: String, source: Source = .notes, reason: String
  ) {
    report(label, .ofTexts(yours, book), from: source, expecting: .difference(reason: reason))
  }
}
