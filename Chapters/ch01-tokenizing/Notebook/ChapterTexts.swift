import Corpora
import Notebooks
import Tokenizing

/// The story and the vocabulary that the chapter uses, and what its numbers
/// are compared with.
struct ChapterTexts {
  let story: Sourced<String>
  let tokenizer: BytePairEncoding
  let vocabularyName: String
  /// Where the texts are from: a line about the story, one about the
  /// vocabulary.
  let notices: [String]
  /// For what depends on the story alone, the vocabulary alone, or both.
  let storyData: DataKind
  let vocabularyData: DataKind
  let allData: DataKind

  init(in location: DataLocation) throws {
    story = try Corpus.shortStory(in: location)
    let vocabulary = try BytePairEncoding.preferred(in: location)
    tokenizer = vocabulary.tokenizer
    vocabularyName = vocabulary.isGPT2 ? "GPT-2" : "stand-in"
    notices = [story.notice, vocabulary.notice]
    let isVerdict = story.source == .real(KnownFile.theVerdict.name)
    storyData = isVerdict ? .book : .standIn
    vocabularyData = vocabulary.isGPT2 ? .book : .standIn
    allData =
      storyData == vocabularyData
      ? storyData
      : .mixed(missing: "the-verdict.txt and GPT-2's vocab.bpe, both")
  }

  /// A sentence made of words from the story, with uneven white space.
  var sentence: String {
    storyData == .book
      ? "\"It's the last he painted, you know,\" \n           Mrs. Gisburn said with pardonable pride."
      : "\"It _is_ one, when it's eleven minutes past,\" \n           said the porter. \"You'll get used to it.\""
  }
}

/// Lists ids with their tokens row by row, as many beside each other as fit
/// in 76 columns.
func idTable(_ ids: some Sequence<Int>, name: (Int) -> String) -> Table {
  let cells = ids.flatMap { ["\($0)", name($0)] }
  let pairs = cells.count / 2
  let across = (1...8).last { across in
    let widths = (0..<min(across, pairs) * 2).map { column in
      let all = stride(from: column, to: cells.count, by: across * 2)
      let longest = all.map { cells[$0].count }.max() ?? 0
      return max(longest, column % 2 == 0 ? 2 : 5) + 2
    }
    return widths.reduce(0, +) <= 76
  }
  let width = min(across ?? 1, max(pairs, 1)) * 2
  var table = Table(
    (0..<width).map { $0 % 2 == 0 ? "id" : "token" }, numbers: ["id"])
  for start in stride(from: 0, to: cells.count, by: width) {
    let row = cells[start..<min(start + width, cells.count)]
    table.append(row + [String](repeating: "", count: width - row.count))
  }
  return table
}
