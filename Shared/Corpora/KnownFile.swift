import Files

/// A published file that chapters prefer over the stand-ins, with what identifies it.
///
/// None of them is part of the repository; `llm-training fetch NAME` gets it from `address` or a mirror, which
/// `Data/sources.json` lists. A test checks that the two agree.
public struct KnownFile: Sendable, Equatable {
  /// The name under which the file lies in a data folder.
  public let name: String
  /// The length in bytes.
  public let byteCount: Int
  /// The SHA-256 digest in lower-case hexadecimal digits.
  public let sha256: String
  /// The web address of the file, or of the archive that holds it.
  public let address: String
  /// Whether copies without the last line break are in circulation and just as good.
  public var mayLackLastLineBreak = false

  /// Edith Wharton's short story "The Verdict", which the book tokenizes and trains on.
  public static let theVerdict = KnownFile(
    name: "the-verdict.txt", byteCount: 20_479,
    sha256: "b41e41a68f0398a3154ae69e2e4c0e2694e17fe0d66730536837f1b01935b31f",
    address: bookRepository + "ch02/01_main-chapter-code/the-verdict.txt")

  /// GPT-2's 50,000 merges, from which all its token ids follow.
  public static let gpt2Merges = KnownFile(
    name: "vocab.bpe", byteCount: 456_318,
    sha256: "1ce1664773c50f3e0cc8842619a93edc4624525b728b188a9e0be33b7726adc5",
    address: gpt2Files + "vocab.bpe")

  /// GPT-2's token ids, which repeat what the merges say.
  public static let gpt2TokenIds = KnownFile(
    name: "encoder.json", byteCount: 1_042_301,
    sha256: "196139668be63f3b5d6574427317ae82f612a97c5d1cdaf36ed2256dbf636783",
    address: gpt2Files + "encoder.json")

  /// The SMS Spam Collection: 5,574 messages, each marked ham or spam.
  public static let spamCollection = KnownFile(
    name: "SMSSpamCollection", byteCount: 477_907,
    sha256: "7d039a24a6083ed9ef0f806ebad56bbb976e3aeb8de05669173bfdc4996c239d",
    address: "https://archive.ics.uci.edu/static/public/228/sms+spam+collection.zip",
    mayLackLastLineBreak: true)

  /// The book's 1,100 instructions with answers.
  public static let instructions = KnownFile(
    name: "instruction-data.json", byteCount: 203_524,
    sha256: "7e09a9af353722ca15c18bc580f093f9c39d3178335a75177319cb1e1d163944",
    address: bookRepository + "ch07/01_main-chapter-code/instruction-data.json")

  /// The same instructions with a preferred and a rejected answer each.
  public static let preferences = KnownFile(
    name: "instruction-data-with-preference.json", byteCount: 386_968,
    sha256: "305315abf14f65fa42c01a0877572f832606571c2a7d49f152ac1d758b16756e",
    address: bookRepository
      + "ch07/04_preference-tuning-with-dpo/instruction-data-with-preference.json")

  /// Every file of the table.
  public static let all = [
    theVerdict, gpt2Merges, gpt2TokenIds, spamCollection, instructions, preferences,
  ]

  private static let bookRepository =
    "https://raw.githubusercontent.com/rasbt/LLMs-from-scratch/main/"
  private static let gpt2Files = "https://openaipublic.blob.core.windows.net/gpt-2/models/124M/"

  /// What a user does about a damaged copy.
  var remedy: String { "Delete the file and type: \(fetchCommand)" }

  /// What a user types to get the file.
  public var fetchCommand: String { "swift run llm-training fetch \(name)" }

  /// Checks that `bytes`, read from `path`, are this file's.
  ///
  /// - Throws: ``FileError``.
  public func verify(_ bytes: some Collection<UInt8>, at path: String) throws(FileError) {
    let lacksLineBreak = mayLackLastLineBreak && bytes.count == byteCount - 1
    guard bytes.count == byteCount || lacksLineBreak else {
      throw .wrongSize(path: path, found: bytes.count, expected: byteCount, remedy: remedy)
    }
    var hash = SHA256()
    hash.update(with: bytes)
    if lacksLineBreak { hash.update(with: "\n".utf8) }
    let digest = hash.finish()
    guard digest == sha256 else {
      throw .wrongDigest(path: path, found: digest, expected: sha256, remedy: remedy)
    }
  }
}
