import Corpora
import Files
import Foundation
import Generators
import Notebooks
import Tokenizing

/// `llm-training generate-data`: writes the generated files of `Data` again, byte for byte.
func generateDataCommand(_ arguments: [String]) -> Never {
  Command("llm-training generate-data", summary: "write the generated files of Data again")
    .option("--into", text: "FOLDER", help: "the folder to write to; it is made if it is missing")
    .run(arguments) { options in
      guard let folder = options.text("--into") else { throw MissingFolderOption() }
      try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let corpus = CorpusGenerator().text()
      let practice = PracticeGenerator().text()
      let texts = [
        ("corpus.txt", corpus), ("practice.txt", practice), ("messages.tsv", MessageGenerator().text()),
        ("instructions.json", InstructionGenerator().text()),
        ("preferences.json", PreferenceGenerator().text()),
      ]
      for (name, text) in texts {
        let file = URL(filePath: folder).appending(path: name).path
        try writeAtomically(Data(text.utf8), to: file)
        options.print(file)
      }
      let story = try Corpus.file(at: Corpus.standInPath(of: "story.txt")).content
      let vocabulary = BytePairTrainer.train(on: corpus + practice + story, vocabularySize: 2_048)
      let file = URL(filePath: folder).appending(path: "vocab.bpe")
      try vocabulary.writeMerges(to: file)
      options.print(file.path)
    }
}

/// The command was given no folder.
private struct MissingFolderOption: Error, CustomStringConvertible {
  let description = "--into is missing; name the folder to write to: --into FOLDER"
}
