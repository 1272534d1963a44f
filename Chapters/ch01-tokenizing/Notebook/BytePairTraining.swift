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
    Here is a text in which a few pairs occur twice; of equally frequent \
    pairs, the one with the smaller ids goes first. (The book's bonus \
    notebook on training merges "th" first, and gets to "the " in three \
    steps.)
    """)
  let rhyme = "the cat in the hat"
  for count in 0...4 {
    let tokenizer = NaiveBytePair.train(on: rhyme, mergeCount: count)
    let pieces = tokenizer.encode(rhyme).map { tokenizer.decode([$0]) }
    notebook.print(
      "merges: \(count), tokens: \(pieces.count)  ",
      pieces.joined(separator: "|"))
  }

  notebook.cell(
    "2.5 A worked example: aaabdaaabac",
    """
    The textbook example of the method: "aa" occurs four times and becomes \
    token 256, "ab" becomes 257, and the pair of the two becomes 258. A \
    merge can use earlier merges, so the third token stands for "aaab". \
    The eleven letters are now five tokens.
    """)
  let worked = NaiveBytePair.train(on: "aaabdaaabac", mergeCount: 3)
  for id in 256..<worked.vocabularySize {
    notebook.print(id, worked.decode([id]))
  }
  notebook.show("ids", worked.encode("aaabdaaabac"))
  notebook.show("back", worked.decode(worked.encode("aaabdaaabac")))

  notebook.cell(
    "2.5 Why text is cut into words first",
    """
    On a text with spaces, the plain method soon merges across the ends of \
    words: here it spends tokens on ", " and on " tide, ". \
    BytePairTrainer, used from here on, cuts the text into words first. On \
    a single word there is nothing to cut, so both must learn the same \
    merges.
    """)
  let text = "low tide, slow tide, slower tide, lowest tide, widest tide"
  let acrossWords = NaiveBytePair.train(on: text, mergeCount: 8)
  notebook.show(
    "with spaces",
    (256..<acrossWords.vocabularySize).map { acrossWords.decode([$0]) })
  let oneWord = text.filter(\.isLetter)
  let naive = NaiveBytePair.train(on: oneWord, mergeCount: 8)
  let fast = BytePairTrainer.train(
    on: oneWord, vocabularySize: 256 + 8, specialTokens: [])
  notebook.show(
    "one word", (256..<naive.vocabularySize).map { naive.decode([$0]) })
  notebook.show(
    "the same merges",
    (256..<264).allSatisfy { naive.bytes(of: $0) == fast.bytes(of: $0) })
}

/// Section 2.5: byte-pair encoding, trained word by word.
func bytePairTraining(_ notebook: Notebook, _ texts: ChapterTexts) throws {
  notebook.cell(
    "2.5 Merging the most frequent pair",
    """
    The trainer counts pairs inside words only. A word includes the space \
    before it, which is written Ġ. Each step reports the new token and how \
    often its pair occurred.
    """)
  let text = "low tide, slow tide, slower tide, lowest tide, widest tide"
  var trainer = BytePairTrainer(text: text)
  var table = Table(
    ["new token", "times", "id"], numbers: ["times", "id"])
  for _ in 0..<10 {
    guard let merge = trainer.mergeOnce() else { break }
    let token = BytePairEncoding(merges: trainer.merges).printable(merge.id)
    table.append([token, "\(merge.count)", "\(merge.id)"])
  }
  notebook.print(table.text)

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
  notebook.show("early tokens", (256..<276).map(story.printable))
  notebook.show("late tokens", (979..<999).map(story.printable))
  notebook.show(
    "ids of the story", try story.encode(texts.story.content).count)
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
    notebook.print(
      try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        .prefix(4))
    let loaded = try BytePairEncoding(mergesFile: file)
    notebook.show("the same merges", loaded.merges == story.merges)
  }
}
