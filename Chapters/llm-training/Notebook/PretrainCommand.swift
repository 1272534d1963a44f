import Corpora
import Foundation
import NeuralNetworks
import Notebooks
import Overview
import Pretraining
import Sampling
import Tokenizing

/// `llm-training pretrain`: trains the small model that ships in `Data/gpt-small`.
func pretrainCommand(_ arguments: [String]) -> Never {
  Command("llm-training pretrain", summary: "train a small model on this project's texts")
    .option("--into", text: "FOLDER", help: "write the trained model there")
    .option(
      "--size", values: ["small", "tiny"], default: "small", help: "the shipped model, or one of seconds"
    )
    .option("--text", text: "FILE", help: "train on this text; <|endoftext|> separates documents")
    .option("--steps", number: 1...1_000_000, help: "how many steps instead of the usual number")
    .option("--seed", number: 0...Int(UInt32.max), help: "start random numbers from N")
    .run(arguments) { options in
      var plan = options.text("--size") == "tiny" ? PretrainingPlan.tiny : .small
      plan.steps = options.number("--steps") ?? plan.steps
      plan.seed = options.number("--seed") ?? plan.seed
      try pretrain(plan, options)
    }
}

private func pretrain(_ plan: PretrainingPlan, _ options: CommandOptions) throws {
  let tokenizer = try BytePairEncoding(mergesFile: URL(filePath: Corpus.standInPath(of: "vocab.bpe")))
  let text = try options.text("--text").map { try Corpus.file(at: $0).text } ?? pretrainingTexts()
  let documents = DocumentSplit(text, by: tokenizer, seed: plan.seed)
  let context = plan.configuration.contextLength
  let training = try makeDataLoader(
    ids: documents.training, batchSize: plan.batchSize, contextLength: context, stride: context)
  let validation = try makeDataLoader(
    ids: documents.validation, batchSize: plan.batchSize, contextLength: context, stride: context,
    shuffles: false, dropsLast: false)
  let trainer = plan.makeTrainer(on: training)
  options.say(
    "\(trainer.model.parameterCount) parameters; \(documents.training.count) tokens to train on, "
      + "\(documents.validation.count) in \(documents.counts.validation) documents to validate with; "
      + "\(plan.steps) steps of \(plan.tokensPerStep) tokens")
  train(trainer, validation: validation, plan, options)
  if let folder = options.text("--into") {
    let url = URL(filePath: folder)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try WeightFile(tensors: trainer.model.stateDictionary).write(to: url.appending(path: "model.safetensors"))
  }
}

private func train(
  _ trainer: Trainer, validation: TokenLoader, _ plan: PretrainingPlan, _ options: CommandOptions
) {
  let meter = options.progress(from: trainer.progress.step, total: plan.steps, label: "training")
  let start = ProcessInfo.processInfo.systemUptime
  let firstStep = trainer.progress.step
  while trainer.progress.step < plan.steps {
    guard let loss = trainer.step() else { continue }  // the end of an epoch
    let step = trainer.progress.step
    if step.isMultiple(of: plan.evaluationInterval) || step == plan.steps {
      trainer.measure(validation: validation, batches: 8)
    }
    let seconds = ProcessInfo.processInfo.systemUptime - start
    let rate = Double((step - firstStep) * plan.tokensPerStep) / seconds
    let measured = trainer.progress.history.entries.last?.losses.validation
    let message =
      String(format: "loss %.3f, ", loss)
      + (measured.map { String(format: "validation %.3f, ", $0) } ?? "")
      + String(format: "%.0f tokens/s", rate)
    meter.update(step, message)
    if let entry = trainer.progress.history.entries.last, entry.step == step - 1 {
      options.say(
        String(
          format: "step %d: training loss %.4f, validation loss %.4f", step, entry.losses.training,
          entry.losses.validation))
    }
  }
}

/// The texts of `Data` that the small model learns from.
private func pretrainingTexts() throws -> String {
  let practice = try? Corpus.standInPath(of: "practice.txt")
  return try Corpus.pretraining() + (practice.map { try Corpus.file(at: $0).text } ?? "")
}
