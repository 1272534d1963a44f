import Foundation
import SamplingKernels

/// How varied the words of a text are.
public struct WordVariety: Equatable, Sendable {
  /// All words, and different ones.
  public let tokens: Int, types: Int
  /// The mean number of bits that tell which word stands at a place, if
  /// only their frequencies are known: −Σ p log₂ p. At most log₂ of the
  /// types.
  public let entropy: Double

  /// Counts words, in any form.
  public init(of words: [String]) {
    let counts = Dictionary(words.map { ($0, 1.0) }, uniquingKeysWith: +)
    let total = Double(words.count)
    tokens = words.count
    types = counts.count
    entropy = counts.values.sorted().reduce(0) { sum, count in
      sum - count / total * log2(count / total)
    }
  }

  /// The share of different words; it falls with a text's length, so only
  /// texts of equal length can be compared.
  public var typeTokenRatio: Double {
    Double(types) / Double(max(tokens, 1))
  }
}

/// Tells which of several kinds a text is: that whose model finds it least
/// surprising.
public struct TextClassifier: Sendable {
  public let models: [(name: String, model: ByteModel)]

  /// Learns one model for each kind.
  public init(_ samples: KeyValuePairs<String, [String]>, order: Int = 3) {
    models = samples.map { ($0.key, ByteModel(of: $0.value, order: order)) }
  }

  public func kind(of text: String) -> String {
    let costs = models.map { ($0.name, $0.model.bitsPerByte(of: text)) }
    return costs.min { $0.1 < $1.1 }?.0 ?? ""
  }

  /// Returns the share of each kind among texts, by their bytes.
  public func shares(of texts: [String]) -> [(name: String, share: Double)]
  {
    var bytes: [String: Int] = [:]
    for text in texts {
      bytes[kind(of: text), default: 0] += text.utf8.count
    }
    let total = Double(max(bytes.values.reduce(0, +), 1))
    return models.map { ($0.name, Double(bytes[$0.name] ?? 0) / total) }
  }
}
