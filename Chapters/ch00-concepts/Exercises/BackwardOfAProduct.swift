import Exercises

/// Pass a gradient back through a product.
///
/// Book, section A.4. Somewhere in a network, a · b was computed, and
/// `gradient` is the slope of the loss with respect to that product. Return
/// the slopes of the loss with respect to a and to b.
///
/// Example: `backwardOfProduct(2, 3, gradient: 10)` is `(a: 30, b: 20)`.
public func backwardOfProduct(
  _ a: Double, _ b: Double, gradient: Double
) throws -> (a: Double, b: Double) {
  throw NotStarted()
}
