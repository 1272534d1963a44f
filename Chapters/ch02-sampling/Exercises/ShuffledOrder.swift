import Exercises

/// Bring the numbers from 0 to count − 1 into a random order.
///
/// Book, section 2.6: a loader shuffles the windows anew in each epoch. Do it
/// as PyTorch does: for each place from the first to the last but one, draw
/// one of the places from there to the end, itself included, and exchange the
/// numbers in the two. `random(n)` draws a number from 0 to n − 1. Write it
/// without `shuffled`.
///
/// Example: if `random` always returned 0, every number would stay where it
/// is; if it always returned 1, three numbers would become `[1, 2, 0]`.
public func shuffledOrder(
  count: Int, random: (Int) -> Int
) throws -> [Int] {
  throw NotStarted()
}
