import Architecture
import Foundation
import InstructionTuning
import Notebooks
import Pretraining

/// Section 7.7 and the notes: the tuned model, prompted in a style it was
/// not trained on.
func askInTheWrongStyle(
  _ notebook: Notebook, _ data: ChapterData, _ tuned: GPTModel
) {
  notebook.cell(
    "7.7 The wrong style",
    """
    A model learns the style along with the tasks. In another style, the \
    mark before the response is one it has never seen; the loss on the \
    same validation tasks shows how much worse it does.
    """)
  notebook.ask("How much worse is the loss in the other style?")
  let (task, titles) = (data.split.validation[0], ["style", "loss"])
  var table = Table(titles + ["response"], numbers: ["loss"])
  for style in PromptStyle.allCases {
    let loader = data.loader(
      data.split.validation, shuffles: false, style: style)
    let loss = loaderLoss(of: tuned, on: loader)
    let assistant = Assistant(
      tuned, tokenizer: data.tokenizer, style: style, maximumTokens: 12)
    let response = assistant.response(to: task).debugDescription
    table.append([style.rawValue, loss.decimals(3), response])
  }
  notebook.show("task", task.line)
  notebook.show("trained in \(data.style.rawValue), asked in", table)
}

/// Section 7.7: three responses, all responses, and what is kept.
func answerTestSet(
  _ notebook: Notebook, _ data: ChapterData, _ tuned: GPTModel
) throws -> [AnsweredInstruction] {
  notebook.cell(
    "7.7 Three responses",
    """
    These are test tasks, which the model has never seen. The response is \
    what it generates after the prompt, up to the end token.
    """)
  notebook.source(of: "Assistant.response")
  let assistant = data.assistant(tuned)
  for entry in data.split.test.prefix(3) {
    notebook.show([
      "task": entry.line, "expected": entry.output,
      "response": assistant.response(to: entry),
    ])
  }
  if data.isBookRun {
    showBookResponses(notebook)
  }

  notebook.cell(
    "7.7 All responses",
    """
    The model answers one task at a time, with a key-value cache, so each \
    new token costs the work of one token. As in the book, the responses \
    are saved with the fields of its data and "model_response". \
    (--save FOLDER keeps the file.)
    """)
  let answers = notebook.allResponses(of: tuned, data)
  try notebook.withFolder(data.saveFolder) { folder in
    let file = folder.appending(path: ChapterData.responsesName)
    try save(answers, to: file)
    notebook.show("responses", answers.count)
    notebook.show("bytes of JSON", try Data(contentsOf: file).count)
  }
  commentAnswers(notebook, data, answers)
  return answers
}

private func showBookResponses(_ notebook: Notebook) {
  for response in PrintedTrace.responses {
    notebook.show(["the book's": response])
  }
}

/// Section 7.7: says what the answers are worth.
private func commentAnswers(
  _ notebook: Notebook, _ data: ChapterData,
  _ answers: [AnsweredInstruction]
) {
  let right = answers.count { isExactMatch($0.response, $0.output) }
  let share =
    "\(right) of \(answers.count) responses are the expected ones."
  guard data.isBookData, !data.base.isGPT2 else {
    return notebook.prose(share)
  }
  notebook.prose(
    """
    \(share) Most others are no answers at all: these are the book's tasks, \
    and the small model lacks the words and the facts for them. GPT-2 has \
    them (--model gpt2-medium).
    """)
}

/// Section 7.7: saves the tuned model.
func saveTunedModel(
  _ notebook: Notebook, _ data: ChapterData, _ tuned: GPTModel
) throws {
  notebook.cell(
    "7.7 Saving the model",
    """
    The tuned model is saved in Hugging Face's format. Loaded again, it \
    gives the same response. (--save FOLDER keeps the files; --tuned \
    FOLDER loads the model later, for example with --chat.)
    """)
  let task = data.split.test[0]
  let response = data.assistant(tuned).response(to: task)
  let again = try notebook.withFolder(data.saveFolder) { folder in
    try tuned.save(to: folder, tokenizer: data.tokenizer)
    let file = folder.appending(path: "model.safetensors")
    notebook.show("bytes", try Data(contentsOf: file).count)
    let loaded = try PretrainedModel.load(folder: folder, dropout: 0)
    return data.assistant(loaded.model).response(to: task)
  }
  notebook.claim("the same response after loading", again == response)
}

extension Notebook {
  /// Runs `body` with a folder: the given one, or one that goes away.
  func withFolder<Result>(
    _ folder: URL?, _ body: (URL) throws -> Result
  ) throws -> Result {
    guard let folder else { return try withTemporaryFolder(body) }
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    return try body(folder)
  }
}
