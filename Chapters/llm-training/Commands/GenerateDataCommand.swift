import Corpora
import Files
import Foundation
import Generators
import Notebooks
import Tokenizing

/// Runs `llm-training generate-data`, which reproduces the generated files
/// in `Data` byte for byte.
func generateDataCommand(_ arguments: [String]) -> Never {
  Command(
    "llm-training generate-data",
    summary: "reproduce the generated files in Data"
  )
  .option(
    "--into", text: "FOLDER",
    help: "the folder to write to; it is created if it does not exist"
  )
  .run(arguments) { options in
    guard let folder = options.text("--into") else {
      throw MissingFolderOption()
    }
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    let corpus = CorpusGenerator().text()
    let practice = PracticeGenerator().text()
    let texts = [
      ("corpus.txt", corpus), ("practice.txt", practice),
      ("messages.tsv", MessageGenerator().text()),
      ("instructions.json", InstructionGenerator().text()),
      ("preferences.json", PreferenceGenerator().text()),
    ]
    for (name, text) in texts {
      let file = URL(filePath: folder).appending(path: name).path
      try writeAtomically(Data(text.utf8), to: file)
      options.print(file)
    }
    let story = try Corpus.file(at: Corpus.standInPath(of: "story.txt"))
      .content
    let vocabulary = BytePairTrainer.train(
      on: corpus + practice + story, vocabularySize: 2_048)
    let file = URL(filePath: folder).appending(path: "vocab.bpe")
    try vocabulary.writeMerges(to: file)
    options.print(file.path)
  }
}

/// The option `--into` is missing.
private struct MissingFolderOption: Error, CustomStringConvertible {
  let description =
    "--into is missing; add the folder to write to: --into FOLDER"
}
