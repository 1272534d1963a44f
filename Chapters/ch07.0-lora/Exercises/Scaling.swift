import Exercises

/// Compute the factor of a LoRA layer's output: alpha / rank.
///
/// Book, section E.4. The printed book multiplies by alpha alone; the paper
/// and, since 2025, the book's repository divide it by the rank. Write the
/// paper's version.
///
/// Example: rank 16 and alpha 8 give 0.5.
public func loraFactor(rank: Int, alpha: Int) throws -> Double {
  throw NotStarted()
}
