import Corpora
import Notebooks
import Tokenizing

/// The story and the vocabulary that the chapter uses, and which of them
/// are the book's.
struct ChapterTexts {
  let story: Sourced<String>
  let tokenizer: BytePairEncoding
  let vocabularyName: String
  let vocabularyNotice: String
  let theVerdict: RequiredFile
  let gpt2Vocabulary: RequiredFile
  /// Required where the book prints GPT-2's ids of its story.
  let both: RequiredFile

  init(in location: DataLocation) throws {
    story = try Corpus.shortStory(in: location)
    let vocabulary = try BytePairEncoding.preferred(in: location)
    tokenizer = vocabulary.tokenizer
    vocabularyName = vocabulary.isGPT2 ? "GPT-2" : "stand-in"
    vocabularyNotice = vocabulary.notice
    let isVerdict = story.source == .real(KnownFile.theVerdict.name)
    theVerdict = RequiredFile(
      isPresent: isVerdict, name: "the book's story, the-verdict.txt")
    gpt2Vocabulary = RequiredFile(
      isPresent: vocabulary.isGPT2, name: "GPT-2's vocabulary, vocab.bpe")
    both = RequiredFile(
      isPresent: isVerdict && vocabulary.isGPT2,
      name: "the-verdict.txt and GPT-2's vocab.bpe")
  }

  /// A sentence made of words from the story, with uneven white space.
  var sentence: String {
    theVerdict.isPresent
      ? "\"It's the last he painted, you know,\" \n           Mrs. Gisburn said with pardonable pride."
      : "\"It _is_ one, when it's eleven minutes past,\" \n           said the porter. \"You'll get used to it.\""
  }
}

/// A file without which a printed value cannot be reproduced, and whether
/// it is present.
struct RequiredFile {
  let isPresent: Bool
  let name: String
}

extension Notebook {
  /// Compares a count if `file` is present; otherwise says that it is
  /// missing.
  func compare(
    _ label: String, _ yours: Int, book: Int, needs file: RequiredFile,
    source: Source = .book
  ) {
    compare(label, [yours], book: [book], needs: file, source: source)
  }

  /// Compares ids if `file` is present; otherwise says that it is missing.
  func compare(
    _ label: String, _ yours: [Int], book: [Int], needs file: RequiredFile,
    source: Source = .book
  ) {
    if file.isPresent {
      compare(label, yours, book: book, source: source)
    } else {
      skipComparison(label, because: "needs \(file.name)")
    }
  }

  /// Compares words if `file` is present; otherwise says that it is
  /// missing.
  func compare(
    _ label: String, _ yours: [String], book: [String],
    needs file: RequiredFile
  ) {
    if file.isPresent {
      compare(label, yours, book: book)
    } else {
      skipComparison(label, because: "needs \(file.name)")
    }
  }

  /// Compares a text if `file` is present; otherwise says that it is
  /// missing.
  func compare(
    _ label: String, _ yours: String, book: String, needs file: RequiredFile
  ) {
    compare(label, [yours], book: [book], needs: file)
  }
}
