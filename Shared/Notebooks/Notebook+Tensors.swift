import Tensors

extension Notebook {
  /// Compares a tensor with printed values: the shape first, then every element.
  ///
  /// A tensor of several rows is shown in rows and columns, under the labels given. The tolerance is that for
  /// lists of numbers.
  public func compare(
    _ label: String, _ yours: Tensor<Float>, book: Tensor<Float>, rows: [String] = [],
    columns: [String] = [], decimals: Int = 4, tolerance: Double = 1e-4, source: Source = .book,
    note: String? = nil
  ) {
    let comparison = Self.comparison(
      yours, book, rows: rows, columns: columns, decimals: decimals, tolerance: tolerance)
    keep(label, yours)
    report(label, comparison, from: source, expecting: .agreement(note: note))
  }

  /// Compares a tensor of whole numbers with a printed one: shapes and elements must be equal.
  public func compare(
    _ label: String, _ yours: Tensor<Int>, book: Tensor<Int>, rows: [String] = [], columns: [String] = [],
    source: Source = .book, note: String? = nil
  ) {
    var comparison = Comparison.ofExactValues(yours.scalars, book.scalars)
    if yours.shape != book.shape {
      comparison.agrees = false
      comparison.difference = "shape \(yours.shape) / \(book.shape)"
    }
    comparison.yoursGrid = Self.grid(yours, rows, columns)
    comparison.printedGrid = Self.grid(book, rows, columns)
    keep(label, yours)
    report(label, comparison, from: source, expecting: .agreement(note: note))
  }

  /// Shows that a printed tensor is wrong: the shapes or the values must differ.
  public func expectDifference(
    _ label: String, _ yours: Tensor<Float>, book: Tensor<Float>, rows: [String] = [],
    columns: [String] = [], decimals: Int = 4, tolerance: Double = 1e-4, source: Source = .notes,
    reason: String
  ) {
    let comparison = Self.comparison(
      yours, book, rows: rows, columns: columns, decimals: decimals, tolerance: tolerance)
    report(label, comparison, from: source, expecting: .difference(reason: reason))
  }

  /// Shows a tensor in rows and columns, under the labels given; of long ones, the middle is left out.
  ///
  /// A vector is one row. Of more than two axes, the last two are shown for each place along the others.
  public func show(
    _ label: String, _ tensor: Tensor<Float>, rows: [String] = [], columns: [String] = [], decimals: Int = 4
  ) {
    keep(label, tensor)
    guard tensor.rank > 0, !rows.isEmpty || !columns.isEmpty else {
      emit(.value(label: label, text: "\(tensor.detached())"))
      return
    }
    let values = tensor.scalars.map { Double($0).decimals(decimals) }
    show(label, ShapedValues(values: values, shape: tensor.shape, rows: rows, columns: columns))
  }

  /// Shows a tensor of whole numbers in rows and columns, under the labels given.
  public func show(_ label: String, _ tensor: Tensor<Int>, rows: [String] = [], columns: [String] = []) {
    keep(label, tensor)
    guard tensor.rank > 0, !rows.isEmpty || !columns.isEmpty else {
      emit(.value(label: label, text: "\(tensor)"))
      return
    }
    show(
      label,
      ShapedValues(values: tensor.scalars.map { "\($0)" }, shape: tensor.shape, rows: rows, columns: columns))
  }

  private func show(_ label: String, _ values: ShapedValues) {
    for (place, table) in values.matrices { emit(.table(place.isEmpty ? label : "\(label) \(place)", table)) }
  }

  private static func grid(_ tensor: Tensor<Int>, _ rows: [String], _ columns: [String]) -> ShapedValues? {
    let grid = ShapedValues(
      values: tensor.scalars.map { "\($0)" }, shape: tensor.shape, rows: rows, columns: columns)
    return grid.isGrid ? grid : nil
  }

  private static func comparison(
    _ yours: Tensor<Float>, _ book: Tensor<Float>, rows: [String], columns: [String], decimals: Int,
    tolerance: Double
  ) -> Comparison {
    .ofNumbers(
      yours.scalars.map { Double($0) }, book.scalars.map { Double($0) }, yoursShape: yours.shape,
      printedShape: book.shape, rows: rows, columns: columns, decimals: decimals, tolerance: tolerance)
  }
}
