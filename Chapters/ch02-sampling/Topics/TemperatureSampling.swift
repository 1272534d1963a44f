import Foundation
import Sampling
import Tensors

/// Draws the corpus of each of `count` examples: corpus c with probability
/// n(c)^α / Σ n^α, where n(c) is how often it occurs in `corpusIDs`.
///
/// The notes' `temperature_sample` ends before it draws. Traps if
/// `corpusIDs` is empty or `alpha` is outside 0...1.
public func temperatureSample(
  corpusIDs: [String], alpha: Double = 0.7, count: Int,
  generator: RandomGenerator = .default
) -> [String] {
  var sizes: [String: Double] = [:]
  for corpus in corpusIDs { sizes[corpus, default: 0] += 1 }
  let names = sizes.keys.sorted()  // a dictionary has no order
  let weights = mixtureWeights(
    sizes: names.map { sizes[$0]! }, alpha: alpha)
  let chances = Tensor(weights.map { Float($0) })
  let draws = chances.multinomial(
    count: count, replacement: true, generator: generator)
  return draws.scalars.map { names[$0] }
}

/// The same weights as the softmax of logarithms at a temperature, the form
/// in which sampling from a model has it: softmax(ln n / T).
public func softmaxWeights(
  sizes: [Double], temperature: Double
) -> [Double] {
  let scores = sizes.map { log($0) / temperature }
  let largest = scores.max() ?? 0
  let powers = scores.map { exp($0 - largest) }
  let total = powers.reduce(0, +)
  return powers.map { $0 / total }
}

/// How often each corpus is read through if `tokens` are drawn in all.
public func epochsOfEachCorpus(
  sizes: [Double], alpha: Double, tokens: Double
) -> [Double] {
  let weights = mixtureWeights(sizes: sizes, alpha: alpha)
  return zip(weights, sizes).map { weight, size in
    weight * tokens / size
  }
}
