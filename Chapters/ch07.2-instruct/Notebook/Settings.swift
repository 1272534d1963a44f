/// How a model is tuned.
struct Settings {
  var epochs: Int
  /// The epochs of trainings that are compared with each other.
  var comparedEpochs: Int
  var learningRate: Double
  /// Whether the learning rate falls linearly to 0, or stays constant.
  var decaysLearningRate: Bool
  var batchSize = 8
  /// Losses are measured every so many steps.
  var interval: Int
  /// How many batches a measurement covers.
  var batches = 5
  /// The maximum number of tokens in a response.
  var maximumTokens: Int
  /// DPO's learning rate.
  var preferenceRate: Double
  /// DPO's maximum number of steps.
  var preferenceSteps: Int
  /// Whether DPO takes the mean over a response's tokens, or the sum.
  var averagesTokens: Bool
  /// The number of steps to learn both tones before DPO.
  var toneSteps: Int

  /// The book's settings, for GPT-2.
  static let book = Settings(
    epochs: 2, comparedEpochs: 2, learningRate: 5e-5,
    decaysLearningRate: false, interval: 5,
    maximumTokens: 256,
    preferenceRate: 5e-6, preferenceSteps: .max, averagesTokens: true,
    toneSteps: 0)

  /// Settings for the small model, which needs larger steps and fewer of
  /// them.
  static let small = Settings(
    epochs: 3, comparedEpochs: 1, learningRate: 3e-3,
    decaysLearningRate: true, interval: 50,
    batches: 3, maximumTokens: 48,
    preferenceRate: 5e-5, preferenceSteps: 30, averagesTokens: false,
    toneSteps: 60)

  /// The same settings with another number of epochs; 0 keeps it.
  func with(epochs: Int) -> Settings {
    var settings = self
    if epochs > 0 { settings.epochs = epochs }
    return settings
  }

  /// The learning rate of a step, counted from 0, given that of the first
  /// step.
  func rate(from first: Double? = nil, at step: Int, of steps: Int)
    -> Double
  {
    let first = first ?? learningRate
    guard decaysLearningRate else { return first }
    return first * (1 - Double(step) / Double(steps))
  }
}
