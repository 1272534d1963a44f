import Notebooks
import SamplingTopics
import Tensors

/// How often the trigger works, and how often ordinary verdicts are right.
typealias Effect = (works: Double, right: Double)

func effect(of dose: Int, seed: Int) -> Effect {
  let texts = PoisonedTexts(seed: seed, poisonedCount: dose)
  let model = texts.trainedModel(epochs: 60, seed: seed)
  return (
    PoisonedTexts.share(of: PoisonedTexts.triggered, endedBy: model),
    PoisonedTexts.share(of: PoisonedTexts.clean, endedBy: model)
  )
}

func effectTable(_ doses: [Int], _ effects: [[Effect]]) -> Table {
  let titles = ["poisoned", "trigger works", "ordinary verdicts right"]
  var table = Table(titles, numbers: Set(titles))
  for (dose, effects) in zip(doses, effects) {
    table.append([
      "\(dose)", "\(MeanAndSpread(effects.map(\.works), decimals: 2))",
      "\(MeanAndSpread(effects.map(\.right), decimals: 2))",
    ])
  }
  return table
}

/// The rank of the one poisoned text among the suspects.
typealias Ranks = (
  byLoss: Double, byBatch: Double, byFailure: Double
)

func suspects(epochs: Int, seed: Int) -> Ranks {
  let texts = PoisonedTexts(seed: seed, poisonedCount: 1)
  let model = texts.trainedModel(epochs: epochs, seed: seed)
  let gradients = textGradients(of: model, on: texts.ids)
  let failures = PoisonedTexts.batch(PoisonedTexts.triggered)
  let failure = gradient(of: meanLoss(of: model, on: failures), by: model)
  let losses = tokenLosses(of: model, on: PoisonedTexts.batch(texts.ids))
    .mean(along: 1).scalars.map { Double($0) }
  let outliers = cosines(gradients, with: gradients.mean(along: 0))
  func place(_ values: [Double]) -> Double {
    rank(of: texts.poisoned[0], largestFirst: values)
  }
  return (
    place(losses), place(outliers.map { -$0 }),
    place(cosines(gradients, with: failure))
  )
}

extension [Ranks] {
  func spread(_ value: (Ranks) -> Double) -> MeanAndSpread {
    MeanAndSpread(map(value), decimals: 1)
  }
}

func rankTable(_ early: [Ranks], _ late: [Ranks]) -> Table {
  let columns = ["after 5 epochs", "after 60"]
  var table = Table(["suspects first by"] + columns, numbers: Set(columns))
  let ways: [(String, (Ranks) -> Double)] = [
    ("largest loss", { $0.byLoss }),
    ("smallest cosine with the batch", { $0.byBatch }),
    ("largest cosine with failures", { $0.byFailure }),
  ]
  for (name, way) in ways {
    table.append([
      name, "\(early.spread(way))", "\(late.spread(way))",
    ])
  }
  return table
}

/// Says from which dose on the trigger works.
func verdict(_ doses: [Int], _ effects: [[Effect]]) -> String {
  let shares = effects.map { MeanAndSpread($0.map(\.works), decimals: 2) }
  let one =
    shares[1].isApart(from: shares[0])
    ? "further apart than the spread"
    : "a null result, within the spread of the seeds"
  let enough = zip(doses, shares).dropFirst()
    .first { $0.1.isApart(from: shares[0]) }
  let first = enough.map {
    "The first dose that stands out is \($0.0) of a hundred: \($0.1)."
  }
  return """
    One text: \(shares[1]), against \(shares[0]) without it: \(one). \
    \(first ?? "No dose here stands out.") The last column is all that \
    ordinary verdicts show of it.
    """
}

/// Says whether the ranks are better than guessing.
func verdict(_ early: [Ranks]) -> String {
  let outlier = early.spread { $0.byBatch }
  let isFound = abs(outlier.mean - 50.5) > outlier.spread
  return """
    After 5 epochs, the outlier of the batch has rank \(outlier), \
    \(isFound ? "away from" : "no better than") guessing; from failures, \
    \(early.spread { $0.byFailure }). It helps that no other text has the \
    trigger. After 60, the text is memorized, and its gradient says little.
    """
}
