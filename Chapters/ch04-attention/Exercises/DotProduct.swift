import Exercises

/// Multiply two vectors element by element, and add up the products.
///
/// Book, section 3.3.1. Both vectors have the same length; an empty sum is 0.
///
/// Example: `dotProduct([1, 2, 3], [4, 5, 6])` is `32`.
public func dotProduct(_ a: [Float], _ b: [Float]) throws -> Float {
  throw NotStarted()
}
