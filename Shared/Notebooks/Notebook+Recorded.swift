import Tensors

/// The data that a chapter runs on, which decides what its numbers are compared with.
public enum DataKind: Equatable, Sendable {
  /// The book's data: its values.
  case book
  /// This project's own data: the values of an earlier run on it.
  case standIn
  /// Some of each: there is nothing to compare with until these files are there.
  case mixed(missing: String)
}

/// Comparisons of values that depend on the data: with those that the book or the notes print if the data is
/// theirs, otherwise with `recorded` ones, which an earlier run printed on this project's own.
extension Notebook {
  /// Compares whole numbers, such as ids.
  public func compare(
    _ label: String, _ yours: [Int], book: [Int], recorded: [Int], on data: DataKind, source: Source = .book
  ) {
    compare(label, on: data, or: source) {
      compare(label, yours, book: $0 == .recorded ? recorded : book, source: $0)
    }
  }

  /// Compares a whole number, such as a count.
  public func compare(
    _ label: String, _ yours: Int, book: Int, recorded: Int, on data: DataKind, source: Source = .book
  ) {
    compare(label, [yours], book: [book], recorded: [recorded], on: data, source: source)
  }

  /// Compares a list of texts, such as tokens.
  public func compare(
    _ label: String, _ yours: [String], book: [String], recorded: [String], on data: DataKind,
    source: Source = .book
  ) {
    compare(label, on: data, or: source) {
      compare(label, yours, book: $0 == .recorded ? recorded : book, source: $0)
    }
  }

  /// Compares a text.
  public func compare(
    _ label: String, _ yours: String, book: String, recorded: String, on data: DataKind,
    source: Source = .book
  ) {
    compare(label, on: data, or: source) {
      compare(label, yours, book: $0 == .recorded ? recorded : book, source: $0)
    }
  }

  /// Compares a tensor of whole numbers, such as a batch of ids.
  public func compare(
    _ label: String, _ yours: Tensor<Int>, book: Tensor<Int>, recorded: Tensor<Int>, rows: [String] = [],
    columns: [String] = [], on data: DataKind, source: Source = .book
  ) {
    compare(label, on: data, or: source) {
      compare(
        label, yours, book: $0 == .recorded ? recorded : book, rows: rows, columns: columns, source: $0)
    }
  }

  private func compare(
    _ label: String, on data: DataKind, or source: Source, _ judge: (Source) -> Void
  ) {
    switch data {
    case .book: judge(source)
    case .standIn: judge(.recorded)
    case .mixed(let missing): skipComparison(label, because: "needs \(missing)")
    }
  }
}
