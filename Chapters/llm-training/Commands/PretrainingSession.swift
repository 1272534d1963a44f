import Datasets
import Files
import Foundation
import NeuralNetworks
import Notebooks
import Pretraining
import Sampling
import Tokenizing

/// One start of the command `pretrain`: from the first step or a checkpoint to the last step or Ctrl-C.
struct PretrainingSession {
  let trainer: Trainer
  private let run: PretrainingRun
  private let validation: TokenLoader
  private let checkpoints: RunCheckpoints?
  /// What asks the run to stop; without a folder for checkpoints the system ends it as usual.
  private let signals: StopSignals?
  private let options: CommandOptions
  private let arguments: [String]

  /// Prepares data and model, and goes to the newest checkpoint if there is one to go on from.
  init(
    _ run: PretrainingRun, text: String, tokenizer: BytePairEncoding, _ checkpoints: RunCheckpoints?,
    _ options: CommandOptions, _ arguments: [String]
  ) throws {
    self.run = run
    self.checkpoints = checkpoints
    self.options = options
    self.arguments = arguments
    let plan = run.plan
    let context = plan.configuration.contextLength
    let documents = DocumentSplit(text, by: tokenizer, seed: plan.seed)
    let training = try makeDataLoader(
      ids: documents.training, batchSize: plan.batchSize, contextLength: context, stride: context)
    validation = try makeDataLoader(
      ids: documents.validation, batchSize: plan.batchSize, contextLength: context, stride: context,
      shuffles: false, dropsLast: false)
    trainer = plan.makeTrainer(on: training)
    let folder = checkpoints?.folder
    signals = folder.map { folder in StopSignals { folder.removeDrafts() } }
    options.print(
      "\(trainer.model.parameterCount) parameters; \(documents.training.count) tokens to train on, "
        + "\(documents.validation.count) in \(documents.counts.validation) documents to validate with; "
        + "\(plan.steps) steps of \(plan.tokensPerStep) tokens")
    if let newest = checkpoints?.newest {
      try trainer.restore(from: newest)
      options.print("going on after step \(trainer.progress.step), from \(newest.url.path)")
    }
  }

  /// Trains to the last step of the plan. A signal to stop ends the program, with the run saved.
  func train() throws {
    let first = trainer.progress.step
    let meter = options.progress(from: first, total: run.plan.steps, label: "training")
    defer { meter.clear() }
    let start = ProcessInfo.processInfo.systemUptime
    while trainer.progress.step < run.plan.steps {
      if let status = signals?.exitStatus {
        meter.clear()
        try stop(status)
      }
      guard let loss = trainer.step() else { continue }  // the end of an epoch
      let step = trainer.progress.step
      if isDue(step, every: run.plan.evaluationInterval) {
        trainer.measure(validation: validation, batches: 8)
      }
      let seconds = ProcessInfo.processInfo.systemUptime - start
      let rate = Double((step - first) * run.plan.tokensPerStep) / seconds
      meter.update(step, message(loss, rate))
      if isDue(step, every: run.plan.evaluationInterval) {
        meter.clear()
        sayLosses()
      }
      if isDue(step, every: options.number("--save-every") ?? 100) { try save() }
    }
  }

  private func isDue(_ step: Int, every interval: Int) -> Bool {
    step.isMultiple(of: interval) || step == run.plan.steps
  }

  private func message(_ loss: Float, _ tokensPerSecond: Double) -> String {
    let measured = trainer.progress.history.entries.last?.losses.validation
    let validation = measured.map { String(format: "validation %.3f, ", $0) } ?? ""
    return String(format: "loss %.3f, \(validation)%.0f tokens/s", loss, tokensPerSecond)
  }

  private func sayLosses() {
    guard let entry = trainer.progress.history.entries.last else { return }
    options.print(
      String(
        format: "step %d: training loss %.4f, validation loss %.4f", entry.step + 1, entry.losses.training,
        entry.losses.validation))
  }

  private func save() throws {
    try checkpoints?.folder.save(step: trainer.progress.step) { try trainer.save(to: $0, of: run) }
  }

  /// Saves the run and ends the program with the command that goes on.
  private func stop(_ status: Int32) throws -> Never {
    try save()
    let command = ["swift run llm-training pretrain"] + arguments.filter { $0 != "--resume" } + ["--resume"]
    let words = command.dropFirst().map { $0.contains(" ") ? "'\($0)'" : $0 }
    options.print(
      "stopped after step \(trainer.progress.step); go on with: "
        + (command.prefix(1) + words).joined(separator: " "))
    exit(status)
  }

  /// Writes the model with its tokenizer, in 16 bits for each number, and what is to be known of it.
  func save(into folder: URL, _ tokenizer: BytePairEncoding) throws {
    try trainer.model.save(to: folder, tokenizer: tokenizer, as: .bfloat16)
    let report = PretrainingReport(
      run, of: try PretrainedModel.load(folder: folder).model, training: trainer.loader, validation: validation)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let file = folder.appending(path: PretrainingReport.fileName)
    try writeAtomically(encoder.encode(report), to: file.path)
    options.print(
      String(
        format: "%@: training loss %.4f, validation loss %.4f", folder.path, report.trainingLoss,
        report.validationLoss))
  }
}
