import Foundation
import Notebooks
import Tokenizing

/// Section 2.5: the idea of byte-pair encoding, on texts small enough to
/// follow by eye.
func naiveBytePairs(_ notebook: Notebook) {
  notebook.cell(
    "2.5 Count the pairs, merge the most frequent, repeat",
    """
    Byte-pair encoding is the middle way between words and letters. Every \
    byte is a token at first. Then one step repeats: count all pairs of \
    neighbouring tokens and replace the most frequent pair by a new token. \
    This is the example of the book's bonus notebook on training. Several \
    pairs occur twice; the first of them in the text is merged.
    """)
  var tokens = "the cat in the hat".utf8.map { Int($0) }
  var names = (0..<256).map { String(UnicodeScalar(UInt8($0))) }
  var steps = Table(
    ["merge", "times", "id", "text"], numbers: ["times", "id"])
  for id in 256...258 {
    let pairs = zip(tokens, tokens.dropFirst()).map { TokenPair($0, $1) }
    let counts = Dictionary(
      pairs.map { ($0, 1) }, uniquingKeysWith: +)
    let highest = counts.values.max()!
    let pair = pairs.first { counts[$0] == highest }!
    tokens = tokens.merging(pair, into: id)
    names.append(names[pair.left] + names[pair.right])
    steps.append([
      names[pair.left] + " + " + names[pair.right], "\(highest)", "\(id)",
      tokens.map { names[$0] }.joined(separator: "|"),
    ])
  }
  notebook.show("three steps", steps)
  notebook.compare(
    "new tokens", Array(names[256...]), book: ["th", "the", "the "])

  notebook.cell(
    "2.5 A worked example: aaabdaaabac",
    """
    The textbook example of the method, with the steps above as a type. Of \
    equally frequent pairs, it takes the one with the smaller ids. A merge \
    can use earlier merges.
    """)
  notebook.ask("Which two letters become the first new token?")
  notebook.source(
    of: "NaiveBytePair.train", "NaiveBytePair.mostFrequentPair",
    "NaiveBytePair.encode")
  let text = "aaabdaaabac"
  let worked = NaiveBytePair.train(on: text, mergeCount: 3)
  let ids = worked.encode(text)
  notebook.show(
    "new tokens",
    idTable(256..<worked.vocabularySize) { worked.decode([$0]) })
  notebook.show("ids", ids)
  notebook.claim("eleven letters are five tokens", ids.count == 5)
  notebook.claim("decoding restores them", worked.decode(ids) == text)

  notebook.cell(
    "2.5 Why text is cut into words first",
    """
    On a text with spaces, the plain method soon merges across the ends of \
    words: here it spends tokens on ", " and on " tide, ". \
    BytePairTrainer, used from here on, cuts the text into words first. On \
    a single word there is nothing to cut, so both must learn the same \
    merges.
    """)
  let tides = "low tide, slow tide, slower tide, lowest tide, widest tide"
  let acrossWords = NaiveBytePair.train(on: tides, mergeCount: 8)
  notebook.show(
    "with spaces",
    (256..<acrossWords.vocabularySize).map { acrossWords.decode([$0]) })
  let oneWord = tides.filter(\.isLetter)
  let naive = NaiveBytePair.train(on: oneWord, mergeCount: 8)
  let fast = BytePairTrainer.train(
    on: oneWord, vocabularySize: 256 + 8, specialTokens: [])
  notebook.show(
    "one word", (256..<naive.vocabularySize).map { naive.decode([$0]) })
  notebook.claim(
    "both learn the same tokens",
    (256..<264).allSatisfy { naive.bytes(of: $0) == fast.bytes(of: $0) })
}

/// Section 2.5: byte-pair encoding, trained word by word.
func bytePairTraining(
  _ notebook: Notebook, _ texts: ChapterTexts
) throws -> BytePairEncoding {
  notebook.cell(
    "2.5 Merging the most frequent pair",
    """
    The trainer counts pairs inside words only. A word includes the space \
    before it, which is written Ġ. Each step reports the new token and how \
    often its pair occurred.
    """)
  notebook.source(of: "BytePairTrainer.mergeOnce")
  let text = "low tide, slow tide, slower tide, lowest tide, widest tide"
  var trainer = BytePairTrainer(text: text)
  var table = Table(
    ["new token", "times", "id"], numbers: ["times", "id"])
  for _ in 0..<10 {
    guard let merge = trainer.mergeOnce() else { break }
    let token = BytePairEncoding(merges: trainer.merges).printable(merge.id)
    table.append([token, "\(merge.count)", "\(merge.id)"])
  }
  notebook.show("the first ten merges", table)

  notebook.cell(
    "2.5 The same word after more and more merges",
    """
    Encoding applies the merges in the order in which they were learned. \
    The word Ġlower never occurs in the text, but its pieces do.
    """)
  for count in [0, 2, 4, 6, 8, 10] {
    let tokenizer = BytePairEncoding(
      merges: Array(trainer.merges.prefix(count)))
    let tokens = tokenizer.encodeOrdinary(" lower").map(tokenizer.printable)
    notebook.print("\(count) merges:", tokens.joined(separator: " "))
  }

  notebook.cell(
    "2.5 A vocabulary of 1,000 from the story",
    """
    256 bytes, 743 merges and <|endoftext|> make a thousand tokens. Early \
    merges are parts of frequent words; later ones include whole words. \
    The book's bonus notebook on training fits one merge fewer into its \
    thousand.
    """)
  let story = BytePairTrainer.train(
    on: texts.story.content, vocabularySize: 1000)
  let storyIDs = try story.encode(texts.story.content)
  notebook.show(
    "early tokens", idTable(256..<276, name: story.printable))
  notebook.show("late tokens", idTable(979..<999, name: story.printable))
  notebook.show("ids of the story", storyIDs.count)
  notebook.expectDifference(
    "merges", story.merges.count, book: 742, source: .book,
    reason:
      "the book spends an extra entry on Ġ; here it is one of the 256 bytes, the space"
  )

  notebook.cell(
    "2.5 Save and load",
    """
    Only the merges need saving: the ids follow from their order. The file \
    has GPT-2's format, one merge per line.
    """)
  try notebook.withTemporaryFolder { folder in
    let file = folder.appending(path: "story.bpe")
    try story.writeMerges(to: file)
    let lines = try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n")
    for line in lines.prefix(4) { notebook.print(line) }
    let loaded = try BytePairEncoding(mergesFile: file)
    notebook.claim("the same merges", loaded.merges == story.merges)
  }
  return story
}
