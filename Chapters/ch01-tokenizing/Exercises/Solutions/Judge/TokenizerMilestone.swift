import Corpora
import Tokenizing

/// What ``encodeLikeGPT2(with:in:print:)`` cannot do without.
public let tokenizerPieces = [
  "byte alphabet", "merge a pair", "encode by rank", "special tokens",
]

/// Encodes the book's texts, and the whole short story, with the pieces in
/// `work`, and compares the ids with the lesson's and the book's.
///
/// Returns whether all agree. The vocabulary is GPT-2's if `location` has
/// it, otherwise this project's.
public func encodeLikeGPT2(
  with work: TokenizingWork, in location: DataLocation,
  print: (String) -> Void
) throws -> Bool {
  let file = try Corpus.merges(in: location)
  let lesson = try BytePairEncoding.preferred(in: location)
  print(file.notice)
  let tokenizer = try BuiltTokenizer(mergesFile: file.content, work)
  print("Your alphabet reads its \(tokenizer.mergeCount) merges.")

  var isRight = true
  for (text, book) in bookTexts {
    let ids = try tokenizer.encode(text)
    let expected = try lesson.tokenizer.encode(
      text, allowedSpecial: [endOfTextToken])
    print("\"\(text)\"")
    for line in lines(ids, lesson.tokenizer) { print("    " + line) }
    let isBooks = !lesson.isGPT2 || ids == book
    isRight = isRight && ids == expected && isBooks
    let names =
      lesson.isGPT2 ? "the book's and the lesson's" : "the lesson's"
    print(
      ids == expected && isBooks
        ? "    ✓ \(ids.count) ids, \(names)" : "    ✗ not \(names) ids")
  }
  guard isRight else { return false }
  return try encodeStory(
    tokenizer, lesson.tokenizer, location, print: print)
}

private let bookTexts: [(text: String, ids: [Int])] = [
  (
    "Hello, do you like tea? <|endoftext|> In the sunlit terraces"
      + "of someunknownPlace.",
    [
      15496, 11, 466, 345, 588, 8887, 30, 220, 50256, 554, 262, 4252, 18250,
      8812, 2114, 1659, 617, 34680, 27271, 13,
    ]
  ), ("Akwirw ier", [33901, 86, 343, 86, 220, 959]),
]

private func encodeStory(
  _ tokenizer: BuiltTokenizer, _ lesson: BytePairEncoding,
  _ location: DataLocation, print: (String) -> Void
) throws -> Bool {
  guard tokenizer.mergesEachWord < 100 else {
    print(
      """
      The story is left out: your encoder merges \
      \(tokenizer.mergesEachWord) times for each word.
      """)
    return true
  }
  let story = try Corpus.shortStory(in: location)
  let ids = try tokenizer.encode(story.content)
  let isRight = try ids == lesson.encode(story.content)
  let (length, count) = (story.content.count, ids.count)
  print(story.notice)
  print(
    isRight
      ? "    ✓ \(length) characters are \(count) ids, the lesson's"
      : "    ✗ its ids are not the lesson's")
  return isRight
}

/// Ids with their tokens, in lines of at most 72 characters.
private func lines(_ ids: [Int], _ tokenizer: BytePairEncoding) -> [String]
{
  var lines = [""]
  for id in ids {
    let entry = "\(id) \(tokenizer.printable(id))"
    if lines[lines.count - 1].count + entry.count > 68 { lines.append("") }
    let separator = lines[lines.count - 1].isEmpty ? "" : "  "
    lines[lines.count - 1] += separator + entry
  }
  return lines
}

/// A tokenizer made of the pieces of a work. The lesson cuts texts into
/// words for it.
final class BuiltTokenizer {
  private let work: TokenizingWork
  private let byteIDs: [Int]
  private let merges: [[Int]: Int]
  private var known: [String: [Int]] = [:]
  private var mergeCalls = 0

  /// Reads the lines of a merges file.
  init(mergesFile text: String, _ work: TokenizingWork) throws {
    self.work = work
    let alphabet = try work.byteAlphabet()
    var ids: [String: Int] = [:]
    for (id, character) in alphabet.sorted().enumerated() {
      ids[String(character)] = id
    }
    byteIDs = alphabet.map { ids[String($0)]! }
    var merges: [[Int]: Int] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      let parts = line.split(separator: " ").map { String($0) }
      let id = 256 + merges.count
      merges[[ids[parts[0]]!, ids[parts[1]]!]] = id
      ids[parts[0] + parts[1]] = id
    }
    self.merges = merges
  }

  var mergeCount: Int { merges.count }
  var mergesEachWord: Int { mergeCalls / max(known.count, 1) }

  func encode(_ text: String) throws -> [Int] {
    try work.encodeWithSpecialTokens(
      text, [endOfTextToken: 256 + merges.count], [endOfTextToken]
    ) { part in
      try GPT2PreTokenizer.pieces(of: part).flatMap { try self.ids(of: $0) }
    }
  }

  private func ids(of word: String) throws -> [Int] {
    if let ids = known[word] { return ids }
    let bytes = word.utf8.map { byteIDs[Int($0)] }
    let ids = try work.encodeByRank(bytes, merges) { pair, id, ids in
      self.mergeCalls += 1
      return try self.work.mergePair(pair, id, ids)
    }
    known[word] = ids
    return ids
  }
}
