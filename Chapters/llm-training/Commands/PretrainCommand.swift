import Corpora
import Files
import Foundation
import NeuralNetworks
import Notebooks
import Pretraining
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
    .option("--checkpoints", text: "FOLDER", help: "save the run there, now and then and at Ctrl-C")
    .option("--save-every", number: 1...1_000_000, help: "after how many steps to save (default: 100)")
    .option("--keep", number: 1...1_000_000, help: "how many checkpoints stay (default: 3)")
    .flag("--resume", help: "go on from the newest checkpoint")
    .run(arguments) { options in
      if let folder = options.text("--into") { try checkFolder(folder) }
      let text =
        try options.text("--text").map { try Corpus.file(at: $0).text } ?? PretrainingRun.shippedText()
      let vocabulary = try Corpus.standInPath(of: "vocab.bpe")
      let tokenizer = try BytePairEncoding(mergesFile: URL(filePath: vocabulary))
      let checkpoints = try RunCheckpoints(options)
      let run = PretrainingRun(
        plan: plan(options, goingOnWith: checkpoints?.saved?.plan), text: text,
        vocabulary: try Corpus.file(at: vocabulary).text)
      try checkpoints?.check(run)
      let session = try PretrainingSession(
        run, text: text, tokenizer: tokenizer, checkpoints, options, arguments)
      try session.train()
      if let folder = options.text("--into") { try session.save(into: URL(filePath: folder), tokenizer) }
    }
}

/// The plan that the options ask for; what they leave open is as in the run that goes on.
private func plan(_ options: CommandOptions, goingOnWith saved: PretrainingPlan?) -> PretrainingPlan {
  var plan = options.text("--size") == "tiny" ? PretrainingPlan.tiny : .small
  if let saved, !options.isGiven("--size") { plan = saved }
  plan.steps = options.number("--steps") ?? plan.steps
  plan.seed = options.number("--seed") ?? plan.seed
  return plan
}

/// Finds out, before the training, whether a model can be written into the folder, and makes the folder.
private func checkFolder(_ folder: String) throws {
  let url = URL(filePath: folder)
  try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  try checkWritable(url.appending(path: "model.safetensors").path)
}
