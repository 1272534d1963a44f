import Foundation
import Notebooks
import Roadmap

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "bench": benchCommand(Array(arguments.dropFirst()))
case "pretrain": pretrainCommand(Array(arguments.dropFirst()))
case "generate-data": generateDataCommand(Array(arguments.dropFirst()))
case "fetch": fetchCommand(Array(arguments.dropFirst()))
case "clean": cleanCommand(Array(arguments.dropFirst()))
case "exercises": exercisesCommand(Array(arguments.dropFirst()))
case "source": sourceCommand(Array(arguments.dropFirst()))
case "topics": topicsCommand(Array(arguments.dropFirst()))
case "doctor": doctorCommand(Array(arguments.dropFirst()))
case "pack": packCommand(Array(arguments.dropFirst()))
case "workshop": workshopCommand(Array(arguments.dropFirst()))
default:
  if arguments.contains("--mine") { mineCommand(arguments) }
  if asksForAllPages(arguments) { pagesCommand(arguments) }
}

Chapter(
  "llm-training", title: "Building a large language model from scratch",
  book: "all of it", notes: "README"
)
.option(
  "--language", values: Language.allCases.map(\.rawValue),
  default: Language.english.rawValue,
  help: "language of the phases, English or Ukrainian"
)
.option(
  "--text", text: "FILE", default: "",
  help: "train the small model on this text instead of the story"
)
.option(
  "--epochs", number: 1...100, default: 25,
  help: "how many times the small model reads its text"
)
.flag("--mine", help: "run all chapters on what you wrote, in turn")
.command(
  "fetch", help: "download real data and weights, or list them"
)
.command(
  "source", help: "show a type or function of the lessons, or list them"
)
.command(
  "exercises", help: "write the pieces of the book, and have them judged"
)
.command("topics", help: "list what lies beyond the book's own code")
.command(
  "doctor",
  help: "check what the chapters need, and how fast this machine is"
)
.command("workshop", help: "plans for teaching, and notes for the teacher")
.command(
  "pack", help: "make a folder that runs the chapters without a network"
)
.command("bench", help: "time training and generation on this machine")
.command("pretrain", help: "train a small model on this project's texts")
.command("generate-data", help: "reproduce the generated files in Data")
.command(
  "clean", help: "remove what the chapters keep, such as trained models"
)
.run(arguments) { notebook in
  try notebook.group { phases(notebook) }
  try notebook.group { try fromTextToText(notebook) }
}
