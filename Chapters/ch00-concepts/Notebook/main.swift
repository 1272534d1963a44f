import Notebooks

Chapter(
  "ch00-concepts", title: "Basic concepts",
  book: "chapter 1 and appendix A",
  notes: "0. Basic LLM Concepts"
)
.run { notebook in
  languageModels(notebook)
  configurations(notebook)
  setUpCheck(notebook)
  tensorBasics(notebook)
  tensorShapes(notebook)
  differentiation(notebook)
  gradientMistakes(notebook)
  layeredNetworks(notebook)
  oneStepOfTraining(notebook)
  let toys = toyBatches(notebook)
  let model = try toyTraining(notebook, toys)
  try savingAndLoading(notebook, model, toys)
  severalRanks(notebook)
}
