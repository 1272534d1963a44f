import Corpora
import Files
import Notebooks
import SamplingKernels
import SamplingTopics
import Tensors

/// Texts that a corpus has more than once, word for word or nearly so.
func duplicates(_ notebook: Notebook) throws {
  let documents = try Corpus.documents()
  copies(notebook, of: documents[0])
  let vocabulary = Array(Set(documents.prefix(200).flatMap(words))).sorted()
  estimates(notebook, documents, vocabulary)
  similarTexts(notebook, documents, vocabulary)
}

private func copies(_ notebook: Notebook, of text: String) {
  notebook.cell(
    "Duplicates: a digest finds copies, runs of words find more",
    """
    Equal texts have equal SHA-256 digests, and one other space changes \
    the digest. Runs of three words are a milder measure: Jaccard \
    similarity divides the runs that two texts share by the runs that \
    either has. Containment asks how much of one text is inside the other.
    """)
  notebook.ask("Which of these copies does a digest find?")
  notebook.source(
    of: "words", "Shingles.jaccard", "Shingles.containment")
  let longer =
    "He began to read. " + text + " Then he shut the book. It was late, "
    + "and the lamp burned low. He went up the stairs to bed."
  let copies: KeyValuePairs = [
    "the same": text,
    "a space at its end": text + " ",
    "one word changed": text.replacing("people", with: "men"),
    "inside a longer text": longer,
    "its words in reverse": words(of: text).reversed().joined(
      separator: " "),
  ]
  let runs = Shingles(of: text)
  var table = Table(
    ["copy", "SHA-256", "Jaccard", "containment"],
    numbers: ["Jaccard", "containment"])
  for (name, copy) in copies {
    let others = Shingles(of: copy)
    table.append([
      name, String(SHA256.hexDigest(of: copy.utf8).prefix(8)),
      runs.jaccard(others).decimals(3),
      runs.containment(in: others).decimals(3),
    ])
  }
  notebook.show("copies of the corpus's first text", table)
  let inside = runs.containment(in: Shingles(of: longer))
  notebook.claim(
    "a text that contains the other has containment 1, exactly",
    inside == 1)
  notebook.answer(
    """
    Only the first. The digest needs no comparison of texts, though: one \
    dictionary finds all equal ones. The next cells do that for similar \
    ones.
    """)
}

private func estimates(
  _ notebook: Notebook, _ documents: [String], _ vocabulary: [String]
) {
  notebook.cell(
    "Duplicates: MinHash estimates Jaccard similarity",
    """
    A set is described by 128 numbers: its smallest element in each of 128 \
    random orders. Two sets have the same smallest element as often as \
    their Jaccard similarity says. Here are 3,000 pairs of a text and an \
    edited copy, with more and more words replaced.
    """,
    formulas: .row(
      "P(min A = min B)", "=", .fraction("| A ∩ B |", over: "| A ∪ B |")))
  notebook.source(of: "MinHash.init", "MinHash.similarity")
  let generator = RandomGenerator(seed: 1)
  let sets = documents.prefix(300).map { Shingles(of: $0) }
  let hashes = sets.map { MinHash(of: $0) }
  var exact: [Double] = []
  var estimated: [Double] = []
  for pair in 0..<3000 {
    let text = pair % 300
    let copy = editedCopy(
      of: documents[text], chance: Double(pair / 300) / 25,
      vocabulary: vocabulary,
      generator: generator)
    let set = Shingles(of: copy)
    exact.append(sets[text].jaccard(set))
    estimated.append(hashes[text].similarity(MinHash(of: set)))
  }
  let errors = zip(exact, estimated).map { $1 - $0 }
  let expected = exact.map { $0 * (1 - $0) / 128 }
  notebook.show("mean error", mean(errors).decimals(4))
  notebook.show(
    "root mean square error",
    mean(errors.map { $0 * $0 }).squareRoot().decimals(4))
  notebook.show("by the formula", mean(expected).squareRoot().decimals(4))
  notebook.show(
    "largest error", (errors.map { abs($0) }.max() ?? 0).decimals(3))
  let bins = binned(exact, estimated)
  notebook.plot(
    LinePlot(
      "estimate against exact similarity, means of 20 bins",
      xLabel: "exact Jaccard similarity",
      series: [
        .init("estimate", x: bins.map(\.x), y: bins.map(\.y)),
        .init("exact", x: [0, 1], y: [0, 1]),
      ]))
  let smaller = zip(hashes[0].smallest, hashes[1].smallest).map {
    min($0, $1)
  }
  let union = MinHash(of: sets[0].union(sets[1]))
  notebook.claim(
    "the union's description is the smaller of both, number by number",
    union.smallest == smaller)
  notebook.claim(
    "equal sets are estimated as 1, exactly",
    zip(exact, estimated).allSatisfy { $0 < 1 || $1 == 1 })
}

/// The means of x and y in 20 equal bins of x from 0 to 1; empty ones are
/// left out.
func binned(_ x: [Double], _ y: [Double]) -> [(
  x: Double, y: Double
)] {
  let groups = Dictionary(grouping: x.indices) { min(Int(x[$0] * 20), 19) }
  return groups.sorted { $0.key < $1.key }.map { _, group in
    (mean(group.map { x[$0] }), mean(group.map { y[$0] }))
  }
}

private func mean(_ numbers: [Double]) -> Double {
  numbers.reduce(0, +) / Double(max(numbers.count, 1))
}
