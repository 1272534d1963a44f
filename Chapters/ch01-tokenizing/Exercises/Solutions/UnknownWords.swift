/// Encode words, some of which nobody has seen before.
///
/// Book, section 2.4. Each word becomes its id in the vocabulary; a word
/// that is not there becomes the id `unknown`. No word is left out or
/// changed.
///
/// Example:
/// `encodeWords(["Hello", "tide"], vocabulary: ["tide": 0], unknown: 1)` is
/// `[1, 0]`.
public func encodeWords(
  _ words: [String], vocabulary: [String: Int], unknown: Int
) throws -> [Int] {
  words.map { vocabulary[$0] ?? unknown }
}
