import Files

/// A published file that the chapters prefer to its stand-in.
///
/// The repository has none of these files. `llm-training fetch NAME` downloads one; `Data/sources.json` says
/// from where, and how to recognise it.
public enum KnownFile: String, Sendable, CaseIterable {
  /// Edith Wharton's short story "The Verdict", which the book tokenizes and trains on.
  case theVerdict = "the-verdict.txt"
  /// GPT-2's 50,000 merges, from which all its token ids follow.
  case gpt2Merges = "vocab.bpe"
  /// GPT-2's token ids, which also follow from the merges.
  case gpt2TokenIds = "encoder.json"
  /// The SMS Spam Collection: 5,574 messages, each marked ham or spam.
  case spamCollection = "SMSSpamCollection"
  /// The book's 1,100 instructions with answers.
  case instructions = "instruction-data.json"
  /// The same instructions, each with a preferred and a rejected answer.
  case preferences = "instruction-data-with-preference.json"

  /// The name of the file in a data folder.
  public var name: String { rawValue }

  /// The command that downloads the file.
  public var fetchCommand: String { "swift run llm-training fetch \(name)" }

  /// Looks up the length and the digest of the file in `Data/sources.json`.
  ///
  /// - Throws: ``FileError`` if the list is missing or damaged, or does not have the file.
  public func published() throws(FileError) -> PublishedFile {
    let list = try Corpus.standInPath(of: "sources.json")
    for file in try DataSource.all(in: list).flatMap(\.files) {
      if let published = file.published, published.path == name { return published }
    }
    throw .malformed(
      path: list, place: "the list of sources", reason: "\"\(name)\" is missing, or has no length or digest")
  }
}

/// A file that its publisher will not change, recognised by length and digest.
public struct PublishedFile: Codable, Sendable, Equatable {
  /// The path in a data folder.
  public let path: String
  /// The length in bytes.
  public let byteCount: Int
  /// The SHA-256 digest in lower-case hexadecimal digits.
  public let sha256: String
  /// Whether to accept copies without the final line break, which are also in circulation.
  public var mayLackLastLineBreak: Bool?

  /// What the user can do about a damaged copy.
  var remedy: String { "Delete the file and type: swift run llm-training fetch \(path)" }

  /// Checks that `bytes`, read from `location`, are the published file.
  ///
  /// - Throws: ``FileError`` if the length or the digest differs.
  public func verify(_ bytes: some Collection<UInt8>, at location: String) throws(FileError) {
    let lacksLineBreak = mayLackLastLineBreak == true && bytes.count == byteCount - 1
    guard bytes.count == byteCount || lacksLineBreak else {
      throw .wrongSize(path: location, found: bytes.count, expected: byteCount, remedy: remedy)
    }
    var hash = SHA256()
    hash.update(with: bytes)
    if lacksLineBreak { hash.update(with: "\n".utf8) }
    let digest = hash.finish()
    guard digest == sha256 else {
      throw .wrongDigest(path: location, found: digest, expected: sha256, remedy: remedy)
    }
  }
}
