import Corpora
import Files
import Tokenizing

/// The short story of the chapters as token ids, with the tokenizer that
/// made them.
public struct TokenizedStory {
  /// The ids of the story in order.
  public let ids: [Int]
  /// The tokenizer that made the ids.
  public let tokenizer: BytePairEncoding
  /// Whether story and vocabulary are the book's, so that the ids are those
  /// it prints.
  public let hasBookIDs: Bool
  /// Whether story and vocabulary are both this project's own.
  public let isStandIn: Bool
  /// One line each for the reader, saying which story and which vocabulary
  /// are in use.
  public let notices: [String]

  /// Reads "The Verdict" and GPT-2's vocabulary if `location` has them,
  /// otherwise this project's own.
  ///
  /// - Throws: `FileError` if a file is damaged, or a stand-in is missing.
  public init(in location: DataLocation) throws {
    let story = try Corpus.shortStory(in: location)
    let vocabulary = try BytePairEncoding.preferred(in: location)
    tokenizer = vocabulary.tokenizer
    ids = try tokenizer.encode(story.content)
    hasBookIDs =
      story.source == .real(KnownFile.theVerdict.name) && vocabulary.isGPT2
    isStandIn =
      story.source != .real(KnownFile.theVerdict.name)
      && !vocabulary.isGPT2
    notices = [story.notice, vocabulary.notice]
  }
}
