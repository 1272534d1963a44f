import Corpora
import Notebooks
import Tensors
import TokenizingTopics

/// The percentage right on one sample, with all words and without stop
/// words.
typealias StopRun = (all: Double, without: Double)

/// How many first halves find their second half.
func found(_ documents: ArraySlice<String>) -> StopRun {
  let halves: [([String], [String])] = documents.map { document in
    let words = plainWords(of: document)
    return (
      Array(words.prefix(words.count / 2)),
      Array(words.dropFirst(words.count / 2))
    )
  }
  func percent(_ keeps: (String) -> Bool) -> Double {
    let found = halvesFound(
      halves.map { bag(of: $0.0.filter(keeps)) },
      halves.map { bag(of: $0.1.filter(keeps)) })
    return 100 * Double(found) / Double(halves.count)
  }
  return (percent { _ in true }, percent { !stopWords.contains($0) })
}

/// Ten times, 100 messages to learn from and 400 others, half of them spam.
func spamTask() throws -> [StopRun] {
  let messages = try Corpus.messages(in: DataLocation()).content
  let spam = messages.filter { $0.label == .spam }
  let ham = messages.filter { $0.label == .ham }
  return (0..<10).map { seed in
    let generator = RandomGenerator(seed: UInt64(seed))
    let chosen = [ham, spam].enumerated().flatMap { label, all in
      generator.permutation(count: all.count).prefix(250).map {
        (words: plainWords(of: all[$0].text), label: label)
      }
    }
    func percent(_ keeps: @escaping (String) -> Bool) -> Double {
      let kept = chosen.map { ($0.words.filter(keeps), $0.label) }
      let train = kept[..<50] + kept[250..<300]
      let test = kept[50..<250] + kept[300...]
      let model = NaiveBayes(train.map { (words: $0.0, label: $0.1) })
      let right = test.count { model.label(of: $0.0) == $0.1 }
      return 100 * Double(right) / Double(test.count)
    }
    return (percent { _ in true }, percent { !stopWords.contains($0) })
  }
}

func spread(_ values: [Double]) -> String {
  "\(MeanAndSpread(values, decimals: 1))"
}

/// What the differences allow to say: two standard errors decide.
func verdict(_ runs: [StopRun]) -> String {
  let change = MeanAndSpread(runs.map { $0.without - $0.all })
  let error = change.spread / Double(runs.count).squareRoot()
  if abs(change.mean) < 2 * error { return "no difference beyond chance." }
  return change.mean > 0
    ? "removing stop words helps." : "removing stop words hurts."
}
