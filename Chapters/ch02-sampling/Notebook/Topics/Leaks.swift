import Notebooks
import SamplingTopics

/// One attacked model.
typealias Attack = (stride: Int, steps: Int, leak: Leak)

/// Trains and attacks a model for each seed.
func leaks(
  stride: Int, hiddenCount: Int = 0, seeds: [Int],
  steps: (StrideExperiment) -> Int
) -> [Attack] {
  seeds.map { seed in
    let experiment = StrideExperiment(stride: stride, seed: seed)
    let count = steps(experiment)
    let model = experiment.trainedModel(
      steps: count, hiddenCount: hiddenCount)
    return (stride, count, Leak(of: model, book: experiment.book))
  }
}

/// What the attacks found: membership, completed numbers, loss on names.
func findings(_ attacks: [Attack]) -> [String] {
  [
    "\(MeanAndSpread(attacks.map(\.leak.membership), decimals: 2))",
    "\(completed(attacks))", "\(nameLoss(attacks))",
  ]
}

/// The loss on the names of others.
func nameLoss(_ attacks: [Attack]) -> MeanAndSpread {
  MeanAndSpread(attacks.map(\.leak.nameLoss), decimals: 2)
}

/// How many of the twenty numbers were completed.
func completed(_ attacks: [Attack]) -> MeanAndSpread {
  MeanAndSpread(attacks.map { Double($0.leak.completed) }, decimals: 1)
}
