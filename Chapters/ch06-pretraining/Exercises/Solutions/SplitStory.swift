/// Split a text into a part to train on and the rest to validate with.
///
/// Book, section 5.1.3: the first `share` of the characters is for
/// training; a part of a character is rounded down.
///
/// Example: `split("abcde", share: 0.5)` is `("ab", "cde")`.
public func split(
  _ text: String, share: Double
) throws -> (training: String, validation: String) {
  let count = Int(share * Double(text.count))
  return (String(text.prefix(count)), String(text.dropFirst(count)))
}
