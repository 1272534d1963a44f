import Architecture
import Classification
import Foundation
import LowRankAdaptation
import NeuralNetworks
import Tensors

/// The pieces that the milestone is made of.
public let spamFilterPieces = [
  "LoRA layer", "linear with LoRA", "LoRA in the model",
]

/// Tunes the small pretrained model with the LoRA layers of a work until it
/// tells spam from ham; prints what it was right about before and after.
///
/// Returns whether it is right about clearly more messages than at first.
public func tuneSpamFilter(
  _ work: LowRankAdaptationWork, rank: Int = 8,
  print: (String) -> Void
) throws -> Bool {
  let settings = ClassificationSettings(
    length: 48, epochs: 1, learningRate: 4e-3)
  let data = try ClassificationData(
    model: "stand-in", dataFolder: nil, seed: 123, small: settings,
    gpt2: settings)
  let loaders = MessageLoaders(
    MessageSplit(balanced(data.messages.content)),
    tokenizer: data.tokenizer, length: settings.length,
    contextLength: data.configuration.contextLength, batchSize: 8)
  let model = try data.makeClassifier(training: .everything)
  let all = model.parameterCount
  try work.insertLoRA(model) { linear in
    let lora = try work.loraLayer(
      linear.inputSize, linear.outputSize, rank, rank)
    return try work.linearWithLoRA(linear, lora)
  }
  let trained = model.trainableParameterCount
  print("The small pretrained model, with a new head: \(all) parameters.")
  print(
    "Your LoRA of rank \(rank) trains \(trained) beside them.")

  let before = accuracy(of: model, on: loaders.test)
  print("Before: right about \(percent(before)) of the test messages.")
  try train(model, on: loaders, rate: settings.learningRate, print)
  let after = accuracy(of: model, on: loaders.test)
  print("After:  right about \(percent(after)) of the test messages.")
  for text in [
    "Can you bring the bread tonight?",
    "New ring tone of the week: owl song! Text TONE to 5556 now.",
  ] {
    let label = classify(
      text, with: model, by: data.tokenizer, length: loaders.length)
    print("  \(label == .spam ? "spam" : "ham "): \(text)")
  }
  return after > before + 0.2 && after > 0.8
}

/// Trains for an epoch, with a learning rate that falls to 0.
private func train(
  _ model: GPTModel, on loaders: MessageLoaders, rate: Double,
  _ print: (String) -> Void
) throws {
  let optimizer = AdamW(
    model.parameters, learningRate: rate, weightDecay: 0.1)
  let steps = loaders.training.count
  manualSeed(123)
  try trainClassifier(
    model, on: loaders.training, validation: loaders.validation,
    optimizer: optimizer, epochs: 1, interval: .max, batches: 1
  ) { event in
    guard case .step(let step, let loss) = event else { return }
    optimizer.learningRate = rate * Double(steps - step - 1) / Double(steps)
    if step % 32 == 0 {
      let count = String(format: "%3d", step)
      print(
        "  step \(count) of \(steps): loss \(String(format: "%.3f", loss))")
    }
  }
}

private func percent(_ share: Double) -> String {
  String(format: "%.1f %%", 100 * share)
}
