import Corpora
import Notebooks
import Tokenizing

/// The story and the vocabulary that the chapter runs on, and which of them are the book's.
struct ChapterTexts {
  let story: SourcedText
  let tokenizer: BytePairEncoding
  let vocabularyName: String
  let vocabularyNotice: String
  let theVerdict: BookFile
  let gpt2Vocabulary: BookFile
  /// Needed where GPT-2's ids of the book's story are printed.
  let both: BookFile

  init(in location: DataLocation) throws {
    story = try Corpus.shortStory(in: location)
    let vocabulary = try BytePairEncoding.preferred(in: location)
    tokenizer = vocabulary.tokenizer
    vocabularyName = vocabulary.isGPT2 ? "GPT-2" : "stand-in"
    vocabularyNotice = vocabulary.notice
    let isVerdict = story.source == .real(KnownFile.theVerdict.name)
    theVerdict = BookFile(isPresent: isVerdict, name: "the book's story, the-verdict.txt")
    gpt2Vocabulary = BookFile(isPresent: vocabulary.isGPT2, name: "GPT-2's vocabulary, vocab.bpe")
    both = BookFile(
      isPresent: isVerdict && vocabulary.isGPT2, name: "the-verdict.txt and GPT-2's vocab.bpe")
  }

  /// A sentence whose words are all in the story, and in which white space varies.
  var sentence: String {
    theVerdict.isPresent
      ? "\"It's the last he painted, you know,\" \n           Mrs. Gisburn said with pardonable pride."
      : "\"It _is_ one, when it's eleven minutes past,\" \n           said the porter. \"You'll get used to it.\""
  }
}

/// What a printed value rests on, and whether it is there.
struct BookFile {
  let isPresent: Bool
  let name: String
}

extension Notebook {
  /// Compares a count if `file` is there, or says that it is not.
  func compare(
    _ label: String, _ yours: Int, book: Int, needs file: BookFile, source: Source = .book
  ) {
    compare(label, [yours], book: [book], needs: file, source: source)
  }

  /// Compares ids if `file` is there, or says that it is not.
  func compare(
    _ label: String, _ yours: [Int], book: [Int], needs file: BookFile, source: Source = .book
  ) {
    if file.isPresent {
      compare(label, yours, book: book, source: source)
    } else {
      skipComparison(label, because: "needs \(file.name)")
    }
  }

  /// Compares words if `file` is there, or says that it is not.
  func compare(_ label: String, _ yours: [String], book: [String], needs file: BookFile) {
    if file.isPresent {
      compare(label, yours, book: book)
    } else {
      skipComparison(label, because: "needs \(file.name)")
    }
  }

  /// Compares a text if `file` is there, or says that it is not.
  func compare(_ label: String, _ yours: String, book: String, needs file: BookFile) {
    compare(label, [yours], book: [book], needs: file)
  }
}
