/// How much work a corpus is.
public struct TrainingVolume: Equatable, Sendable {
  public var bytes: Double
  public var bytesPerToken: Double
  /// The numbers that the model learns.
  public var parameters: Double

  public init(bytes: Double, bytesPerToken: Double, parameters: Double) {
    self.bytes = bytes
    self.bytesPerToken = bytesPerToken
    self.parameters = parameters
  }

  public var tokens: Double { bytes / bytesPerToken }

  /// Operations to read it once: a parameter takes part in a multiplication
  /// and an addition for each token, and in twice as many on the way back.
  /// (Kaplan and others, 2020: 6 · parameters · tokens.)
  public var operations: Double { 6 * parameters * tokens }

  /// How long that takes at a number of operations per second.
  public func hours(at operationsPerSecond: Double) -> Double {
    operations / operationsPerSecond / 3600
  }

  /// Tokens for each parameter; about 20 make the best of a given amount of
  /// work. (Hoffmann and others, 2022.)
  public var tokensPerParameter: Double { tokens / parameters }
}
