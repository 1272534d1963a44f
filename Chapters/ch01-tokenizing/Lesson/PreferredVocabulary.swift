import Corpora
import Files
import Foundation

extension BytePairEncoding {
  /// Returns GPT-2's tokenizer if `location` has its vocabulary, otherwise
  /// this project's of 2,048 tokens.
  ///
  /// The notice is one line for the reader, saying which of the two is in
  /// use: their ids differ.
  ///
  /// - Throws: `FileError` if a file is damaged, or the stand-in is
  ///   missing.
  public static func preferred(
    in location: DataLocation
  ) throws -> (tokenizer: BytePairEncoding, isGPT2: Bool, notice: String) {
    let merges = try Corpus.merges(in: location)
    let path =
      try location.path(of: KnownFile.gpt2Merges.name)
      ?? Corpus.standInPath(of: "vocab.bpe")
    let tokenizer = try BytePairEncoding(mergesFile: URL(filePath: path))
    return (
      tokenizer, merges.source == .real(KnownFile.gpt2Merges.name),
      merges.notice
    )
  }
}
