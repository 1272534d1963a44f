import Corpora
import Files
import Foundation
import NeuralNetworks
import Notebooks
import Pretraining
import Tokenizing

/// `llm-training pretrain`: trains the small model that ships in
/// `Data/gpt-small`.
func pretrainCommand(_ arguments: [String]) -> Never {
  Command(
    "llm-training pretrain",
    summary: "train a small model on this project's texts"
  )
  .option(
    "--into", text: "FOLDER", help: "write the trained model to this folder"
  )
  .option(
    "--size", values: ["small", "tiny"], default: "small",
    help: "the model that ships, or one that trains in seconds"
  )
  .option(
    "--text", text: "FILE",
    help:
      "train on this text; <|endoftext|> separates documents, if it has several"
  )
  .option(
    "--steps", number: 1...1_000_000,
    help: "run this many steps instead of the default"
  )
  .option(
    "--seed", number: 0...Int(UInt32.max),
    help: "seed the random numbers with N"
  )
  .option(
    "--checkpoints", text: "FOLDER",
    help: "save the run to this folder at intervals and at Ctrl-C"
  )
  .option(
    "--save-every", number: 1...1_000_000,
    help: "steps between checkpoints (default: 100)"
  )
  .option(
    "--keep", number: 1...1_000_000,
    help: "how many checkpoints to keep (default: 3)"
  )
  .flag("--resume", help: "resume from the newest checkpoint")
  .run(arguments) { options in
    if let folder = options.text("--into") { try checkFolder(folder) }
    let text =
      try options.text("--text").map { try Corpus.file(at: $0).content }
      ?? PretrainingRun.shippedText()
    let vocabulary = try Corpus.standInPath(of: "vocab.bpe")
    let tokenizer = try BytePairEncoding(
      mergesFile: URL(filePath: vocabulary))
    let checkpoints = try RunCheckpoints(options)
    let run = requestedRun(options, resuming: checkpoints?.saved)
      .on(text: text, vocabulary: try Corpus.file(at: vocabulary).content)
    try checkpoints?.check(run)
    var session = try PretrainingSession(
      run, text: text, tokenizer: tokenizer, checkpoints, options, arguments
    )
    try session.train()
    if let folder = options.text("--into") {
      try session.save(into: URL(filePath: folder), tokenizer)
    }
  }
}

/// Returns the run described by the options; missing settings come from the
/// run to be resumed.
private func requestedRun(
  _ options: CommandOptions, resuming saved: PretrainingRun?
) -> PretrainingRun {
  var run = options.text("--size") == "tiny" ? PretrainingRun.tiny : .small
  if let saved, !options.isGiven("--size") { run = saved }
  run.steps = options.number("--steps") ?? run.steps
  run.seed = options.number("--seed") ?? run.seed
  return run
}

/// Creates the folder, and throws before any training if a model cannot be
/// written to it.
private func checkFolder(_ folder: String) throws {
  let url = URL(filePath: folder)
  try? FileManager.default.createDirectory(
    at: url, withIntermediateDirectories: true)
  try checkWritable(url.appending(path: "model.safetensors").path)
}
