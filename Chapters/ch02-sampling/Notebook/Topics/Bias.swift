import Corpora
import Notebooks
import SamplingTopics
import Tensors

/// Who does what in a corpus.
func bias(_ notebook: Notebook) throws {
  notebook.cell(
    "Bias: he, she and occupations, counted",
    """
    Count the sentences in which an occupation stands with words for a \
    man, or for a woman. The ratio in doublings is 0 if both are as many, \
    and +1 for twice as many women. First a corpus with chances that we \
    chose, simulated, to see whether counting finds them.
    """)
  notebook.ask("From 400 sentences each, how exactly is the chance found?")
  notebook.source(of: "PronounCounts.counts", "PronounCounts.logRatio")
  let chances: KeyValuePairs = [
    "nurse": 0.8, "teacher": 0.5, "captain": 0.2,
  ]
  let generator = RandomGenerator(seed: 7)
  let planted = chances.flatMap { occupation, chance in
    (0..<400).map { _ in
      let word = generator.nextDouble() < chance ? "she" : "he"
      return "The \(occupation) said that \(word) would come."
    }
  }
  let found = PronounCounts.counts(of: chances.map(\.key), in: planted)
  var table = Table(
    ["occupation", "he", "she", "log₂ ratio", "±", "chosen"],
    numbers: ["he", "she", "log₂ ratio", "±", "chosen"])
  for (occupation, chance) in chances {
    let counts = found[occupation] ?? .init()
    let chosen = PronounCounts(
      he: Int(1000 * (1 - chance)), she: Int(1000 * chance))
    table.append([
      occupation, "\(counts.he)", "\(counts.she)",
      counts.logRatio.decimals(2),
      counts.margin.decimals(2), chosen.logRatio.decimals(2),
    ])
  }
  notebook.show("a corpus with a bias of our making", table)
  let exchanged = PronounCounts.counts(
    of: chances.map(\.key), in: planted.map(exchangingPronouns))
  let sums = found.map {
    $0.value.logRatio + (exchanged[$0.key]?.logRatio ?? 1)
  }
  notebook.show(
    "largest sum of both ratios", sums.map { abs($0) }.max() ?? 0)
  notebook.claim(
    "with he and she exchanged, each ratio only changes its sign",
    sums.allSatisfy { $0 == 0 })

  notebook.cell(
    "Bias: the same count on this project's own corpus",
    """
    The corpus from which the chapters train their models, 1.2 MB, was \
    generated from patterns. Nobody chose these numbers on purpose.
    """)
  notebook.ask("With which words does \"mother\" stand more often?")
  let occupations = [
    "mother", "father", "grandmother", "grandfather", "child", "doctor",
    "teacher", "postman", "librarian", "miller",
  ]
  let counts = PronounCounts.counts(
    of: occupations, in: try Corpus.documents())
  var own = Table(
    ["occupation", "he", "she", "log₂ ratio", "±"],
    numbers: ["he", "she", "log₂ ratio", "±"])
  for occupation in occupations {
    let count = counts[occupation] ?? .init()
    own.append([
      occupation, "\(count.he)", "\(count.she)", count.logRatio.decimals(2),
      count.margin.decimals(2),
    ])
  }
  notebook.show("Data/corpus.txt", own)
  let clear = counts.values.count { abs($0.logRatio) > $0.margin }
  notebook.prose(
    clear == 0
      ? "No ratio is further from 0 than its margin: nothing is shown."
      : "Further from 0 than their margin: \(clear) of \(counts.count)."
  )
  notebook.answer(
    """
    With both about as often, because of sentences like "His mother \
    called". So standing in one sentence is not being meant, and eight \
    words do not cover everybody. What a model makes of such counts, this \
    does not show.
    """)
}
