import Corpora
import Notebooks
import Sampling
import SamplingKernels
import SamplingTopics

/// How varied a corpus is, and how far it is from the texts to come.
func diversity(_ notebook: Notebook) throws {
  try variety(notebook)
  languages(notebook)
  otherDomains(notebook)
}

private func variety(_ notebook: Notebook) throws {
  notebook.cell(
    "Diversity: different words, and their entropy",
    """
    The type/token ratio divides the number of different words by that of \
    all. Entropy says how many bits tell which word stands at a place. \
    Texts of the first 3,000 words each are compared, since the ratio \
    falls as a text gets longer.
    """)
  notebook.ask(
    "What does doubling a text do to its ratio, and to its entropy?")
  notebook.source(of: "WordVariety.init")
  let location = try DataLocation(option: notebook.dataFolder?.path)
  let story = Array(
    words(of: try Corpus.shortStory(in: location).content).prefix(3000))
  let corpus = Array(
    words(of: try Corpus.documents().prefix(60).joined(separator: "\n"))
      .prefix(3000))
  let facts = Array(
    words(of: String(try Corpus.practice().prefix(40_000))).prefix(3000))
  var table = Table(
    ["text", "words", "different", "ratio", "entropy"],
    numbers: ["words", "different", "ratio", "entropy"])
  let texts: KeyValuePairs = [
    "the story": story, "the corpus": corpus, "practice texts": facts,
    "the story twice": story + story,
    "one word, 3,000 times": Array(repeating: "word", count: 3000),
  ]
  for (name, words) in texts {
    let variety = WordVariety(of: words)
    table.append([
      name, "\(variety.tokens)", "\(variety.types)",
      variety.typeTokenRatio.decimals(3), variety.entropy.decimals(3),
    ])
  }
  notebook.show("how varied", table)
  let (once, twice) = (
    WordVariety(of: story), WordVariety(of: story + story)
  )
  let change = abs(once.entropy - twice.entropy)
  notebook.show("change of the entropy by doubling", change)
  notebook.claim(
    "twice the text: half the ratio, the same entropy",
    twice.typeTokenRatio * 2 == once.typeTokenRatio && change < 1e-12)
  notebook.answer(
    """
    So a ratio means little without the length, and neither number notices \
    that a text is repeated word for word. Duplicates must go first.
    """)
}

private func languages(_ notebook: Notebook) {
  notebook.cell(
    "Diversity: which languages",
    """
    A model of bytes for each language, learnt from three sentences. A \
    text belongs to the language whose model needs the fewest bits for it.
    """)
  notebook.source(of: "TextClassifier.kind", "TextClassifier.shares")
  let classifier = TextClassifier(LanguageSamples.learned)
  var table = Table(["sentence", "is", "found"])
  var right = 0
  for (language, sentences) in LanguageSamples.unseen {
    for sentence in sentences {
      let found = classifier.kind(of: sentence)
      table.append([sentence, language, found])
      right += found == language ? 1 : 0
    }
  }
  notebook.show("sentences that no model has seen", table)
  let texts = LanguageSamples.unseen.flatMap(\.value)
  let shares = classifier.shares(of: texts)
  notebook.plot(
    BarChart(
      "share of bytes", labels: shares.map(\.name),
      values: shares.map(\.share)))
  notebook.show("right", "\(right) of \(texts.count)")
  notebook.claim(
    "the shares sum to 1",
    abs(shares.reduce(0) { $0 + $1.share } - 1) < 1e-12)
}
