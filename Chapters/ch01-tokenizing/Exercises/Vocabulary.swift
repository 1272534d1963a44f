import Exercises

/// Give every distinct word a number, its id.
///
/// Book, section 2.3. Sort the words as Swift sorts texts: marks first,
/// then capitals, then small letters. The first one gets 0, the next one 1.
///
/// Example: `vocabulary(of: ["the", "tide", "The", "the"])` is
/// `["The": 0, "the": 1, "tide": 2]`.
public func vocabulary(
  of words: [String]
) throws -> [String: Int] {
  throw NotStarted()
}
