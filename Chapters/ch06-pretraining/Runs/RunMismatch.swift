import Foundation

extension PretrainingRun {
  /// Throws an error with the first setting that differs from `saved`, the
  /// run in the checkpoint `file`.
  public func check(against saved: PretrainingRun, from file: URL)
    throws(RunMismatch)
  {
    func compare<Value: Equatable>(
      _ setting: String, _ value: KeyPath<PretrainingRun, Value>,
      _ problem: String? = nil
    ) throws(RunMismatch) {
      let (before, now) = (saved[keyPath: value], self[keyPath: value])
      guard before != now else { return }
      throw RunMismatch(
        file: file.path,
        problem: problem ?? "the run has \(setting) \(before), not \(now)")
    }
    try compare("vocabularySize", \.configuration.vocabularySize)
    try compare("contextLength", \.configuration.contextLength)
    try compare("embeddingWidth", \.configuration.embeddingWidth)
    try compare("headCount", \.configuration.headCount)
    try compare("layerCount", \.configuration.layerCount)
    try compare("embeddingDropout", \.configuration.embeddingDropout)
    try compare("attentionDropout", \.configuration.attentionDropout)
    try compare("shortcutDropout", \.configuration.shortcutDropout)
    try compare("hasQKVBias", \.configuration.hasQKVBias)
    try compare("seed", \.seed)
    try compare("steps", \.steps)
    try compare("batchSize", \.batchSize)
    try compare("peakLearningRate", \.peakLearningRate)
    try compare("weightDecay", \.weightDecay)
    try compare(
      "text", \.textDigest, "the run was trained on a different text")
    try compare(
      "tokenizer", \.vocabularyDigest, "the run used a different tokenizer")
    // for fields missing above
    try compare("run", \.self, "the run has different settings")
  }
}

/// A checkpoint of a different run than the one to resume.
public struct RunMismatch: Error, Equatable, CustomStringConvertible {
  public let file: String
  /// The first setting in which the two differ, with both values.
  public let problem: String

  public var description: String {
    "\(file): \(problem); resume it with the settings it was started with, or start again in another folder"
  }
}
