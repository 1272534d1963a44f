import Foundation

@testable import Corpora
@testable import Generators

/// Logistic regression on the set of words in a message, optionally with pairs of neighbouring words.
///
/// Otherwise it ignores the order of the words, and how often each occurs.
struct BagOfWords {
  private var indices: [String: Int] = [:]
  private var weights: [Double] = []
  private var bias = 0.0
  private let usesPairs: Bool

  /// Trains by gradient descent; the same messages always give the same weights.
  init(trainedOn messages: [Message], usesPairs: Bool) {
    self.usesPairs = usesPairs
    for word in messages.flatMap({ words(of: $0.text) }) where indices[word] == nil {
      indices[word] = indices.count
    }
    weights = Array(repeating: 0, count: indices.count)
    let rows = messages.map { (features: features(of: $0.text), target: $0.label == .spam ? 1.0 : 0) }
    for _ in 0..<20 {
      for (features, target) in rows {
        let step = 0.1 * (target - 1 / (1 + exp(-score(of: features))))
        for feature in features { weights[feature] += step }
        bias += step
      }
      for index in weights.indices { weights[index] *= 0.99 }
    }
  }

  /// Returns the fraction of `messages` that are classified correctly.
  func accuracy(on messages: [Message]) -> Double {
    let correct = messages.count { (score(of: features(of: $0.text)) > 0) == ($0.label == .spam) }
    return Double(correct) / Double(messages.count)
  }

  private func score(of features: [Int]) -> Double { features.reduce(bias) { $0 + weights[$1] } }

  private func features(of text: String) -> [Int] {
    Set(words(of: text).compactMap { indices[$0] }).sorted()
  }

  private func words(of text: String) -> [String] {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init)
    return words + (usesPairs ? zip(words, words.dropFirst()).map { "\($0) \($1)" } : [])
  }
}
