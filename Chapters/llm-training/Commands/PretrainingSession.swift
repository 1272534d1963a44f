import Datasets
import Files
import Foundation
import NeuralNetworks
import Notebooks
import Pretraining
import Sampling
import Tensors
import Tokenizing

/// One execution of `pretrain`, from the first step or a checkpoint to the
/// last step or Ctrl-C.
struct PretrainingSession {
  let trainer: Trainer
  private let run: PretrainingRun
  private let validation: TokenLoader
  private let checkpoints: RunCheckpoints?
  /// Requests to stop; nil without a checkpoint folder, so that a signal
  /// ends the program as usual.
  private let signals: StopSignals?
  /// Whether the losses can still be printed: the terminal can be closed,
  /// the reader of a pipe gone.
  private var isHeard = true
  private let options: CommandOptions
  private let arguments: [String]

  /// Prepares data and model, and restores the newest checkpoint if there
  /// is one to resume from.
  init(
    _ run: PretrainingRun, text: String, tokenizer: BytePairEncoding,
    _ checkpoints: RunCheckpoints?,
    _ options: CommandOptions, _ arguments: [String]
  ) throws {
    self.run = run
    self.checkpoints = checkpoints
    self.options = options
    self.arguments = arguments
    let context = run.configuration.contextLength
    let documents = DocumentSplit(text, by: tokenizer, seed: run.seed)
    let training = try makeDataLoader(
      ids: documents.training, part: "training part",
      batchSize: run.batchSize, contextLength: context,
      stride: context)
    validation = try makeDataLoader(
      ids: documents.validation, part: "validation part",
      batchSize: run.batchSize, contextLength: context,
      stride: context, shuffles: false, dropsLast: false)
    trainer = run.makeTrainer(on: training)
    let folder = checkpoints?.folder
    signals = folder.map { folder in StopSignals { folder.removeDrafts() } }
    options.print(
      "\(trainer.model.parameterCount) parameters; \(documents.training.count) tokens to train on, "
        + "\(documents.validation.count) in \(Self.heldOut(documents)) to validate with; "
        + "\(run.steps) steps of \(run.tokensPerStep) tokens")
    if let newest = checkpoints?.newest {
      try trainer.restore(from: newest)
      options.print(
        "resuming after step \(trainer.progress.step), from \(newest.url.path)"
      )
      if newest.threadCount != threadCount {
        options.print(
          "the run used \(newest.threadCount) threads, now \(threadCount): the last bits of its numbers will differ"
        )
      }
    }
  }

  /// Names what is held out.
  private static func heldOut(_ documents: DocumentSplit) -> String {
    documents.isOneDocument
      ? "the last tenth of the text, which is one document,"
      : "\(documents.counts.validation) documents"
  }

  /// Trains to the last step. On a signal to stop, saves the run and ends
  /// the program.
  mutating func train() throws {
    let first = trainer.progress.step
    let meter = options.progress(
      from: first, total: run.steps, label: "training")
    defer { meter.clear() }
    let start = ProcessInfo.processInfo.systemUptime
    while trainer.progress.step < run.steps {
      if let status = signals?.exitStatus ?? (isHeard ? nil : 128 + SIGPIPE)
      {
        meter.clear()
        try stop(status)
      }
      // the end of an epoch
      guard let loss = try trainer.step() else { continue }
      let step = trainer.progress.step
      if isDue(step, every: run.evaluationInterval) {
        trainer.measure(validation: validation, batches: 8)
      }
      let seconds = ProcessInfo.processInfo.systemUptime - start
      let rate = Double((step - first) * run.tokensPerStep) / seconds
      meter.update(step, message(loss, rate))
      if isDue(step, every: run.evaluationInterval) {
        meter.clear()
        printLosses()
      }
      if isDue(step, every: options.number("--save-every") ?? 100) {
        try save()
      }
    }
  }

  private func isDue(_ step: Int, every interval: Int) -> Bool {
    step.isMultiple(of: interval) || step == run.steps
  }

  private func message(_ loss: Float, _ tokensPerSecond: Double) -> String {
    let measured = trainer.progress.history.entries.last?.losses.validation
    let validation = measured.map { "validation \($0.decimals(3)), " } ?? ""
    return
      "loss \(Double(loss).decimals(3)), \(validation)\(tokensPerSecond.decimals(0)) tokens/s"
  }

  private mutating func printLosses() {
    guard let entry = trainer.progress.history.entries.last else { return }
    isHeard = options.tryPrint(
      "step \(entry.step + 1): \(described(entry.losses))")
  }

  private func save() throws {
    try checkpoints?.folder.save(step: trainer.progress.step) {
      try trainer.save(to: $0, of: run)
    }
  }

  /// Saves the run, prints the command that resumes it, and ends the
  /// program.
  private func stop(_ status: Int32) throws -> Never {
    try save()
    let words = arguments.filter { $0 != "--resume" } + ["--resume"]
    _ = options.tryPrint(
      "stopped after step \(trainer.progress.step); resume with: swift run llm-training pretrain "
        + words.map(\.quotedForShell).joined(separator: " "))
    throw ExitStatus(status)
  }

  private func described(_ losses: EvaluationLosses) -> String {
    "training loss \(losses.training.decimals(4)), validation loss \(losses.validation.decimals(4))"
  }

  /// Writes the model with 16-bit numbers, its tokenizer, and the run with
  /// the losses of the written model.
  func save(into folder: URL, _ tokenizer: BytePairEncoding) throws {
    var measured = run
    try trainer.model.save(to: folder, tokenizer: tokenizer, as: .bfloat16)
    { draft in
      let saved = try PretrainedModel.load(folder: draft).model
      measured = run.measuring(
        saved, training: trainer.loader, validation: validation)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      try writeAtomically(
        encoder.encode(measured),
        to: draft.appending(path: PretrainingRun.fileName).path)
    }
    if let losses = measured.losses {
      options.print("\(folder.path): \(described(losses))")
    }
  }
}
