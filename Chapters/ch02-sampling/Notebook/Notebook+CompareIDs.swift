import Notebooks
import Sampling
import Tensors

/// Comparisons of ids, which can match the printed ones only with the
/// book's story and vocabulary.
extension Notebook {
  /// Compares a list of ids or a count if `story` is the book's; otherwise
  /// says that it is not.
  func compare(
    _ label: String, _ yours: [Int], book: [Int], on story: TokenizedStory
  ) {
    if story.hasBookIDs {
      compare(label, yours, book: book)
    } else {
      skipComparison(label, because: needsBookIDs)
    }
  }

  /// Compares decoded text if `story` is the book's; otherwise shows it and
  /// says that it is not.
  func compare(
    _ label: String, _ yours: String, book: String, on story: TokenizedStory
  ) {
    if story.hasBookIDs {
      compare(label, yours, book: book)
    } else {
      show(label, yours)
      skipComparison(label, because: needsBookIDs)
    }
  }

  /// Compares a batch of ids if `story` is the book's; otherwise says that
  /// it is not.
  func compare(
    _ label: String, _ yours: Tensor<Int>, book: Tensor<Int>,
    on story: TokenizedStory,
    source: Source = .book
  ) {
    if story.hasBookIDs {
      compare(label, yours, book: book, source: source)
    } else {
      skipComparison(label, because: needsBookIDs)
    }
  }
}

private let needsBookIDs = "needs the book's story and GPT-2's vocabulary"
