import Exercises

/// Turn ids back into a text.
///
/// Book, section 2.3. `words` has each word at the position of its id. Put
/// a space between the words, but none before any of the marks
/// `, . : ; ? ! " ( ) '`.
///
/// Example: `decodeWords([1, 0, 2], words: [",", "Yes", "sir"])` is
/// `"Yes, sir"`.
public func decodeWords(
  _ ids: [Int], words: [String]
) throws -> String {
  throw NotStarted()
}
