/// Draw a token: the first at which the probabilities add up to more than
/// a random number.
///
/// Book, section 5.3.1, where `torch.multinomial` does it. `number` is from
/// [0, 1); the probabilities sum to 1, up to rounding, so the last token is
/// the answer if the sum never gets there.
///
/// Example: with `[0.5, 0.3, 0.2]`, the number 0.6 draws token 1.
public func drawToken(
  from probabilities: [Float], number: Float
) throws -> Int {
  var sum: Float = 0
  for (token, probability) in probabilities.enumerated() {
    sum += probability
    if number < sum { return token }
  }
  return probabilities.count - 1
}
