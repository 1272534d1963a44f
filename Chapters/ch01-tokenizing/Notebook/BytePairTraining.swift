import Foundation
import Notebooks
import Tokenizing

/// Section 2.5: byte-pair encoding, trained from scratch.
func bytePairTraining(_ notebook: Notebook, _ texts: ChapterTexts) throws {
  notebook.cell(
    "2.5 Merging the most frequent pair",
    """
    Byte-pair encoding finds the middle way between words and letters. Start with single bytes as \
    tokens, and repeat one step: the two neighbours that stand together most often become one token. \
    Words are counted with the space before them, which is written Ġ.
    """)
  let text = "low tide, slow tide, slower tide, lowest tide, widest tide"
  var trainer = BytePairTrainer(text: text)
  var rows = [["new token", "times", "id"]]
  for _ in 0..<10 {
    guard let merge = trainer.mergeOnce() else { break }
    let token = BytePairEncoding(merges: trainer.merges).printable(merge.id)
    rows.append([token, "\(merge.count)", "\(merge.id)"])
  }
  notebook.print(table(rows))

  notebook.cell(
    "2.5 The same word after more and more merges",
    """
    Encoding repeats the merges in the order in which they were learned. The word Ġlower never occurs \
    in the text, and comes out of pieces that do.
    """)
  for count in [0, 2, 4, 6, 8, 10] {
    let tokenizer = BytePairEncoding(merges: Array(trainer.merges.prefix(count)))
    let tokens = tokenizer.encodeOrdinary(" lower").map(tokenizer.printable)
    notebook.print("\(count) merges:", tokens.joined(separator: " "))
  }

  notebook.cell(
    "2.5 A vocabulary of 1,000 from the story",
    """
    256 bytes, 743 merges and <|endoftext|> make a thousand. The early merges are parts of frequent \
    words, among the late ones are whole words. The book's extra notebook on training has one merge \
    less in its thousand.
    """)
  let story = BytePairTrainer.train(on: texts.story.text, vocabularySize: 1000)
  notebook.show("early tokens", (256..<276).map(story.printable))
  notebook.show("late tokens", (979..<999).map(story.printable))
  notebook.show("ids of the story", try story.encode(texts.story.text).count)
  notebook.expectDifference(
    "merges", story.merges.count, book: 742, source: .book,
    reason: "the book spends an entry on Ġ besides the 256; here it is the byte of the space")

  notebook.cell(
    "2.5 Save and load",
    """
    The merges are all there is to keep: the ids follow from their order. The file has GPT-2's format, \
    one merge a line.
    """)
  let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).bpe")
  defer { try? FileManager.default.removeItem(at: file) }
  try story.writeMerges(to: file)
  notebook.print(try String(contentsOf: file, encoding: .utf8).split(separator: "\n").prefix(4))
  let loaded = try BytePairEncoding(mergesFile: file)
  notebook.show("the same merges", loaded.merges == story.merges)
}
