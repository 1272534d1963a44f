import Architecture
import InstructionTuning
import Notebooks
import Pretraining
import Tensors

/// A copy of the model before tuning, and the scores of its answers.
struct UntunedModel {
  let model: GPTModel
  let scores: ResponseScores
}

/// Section 7.5: how a pretrained model responds to a task.
func askBaseModel(_ notebook: Notebook, _ data: ChapterData) throws
  -> UntunedModel
{
  notebook.cell(
    "7.5 The pretrained model",
    """
    The book uses GPT-2 with 355 million parameters here, because the \
    smallest GPT-2 learns too little from 1,100 tasks. This project's \
    small model was pretrained on fewer and simpler texts.
    """)
  let model = data.base.model
  let sizes = data.base.configuration
  notebook.print(
    "\(model.parameterCount) parameters, \(sizes.layerCount) blocks, context \(sizes.contextLength)"
  )
  notebook.print(
    "width \(sizes.embeddingWidth), vocabulary \(sizes.vocabularySize)")

  notebook.cell(
    "7.5 A task, and no answer",
    """
    Given a task without the response heading, the model continues it like \
    any text: it has never learned that a task asks for an answer.
    """)
  let prompt = data.style.prompt(for: data.split.validation[0])
  var assistant = data.assistant(model)
  assistant.maximumTokens = 35
  let response = data.style.response(
    in: prompt + assistant.continuation(of: prompt), after: prompt)
  notebook.show("task", prompt)
  notebook.show("continuation", response)
  if data.isBookRun {
    notebook.compare(
      "continuation", response,
      book:
        "The chef cooks the meal every day.\n\n### Instruction:\n\nConvert the active sentence to passive: "
        + "'The chef cooks the")
  }

  notebook.cell(
    "7.5 The test set before tuning",
    """
    For a later comparison, the model answers all test tasks before \
    tuning, this time with the heading.
    """)
  let answers = answerAll(notebook, data, model, label: "not tuned")
  let scores = ResponseScores(answers)
  notebook.print(
    "F1 \(scores.tokenF1.decimals(2)), judge \(scores.judge.decimals(1)) of 100"
  )
  return UntunedModel(model: try model.copied(), scores: scores)
}

/// Answers all test tasks with a model.
func answerAll(
  _ notebook: Notebook, _ data: ChapterData, _ model: GPTModel,
  label: String
) -> [AnsweredInstruction] {
  let assistant = data.assistant(model)
  let meter = notebook.progress(
    total: data.split.test.count, label: "\(label): answering")
  return data.split.test.enumerated().map { index, entry in
    defer { meter.update(index + 1) }
    return AnsweredInstruction(
      entry, response: assistant.response(to: entry))
  }
}
