import ConceptsTopics
import Notebooks
import Tensors

/// Perplexity on a fifth of the story that was not counted, for each fifth
/// in turn.
func heldOutPerplexity(_ notebook: Notebook, _ story: [String]) {
  notebook.cell(
    "n-grams: perplexity on text that was not counted",
    """
    Each fifth of the story is held out in turn and the rest counted, \
    vocabulary included. Perplexity says among how many equally likely \
    words the model seems to choose. On the counted text a longer context \
    can look better by learning it by heart; only the held-out text can \
    say whether it is.
    """)
  notebook.ask("Which is best on new text: add-1, add-0.01 or Kneser–Ney?")
  notebook.source(of: "NextWordModel.perplexity")
  let kinds = ["add-1", "add-0.01", "Kneser–Ney"]
  var counted: [[Double]] = Array(repeating: [], count: 6)
  var heldOut = counted
  var unknown: [Double] = []
  var errors: [Double] = []
  let fifth = story.count / 5
  for fold in 0..<5 {
    let test = Array(story[fold * fifth..<(fold + 1) * fifth])
    let rest = Array(
      story[..<(fold * fifth)] + story[(fold + 1) * fifth..<story.count])
    let words = WordIDs(of: rest)
    let ids = words.ids(of: rest)
    let new = words.ids(of: test)
    unknown.append(Double(new.count { $0 == 0 }) / Double(new.count))
    for (row, order) in [2, 3].enumerated() {
      let models: [any NextWordModel] = [
        AddK(ids, order: order, k: 1, vocabularySize: words.count),
        AddK(ids, order: order, k: 0.01, vocabularySize: words.count),
        KneserNey(ids, order: order, vocabularySize: words.count),
      ]
      for (column, model) in models.enumerated() {
        counted[3 * row + column].append(model.perplexity(of: ids))
        heldOut[3 * row + column].append(model.perplexity(of: new))
      }
      errors.append(
        largestError(of: models[2], over: Array(new.prefix(200))))
    }
  }
  let names = ["bigram", "trigram"].flatMap { order in
    kinds.map { "\(order), \($0)" }
  }
  let columns = ["model", "counted text", "held out", "spread"]
  var table = Table(columns, numbers: Set(columns.dropFirst()))
  for (row, name) in names.enumerated() {
    let new = MeanAndSpread(heldOut[row])
    table.append([
      name, MeanAndSpread(counted[row]).mean.decimals(1),
      new.mean.decimals(1), new.spread.decimals(1),
    ])
  }
  notebook.show("perplexity, mean of five fifths", table)
  let isBest = (0..<5).allSatisfy { fold in
    heldOut.map { $0[fold] }.min()
      == min(heldOut[2][fold], heldOut[5][fold])
  }
  notebook.prose(
    isBest
      ? "Kneser–Ney is best on every fifth."
      : "Kneser–Ney is not best on every fifth.")
  let change = MeanAndSpread(
    zip(heldOut[5], heldOut[2]).map { $0 - $1 }, decimals: 1)
  notebook.prose(
    abs(change.mean) > 2 * change.spread
      ? "A third word changes its perplexity by \(change): that stands out."
      : """
      A third word changes its perplexity by \(change), which does not \
      stand out: in so short a text, hardly any three words come twice.
      """)
  notebook.show(
    "held-out words that are <unk>",
    (100 * MeanAndSpread(unknown).mean).decimals(0) + " %")
  notebook.show(
    "largest |Σ P − 1| over held-out contexts", errors.max()!.asDifference)
  notebook.claim(
    "Kneser–Ney sums to one after contexts that it has not seen",
    errors.max()! < 1e-12)
}

/// Text drawn from the story's own n-grams.
func writtenByNGrams(_ notebook: Notebook, _ story: [String]) {
  notebook.cell(
    "n-grams: what they write",
    """
    Each word is drawn from the probabilities after the words before it. \
    One word of context gives pairs that sound right, two give pieces of \
    sentences.
    """)
  notebook.ask("Will a longer context make it write better?")
  notebook.source(of: "NextWordModel.written")
  let words = WordIDs(of: story)
  let ids = words.ids(of: story)
  for (order, name) in [(1, "unigram"), (2, "bigram"), (3, "trigram")] {
    let model = KneserNey(ids, order: order, vocabularySize: words.count)
    let text = model.written(30).map { words.words[$0] }
    notebook.prose(name + ": " + text.joined(separator: " "))
  }
  let model = KneserNey(ids, order: 7, vocabularySize: words.count)
  let long = model.written(30)
  notebook.prose(
    "six words before it: "
      + long.map { words.words[$0] }.joined(separator: " "))
  let copied = (0...20).count { start in
    ids.indices.dropLast(9).contains {
      ids[$0..<$0 + 10] == long[start..<start + 10]
    }
  }
  notebook.show(
    "stretches of ten words, of 21, that stand in the story so", copied)
  let error = abs(model.total(after: long.suffix(6)) - 1)
  notebook.show("|Σ P − 1| after the last six words", error.asDifference)
  notebook.claim("after six words, all words sum to one too", error < 1e-12)
  notebook.answer(
    """
    Hardly. After a few words, the story has at most one way to go on, and \
    a discounted table soon leaves it for shorter contexts.
    """)
  notebook.remark(
    """
    What this does not show: a real n-gram model counts billions of words, \
    and perplexities compare only over the same vocabulary. Here a guess \
    of <unk> counts as right for every rare word.
    """)
}
