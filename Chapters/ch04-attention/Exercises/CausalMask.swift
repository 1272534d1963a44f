import Exercises
import Tensors

/// Make a mask that is true where a token must not look.
///
/// Book, section 3.5.1. Rows are the tokens that look, columns those that
/// they look at; no token sees those after it: `[tokens, tokens]`.
///
/// Example: `causalMask(tokens: 3)` is
/// `[[false, true, true], [false, false, true], [false, false, false]]`.
public func causalMask(tokens: Int) throws -> Tensor<Bool> {
  throw NotStarted()
}
