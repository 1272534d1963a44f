import Foundation
import Notebooks
import Overview

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "bench" { benchCommand(Array(arguments.dropFirst())) }

Chapter(
  "llm-training", title: "Building a large language model from scratch", book: "all of it", notes: "README"
)
.option(
  "--language", values: Language.allCases.map(\.rawValue), default: Language.english.rawValue,
  help: "language of the overview: English or Ukrainian"
)
.option("--epochs", number: 1...100, default: 25, help: "how often the small model reads the story")
.run(arguments) { notebook in
  overview(notebook)
  try road(notebook)
}
