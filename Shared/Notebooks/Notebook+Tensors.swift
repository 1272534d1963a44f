import Tensors

extension Notebook {
  /// Compares a tensor with printed values: the shape first, then every element.
  ///
  /// The tolerance is that for lists of numbers.
  public func compare(
    _ label: String, _ yours: Tensor<Float>, book: Tensor<Float>, decimals: Int = 4,
    tolerance: Double = 1e-4, source: Source = .book, note: String? = nil
  ) {
    let comparison = Self.comparison(yours, book, decimals: decimals, tolerance: tolerance)
    report(label, comparison, from: source, expecting: .agreement(note: note))
  }

  /// Compares a tensor of whole numbers with a printed one: shapes and elements must be equal.
  public func compare(
    _ label: String, _ yours: Tensor<Int>, book: Tensor<Int>, source: Source = .book, note: String? = nil
  ) {
    var comparison = Comparison.ofExactValues(yours.scalars, book.scalars)
    if yours.shape != book.shape {
      comparison.agrees = false
      comparison.difference = "shape \(yours.shape) / \(book.shape)"
    }
    report(label, comparison, from: source, expecting: .agreement(note: note))
  }

  /// Shows that a printed tensor is wrong: the shapes or the values must differ.
  public func expectDifference(
    _ label: String, _ yours: Tensor<Float>, book: Tensor<Float>, decimals: Int = 4,
    tolerance: Double = 1e-4, source: Source = .notes, reason: String
  ) {
    let comparison = Self.comparison(yours, book, decimals: decimals, tolerance: tolerance)
    report(label, comparison, from: source, expecting: .difference(reason: reason))
  }

  private static func comparison(
    _ yours: Tensor<Float>, _ book: Tensor<Float>, decimals: Int, tolerance: Double
  ) -> Comparison {
    .ofNumbers(
      yours.scalars.map { Double($0) }, book.scalars.map { Double($0) }, yoursShape: yours.shape,
      printedShape: book.shape, decimals: decimals, tolerance: tolerance)
  }
}
