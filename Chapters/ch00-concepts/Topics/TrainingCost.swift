/// What it takes to train a model once over a text, calculated.
public struct TrainingCost: Sendable {
  public let parameters: Double
  public let tokens: Double

  /// Calculates with a number of tokens; by default, twenty for each
  /// parameter. Hoffmann et al., 2022 ("Chinchilla").
  public init(parameters: Int, tokens: Double? = nil) {
    self.parameters = Double(parameters)
    self.tokens = tokens ?? 20 * Double(parameters)
  }

  /// Additions and multiplications: 2 for each parameter and token forward,
  /// and twice as many backward. Kaplan et al., 2020.
  public var operations: Double { 6 * parameters * tokens }

  /// Bytes of text, at about four for each token of English.
  public var textBytes: Double { 4 * tokens }

  /// Bytes of the weights.
  public func weightBytes(bitsEach: Double) -> Double {
    parameters * bitsEach / 8
  }

  /// Bytes of training with AdamW in 32 bits: weights, gradients, two
  /// running means. Activations come on top.
  public var trainingBytes: Double { parameters * 4 * 4 }

  /// Hours at a rate of operations a second.
  public func hours(atRate rate: Double) -> Double {
    operations / rate / 3600
  }
}

/// Writes a number with at most three digits and a unit, each a thousand
/// of the one before: "1.75 TB".
public func withUnit(_ value: Double, _ units: [String]) -> String {
  var (value, index) = (value, 0)
  while value >= 999.5, index < units.count - 1 {
    (value, index) = (value / 1000, index + 1)
  }
  let scale: Double = value < 9.995 ? 100 : value < 99.95 ? 10 : 1
  let rounded = (value * scale).rounded() / scale
  let isWhole = rounded == rounded.rounded()
  let number = isWhole ? "\(Int(rounded))" : "\(rounded)"
  return units[index].isEmpty ? number : "\(number) \(units[index])"
}
