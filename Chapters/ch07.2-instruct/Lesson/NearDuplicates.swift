import Foundation

/// Two texts of a list that are nearly the same.
public struct NearDuplicate: Equatable, Sendable {
  public let first: Int
  public let second: Int
  /// The cosine of the angle between the texts, from 0 to 1.
  public let similarity: Double
}

/// Finds pairs of texts with a cosine similarity above a threshold, most
/// similar first.
///
/// Each text is a vector over character trigrams: how often one occurs
/// times how rare it is among all texts (TF-IDF), scaled to length 1. Book,
/// folder 02 of chapter 7.
public func nearDuplicates(
  among texts: [String], above threshold: Double = 0.9
) -> [NearDuplicate] {
  let vectors = characterVectors(of: texts)
  var textsWithRun: [Int: [(text: Int, weight: Float)]] = [:]
  var found: [NearDuplicate] = []
  for (second, vector) in vectors.enumerated() {
    var similarities = [Float](repeating: 0, count: second)
    for (run, weight) in vector {
      for earlier in textsWithRun[run] ?? [] {
        similarities[earlier.text] += earlier.weight * weight
      }
      textsWithRun[run, default: []].append((second, weight))
    }
    for (first, similarity) in similarities.enumerated()
    where Double(similarity) > threshold {
      found.append(
        NearDuplicate(
          first: first, second: second,
          similarity: min(Double(similarity), 1)))
    }
  }
  return found.sorted {
    ($0.similarity, $1.first, $1.second) > (
      $1.similarity, $0.first, $0.second
    )
  }
}

/// The TF-IDF vector of each text, as pairs of a trigram's number and its
/// weight.
private func characterVectors(of texts: [String]) -> [[(
  run: Int, weight: Float
)]] {
  var numbers: [ArraySlice<Character>: Int] = [:]
  let countsByText = texts.map { text in
    counts(
      of: runs(of: Array(text.lowercased()), length: 3).map { run in
        let number = numbers[run] ?? numbers.count
        numbers[run] = number
        return number
      })
  }
  let textCounts = counts(of: countsByText.flatMap(\.keys))
  return countsByText.map { runs in
    let weights = runs.sorted { $0.key < $1.key }.map { run, count in
      (
        run: run,
        weight: Float(count)
          * log(Float(texts.count + 1) / Float(textCounts[run] ?? 1))
      )
    }
    let length = weights.reduce(0) { $0 + $1.weight * $1.weight }
      .squareRoot()
    return weights.map { ($0.run, length > 0 ? $0.weight / length : 0) }
  }
}
