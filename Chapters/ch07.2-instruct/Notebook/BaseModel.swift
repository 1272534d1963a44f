import Architecture
import InstructionTuning
import Notebooks
import Pretraining
import Tensors

/// Section 7.5: how a pretrained model responds to a task.
func askBaseModel(_ notebook: Notebook, _ data: ChapterData) {
  notebook.cell(
    "7.5 The pretrained model",
    """
    The book uses GPT-2 with 355 million parameters here, because the \
    smallest GPT-2 learns too little from 1,100 tasks. This project's \
    small model was pretrained on fewer and simpler texts.
    """)
  let model = data.base.model
  let sizes = model.configuration
  notebook.show("parameters", model.parameterCount)
  notebook.show("blocks", sizes.layerCount)
  notebook.show("width", sizes.embeddingWidth)
  notebook.show("context", sizes.contextLength)
  notebook.show("vocabulary", sizes.vocabularySize)

  notebook.cell(
    "7.5 A task, and no answer",
    """
    Given a task without the response heading, the model continues it like \
    any text: it has never learned that a task asks for an answer.
    """)
  notebook.source(of: "Assistant.continuation")
  let prompt = data.style.prompt(for: data.split.validation[0])
  var assistant = data.assistant(model)
  assistant.maximumTokens = 35
  let continuation = assistant.continuation(of: prompt)
  notebook.show("task", prompt)
  notebook.show("continuation", continuation)
  if data.isBookRun {
    notebook.compare(
      "continuation",
      data.style.response(in: prompt + continuation, after: prompt),
      book: """
        The chef cooks the meal every day.

        ### Instruction:

        Convert the active sentence to passive: 'The chef cooks the
        """)
  }
}

/// Section 7.5: the pretrained model's score, for the comparison.
func scoreBaseModel(_ notebook: Notebook, _ data: ChapterData)
  -> ResponseScores
{
  notebook.cell(
    "7.5 The test set before fine-tuning",
    """
    For a later comparison, the pretrained model answers all test tasks, \
    this time with the heading. Section 7.8 explains the judge; 100 is the \
    expected response.
    """)
  let answers = notebook.allResponses(of: data.base.model, data)
  let scores = ResponseScores(answers)
  notebook.show("first response", answers[0].response.debugDescription)
  notebook.show("judge, of 100", scores.judge.decimals(1))
  return scores
}

extension Notebook {
  /// The model's answers to all test tasks, with a meter.
  func allResponses(of model: GPTModel, _ data: ChapterData)
    -> [AnsweredInstruction]
  {
    let assistant = data.assistant(model)
    let test = data.split.test
    let meter = progress(total: test.count, label: "answering")
    return test.enumerated().map { index, entry in
      defer { meter.update(index + 1) }
      return AnsweredInstruction(
        entry, response: assistant.response(to: entry))
    }
  }
}
