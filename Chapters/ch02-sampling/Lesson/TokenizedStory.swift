import Corpora
import Tokenizing

/// The short story that the chapters read, in token ids, and the tokenizer that made them.
public struct TokenizedStory {
  /// The ids of the story in order.
  public let ids: [Int]
  /// The tokenizer that the ids belong to.
  public let tokenizer: BytePairEncoding
  /// Whether story and vocabulary are the book's, so that the ids are the ones that it prints.
  public let hasBookIDs: Bool
  /// What to tell the reader before the first result: a line for each of the two.
  public let notices: [String]

  /// Reads "The Verdict" and GPT-2's vocabulary where `location` has them, else this project's own.
  ///
  /// - Throws: `FileError` if a file is damaged, or a stand-in is missing.
  public init(in location: DataLocation) throws {
    let story = try Corpus.shortStory(in: location)
    let vocabulary = try BytePairEncoding.preferred(in: location)
    tokenizer = vocabulary.tokenizer
    ids = try tokenizer.encode(story.text)
    hasBookIDs = story.source == .real(KnownFile.theVerdict.name) && vocabulary.isGPT2
    notices = [story.notice, vocabulary.notice]
  }
}
