/// Encodes a text with the pieces of a work, and the lines of a merges
/// file. The lesson cuts the text into words for it.
public func encode(
  _ text: String, merges: String, by work: TokenizingWork
) throws -> [Int] {
  try BuiltTokenizer(mergesFile: merges, work).encode(text)
}
