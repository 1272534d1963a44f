import Architecture
import Classification
import Notebooks
import Pretraining
import Tensors
import Tokenizing

/// Section 6.4: the pretrained model, and what it makes of a question.
func loadModel(_ notebook: Notebook, _ material: Material) throws -> GPTModel {
  notebook.cell("6.4 A model that has read something", "It continues texts, as it was trained to.")
  let model = try material.pretrainedModel()
  notebook.show("parameters", model.parameterCount)
  notebook.show("context", model.configuration.contextLength)
  let prompt = material.isGPT2 ? "Every effort moves you" : "Once there was a"
  let continued = text(
    of: generate(with: model, from: try tokenIDs(of: prompt, by: material.tokenizer), count: 15),
    by: material.tokenizer)
  notebook.show("continued", continued)
  if material.name == .gpt2 {
    notebook.compare(
      "text", continued,
      book: "Every effort moves you forward.\n\nThe first step is to understand the importance of your work")
  } else {
    notebook.skipComparison("the continuation of \"Every effort moves you\"", because: needsBookRun)
  }

  notebook.cell(
    "6.4 Just asking it",
    """
    Could it tell spam already? The question is only the beginning of a text to it, which it continues: nobody \
    has taught it to answer. That is why it is fine-tuned.
    """)
  let question = """
    Is the following message spam? Answer "yes" or "no".
    Message: "You have won a prize! Call now to get it, it is free."
    Answer:
    """
  let ids = try tokenIDs(of: question, by: material.tokenizer)
  let answer = generate(with: model, from: ids, count: 25)[0..., ids.shape[1]...]
  notebook.show("it goes on", text(of: answer, by: material.tokenizer).debugDescription)
  return model
}
