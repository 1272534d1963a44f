import Notebooks

Chapter(
  "ch00-concepts", title: "Basic concepts",
  book: "chapter 1 and appendix A",
  notes: "0. Basic LLM Concepts"
)
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
}
