import Architecture
import Classification
import Notebooks
import Pretraining
import Tensors
import Tokenizing

/// Section 6.4: the pretrained model, and what it does with a question.
func tryBaseModel(_ notebook: Notebook, _ data: ClassificationData) throws {
  notebook.cell(
    "6.4 A pretrained model", "It continues texts, as it was trained to.")
  let model = data.base.model
  let prompt =
    data.base.isGPT2 ? "Every effort moves you" : "Once there was a"
  let ids = generate(
    with: model, from: try tokenIDs(of: prompt, by: data.tokenizer),
    count: 15)
  let continued = text(of: ids, by: data.tokenizer)
  notebook.show("parameters", model.parameterCount)
  notebook.show("context", model.configuration.contextLength)
  notebook.show("continued", continued)
  if data.base.name == .gpt2 {
    notebook.compare(
      "text", continued,
      book: """
        Every effort moves you forward.

        The first step is to understand the importance of your work
        """)
  } else {
    notebook.skipComparison(
      "the continuation of \"Every effort moves you\"",
      because: needsBookRun)
  }

  notebook.cell(
    "6.4 Asking for the answer",
    """
    Can it recognise spam already? It was never trained to follow \
    instructions.
    """)
  notebook.ask("What will a model that only continues texts answer?")
  let question = """
    Is the following message spam? Answer "yes" or "no".
    Message: "You have won a prize! Call now to get it, it is free."
    Answer:
    """
  let questionIDs = try tokenIDs(of: question, by: data.tokenizer)
  let whole = generate(with: model, from: questionIDs, count: 25)
  let answer = whole[0..., questionIDs.shape[1]...]
  notebook.show(
    "continuation", text(of: answer, by: data.tokenizer).debugDescription)
  notebook.answer(
    """
    It takes the question for the start of a text and continues it. To \
    classify, it needs fine-tuning.
    """)
}
