import ConceptsJudge
import ConceptsMine
import Exercises
import Notebooks

let submission = Submission(conceptsCourse, work: .mine)
let milestone = Milestone("Your gradients train a classifier") { bench in
  let work = try bench.work(of: submission, needing: classifierPieces)
  return try trainClassifier(with: work) { print($0) }
}
ExerciseProgram(submission, milestone: milestone).answer()

Chapter(
  "ch00-concepts", title: "Basic concepts",
  book: "chapter 1 and appendix A",
  notes: "0. Basic LLM Concepts"
)
.flag(
  "--mine",
  help: "run the chapter on what you wrote; see llm-training exercises"
)
.command("judge", help: "judge what you wrote for the exercises")
.command("milestone", help: "train a classifier with your gradients")
.run { notebook in
  try notebook.group {
    languageModels(notebook)
    configurations(notebook)
  }
  try notebook.group { setUpCheck(notebook) }
  try notebook.group {
    tensorBasics(notebook)
    tensorShapes(notebook)
  }
  try notebook.group { differentiation(notebook) }
  try notebook.group { gradientMistakes(notebook) }
  try notebook.group { layeredNetworks(notebook) }
  try notebook.group { oneStepOfTraining(notebook) }
  let toys = try notebook.group { toyBatches(notebook) }
  let model = try notebook.group {
    try toyTraining(notebook, toys.value)
  }
  try notebook.group {
    try savingAndLoading(notebook, model.value, toys.value)
  }
  try notebook.group { severalRanks(notebook) }
  try notebook.group { summary(notebook) }
  try topics(notebook)
}
