import ConceptsTopics
import Corpora
import Foundation
import Notebooks
import Tensors

/// Language models before networks: counting what follows what.
func nGrams(_ notebook: Notebook) throws {
  let location = try DataLocation(option: notebook.dataFolder?.path)
  let text = try Corpus.shortStory(in: location).content
  let story = WordIDs.split(text)
  countedBigrams(notebook, story)
  continuationCounts(notebook, story)
  heldOutPerplexity(notebook, story)
  writtenByNGrams(notebook, story)
}

/// The largest |Σ P − 1| over every context of a text, and after a rare word.
func largestError(
  of model: some NextWordModel, over ids: [Int]
) -> Double {
  let length = model.order - 1
  let seen = Set(
    ids.indices.dropFirst(length).map { ids[$0 - length..<$0] })
  let unseen = ArraySlice(Array(repeating: 0, count: length))
  return (seen.union([unseen])).map { abs(model.total(after: $0) - 1) }
    .max()!
}

private func countedBigrams(_ notebook: Notebook, _ story: [String]) {
  notebook.cell(
    "n-grams: a table of what follows what",
    """
    For decades a language model was a table: how often has which word \
    followed these ones? What never happened must not get probability 0, \
    or one new pair of words would make a whole text impossible. The \
    oldest remedy adds a little, k, to every count. Words that occur only \
    once share the entry <unk>.
    """,
    formulas: .row(
      "P", .parens("w | h"), "=",
      .fraction("count(h w) + k", over: "count(h) + k · vocabulary")))
  notebook.source(of: "NGramCounts.init", "AddK.probability")
  let words = WordIDs(of: story)
  let ids = words.ids(of: story)
  let size = words.count
  let model = AddK(ids, order: 2, k: 0.1, vocabularySize: size)
  let context = ArraySlice([words.id(of: "the")])
  let likely = (0..<size).map { word in
    (word, model.probability(of: word, after: context))
  }.sorted { $0.1 > $1.1 }.prefix(8)
  notebook.show("words in the story", story.count)
  notebook.show("entries of the vocabulary", size)
  notebook.plot(
    BarChart(
      "what follows \"the\"", labels: likely.map { words.words[$0.0] },
      values: likely.map { $0.1 }))
  let error = largestError(of: model, over: ids)
  notebook.show("largest |Σ P − 1| over all contexts", error.asDifference)
  notebook.claim("after every word, all words sum to one", error < 1e-12)
}

private func continuationCounts(_ notebook: Notebook, _ story: [String]) {
  notebook.cell(
    "n-grams: Kneser–Ney asks after how many words",
    """
    If the context is new, a shorter one must do, in the end none at all. \
    Then how often a word occurs misleads: some words are frequent, but \
    only ever follow one other. Kneser and Ney count the different words \
    before a word instead.
    """,
    formulas: .row(
      "P", .parens("w | h"), "=",
      .fraction("max(c(h w) − d, 0)", over: "c(h)"), "+",
      .fraction("d · types(h)", over: "c(h)"), "· P", .parens("w | h′")))
  notebook.ask(
    "Of the words of the story, which is frequent, but a poor guess?")
  notebook.source(of: "KneserNey.probability", "NGramCounts.continuations")
  let words = WordIDs(of: story)
  let ids = words.ids(of: story)
  let size = words.count
  let model = KneserNey(ids, order: 2, vocabularySize: size)
  let counts = NGramCounts(of: ids, order: 1).followers[[]]!
  let before = NGramCounts(of: ids, order: 2).continuations()
    .followers[[]]!
  // how many words come before, for each time that the word occurs
  func width(_ word: Int) -> Double {
    Double(before[word] ?? 0) / Double(counts[word]!)
  }
  let frequent = counts.keys.filter { counts[$0]! >= 8 && $0 != 0 }
  let narrow = frequent.sorted { (width($0), $0) < (width($1), $1) }
  let columns = ["word", "times", "words before it", "share", "Kneser–Ney"]
  var table = Table(columns, numbers: Set(columns.dropFirst()))
  for word in narrow.prefix(5) + narrow.suffix(3) {
    let share = Double(counts[word]!) / Double(ids.count)
    let guess = model.probability(of: word, after: [])
    table.append([
      words.words[word], "\(counts[word]!)", "\(before[word] ?? 0)",
      share.decimals(4), guess.decimals(4),
    ])
  }
  notebook.show("the narrowest and the widest of the frequent words", table)
  let error = largestError(of: model, over: ids)
  notebook.show("largest |Σ P − 1| over all contexts", error.asDifference)
  notebook.claim("after every word, all words sum to one", error < 1e-12)
  notebook.answer(
    """
    The first rows of the table: there is little sense in guessing the \
    second half of a name where its first half has not been read.
    """)
}
