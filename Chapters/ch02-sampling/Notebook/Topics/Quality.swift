import Corpora
import Notebooks
import SamplingKernels
import SamplingTopics
import Tensors

/// Good texts and rubbish, told apart.
func quality(_ notebook: Notebook) throws {
  let documents = try Corpus.documents()
  let model = ByteModel(of: documents.prefix(600))
  expected(notebook, model)
  let filter = PerplexityFilter(
    model: model, goodTexts: Array(documents[600..<800]))
  filters(notebook, filter, Array(documents[800..<1400]))
}

private func expected(_ notebook: Notebook, _ model: ByteModel) {
  notebook.cell(
    "Quality: a model that counts finds some texts unusual",
    """
    A model learns which byte follows which four, from 600 texts of the \
    corpus. Its perplexity is the number of equally likely bytes that it \
    chooses among. It is low for what looks like the corpus, and high for \
    anything else, good or bad.
    """)
  notebook.ask("Which of these texts is the least surprising?")
  notebook.source(of: "ByteModel.chance", "ByteModel.bitsPerByte")
  let texts = [
    "The old man gave her a letter and said, \"Thank you.\"",
    "The old man the old man the old man the old man.",
    "Inflation expectations remained anchored in the euro area.",
    "Стара жінка дала йому листа.", "qlkw vbn erxx ppzt ghh wqq",
  ]
  var table = Table(["text", "perplexity"], numbers: ["perplexity"])
  for text in texts {
    table.append([text, model.perplexity(of: text).decimals(1)])
  }
  notebook.show("perplexity per byte", table)
  let contexts = ["", "t", "th", "zqx", " the", "Жа"].map {
    Array($0.utf8)[...]
  }
  let sums = contexts.map { context in
    (0...255).reduce(0.0) {
      $0 + model.chance(of: UInt8($1), after: context)
    }
  }
  let difference = sums.map { abs($0 - 1) }.max() ?? 0
  notebook.show(
    "largest difference of a sum of chances from 1", Float(difference))
  notebook.claim(
    "after each context, the chances sum to 1", difference < 1e-12)
  notebook.answer(
    """
    The first. Repetition alone is no surprise, but "man the old" is to this \
    corpus. More than 256, the number of bytes, means worse than a guess: \
    the model was sure of something else.
    """)
}

private func filters(
  _ notebook: Notebook, _ filter: PerplexityFilter, _ documents: [String]
) {
  notebook.cell(
    "Quality: rules and perplexity, on planted rubbish",
    """
    Seven rules look at lengths, letters, lines and repetitions. The other \
    filter removes what has a perplexity above mean + 3σ of good texts. \
    Among 600 good texts that neither has seen, every fourth is replaced \
    by rubbish of one of six kinds, so it is known what should be found.
    """)
  notebook.ask("Which kind of rubbish does each of the filters miss?")
  notebook.source(of: "QualityRule.isBroken", "PerplexityFilter.init")
  let generator = RandomGenerator(seed: 3)
  let kinds = Rubbish.allCases
  var texts = documents
  var planted: [Int: Rubbish] = [:]
  for index in stride(from: 0, to: texts.count, by: 4) {
    let kind = kinds[index / 4 % kinds.count]
    texts[index] = kind.text(from: texts[index], generator: generator)
    planted[index] = kind
  }
  let byRules = Set(
    texts.indices.filter { !QualityRule.broken(by: texts[$0]).isEmpty })
  let byModel = Set(texts.indices.filter { filter.removes(texts[$0]) })
  let both = byRules.union(byModel)
  notebook.show("perplexity that is let through", filter.limit.decimals(2))
  var table = Table(
    ["kind", "texts", "rules", "perplexity", "either"],
    numbers: ["texts", "rules", "perplexity", "either"])
  for kind in kinds {
    let places = Set(planted.filter { $0.value == kind }.keys)
    table.append(
      [kind.rawValue, "\(places.count)"]
        + [byRules, byModel, both].map {
          "\($0.intersection(places).count)"
        })
  }
  let good = Set(texts.indices).subtracting(planted.keys)
  table.append(
    ["good", "\(good.count)"]
      + [byRules, byModel, both].map { "\($0.intersection(good).count)" })
  notebook.show("texts removed", table)
  let results = [byRules, byModel, both].map {
    Detection(found: $0, wanted: Set(planted.keys))
  }
  var score = Table(
    ["filter", "precision", "recall"], numbers: ["precision", "recall"])
  for (name, result) in zip(["rules", "perplexity", "either"], results) {
    score.append([
      name, result.precision.decimals(3), result.recall.decimals(3),
    ])
  }
  notebook.show("how well they do", score)
  notebook.claim(
    "either filter finds at least what one of them finds",
    results[2].recall >= max(results[0].recall, results[1].recall))
  notebook.answer(
    """
    The rules miss scanning errors, and nearly all shuffled words: they see \
    no spelling and no order. A repeated sentence is not surprising, so \
    perplexity lets most of those through. Both also take good texts. What \
    this does not show is the price on real pages, where poems, lists and \
    dialects go as well.
    """)
}
