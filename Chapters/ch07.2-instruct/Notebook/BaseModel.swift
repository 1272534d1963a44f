import Architecture
import InstructionTuning
import Notebooks
import Pretraining
import Tensors

/// The pretrained model before training: a model of its own to compare with, and what it answers.
struct UntunedModel {
  let model: GPTModel
  let scores: ResponseScores
}

/// Section 7.5: what a pretrained model makes of a task.
func askBaseModel(_ notebook: Notebook, _ material: Material) throws -> UntunedModel {
  notebook.cell(
    "7.5 The pretrained model",
    """
    The book takes GPT-2 with 355 million parameters here, because the smallest one learns too little from \
    1,100 tasks. The small model of this project has seen only simple texts, and fewer of them.
    """)
  let model = material.base.model
  let sizes = material.base.configuration
  notebook.print(
    "\(model.parameterCount) parameters, \(sizes.layerCount) blocks, context \(sizes.contextLength)")
  notebook.print("width \(sizes.embeddingWidth), vocabulary \(sizes.vocabularySize)")

  notebook.cell(
    "7.5 A task, and no answer",
    """
    Asked like this, without the heading for the response, the model goes on as with any text: it has never \
    learned that a task wants an answer.
    """)
  let prompt = material.style.prompt(for: material.split.validation[0])
  var assistant = material.assistant(model)
  assistant.maximumTokens = 35
  let response = material.style.response(
    in: prompt + assistant.continuation(of: prompt), after: prompt)
  notebook.show("task", prompt)
  notebook.show("continuation", response)
  if material.isBookRun {
    notebook.compare(
      "continuation", response,
      book:
        "The chef cooks the meal every day.\n\n### Instruction:\n\nConvert the active sentence to passive: "
        + "'The chef cooks the")
  }

  notebook.cell(
    "7.5 The whole test set, not tuned",
    """
    For the comparison at the end, the untrained model answers all test tasks, this time with the heading.
    """)
  let answers = answerAll(notebook, material, model, label: "not tuned")
  let scores = ResponseScores(answers)
  notebook.print("F1 \(rounded(scores.tokenF1)), judge \(rounded(scores.judge, 1)) of 100")
  return UntunedModel(model: model.copied(), scores: scores)
}

/// Lets a model answer all test tasks.
func answerAll(
  _ notebook: Notebook, _ material: Material, _ model: GPTModel, label: String
) -> [AnsweredInstruction] {
  let assistant = material.assistant(model)
  let meter = notebook.progress(total: material.split.test.count, label: "\(label): answering")
  return material.split.test.enumerated().map { index, entry in
    defer { meter.update(index + 1) }
    return AnsweredInstruction(entry, response: assistant.response(to: entry))
  }
}
