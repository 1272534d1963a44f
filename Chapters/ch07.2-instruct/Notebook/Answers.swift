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
  for style in PromptStyle.allCases {
    let loader = data.loader(
      data.split.validation, shuffles: false, style: style)
    let loss =
      loader.count > 0
      ? loaderLoss(of: tuned, on: loader).decimals(3) : "no response fits"
    let assistant = Assistant(
      tuned, tokenizer: data.tokenizer, style: style, maximumTokens: 32)
    let response = assistant.response(to: data.split.validation[0])
    notebook.print(
      "\(style.rawValue)\(style == data.style ? " (trained)" : ""): loss",
      loss)
    notebook.print("  response:", response.replacing("\n", with: " "))
  }
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
  let assistant = data.assistant(tuned)
  let three = data.split.test.prefix(3).map {
    AnsweredInstruction($0, response: assistant.response(to: $0))
  }
  for answer in three {
    notebook.show(
      "task",
      [answer.instruction, answer.input].filter { !$0.isEmpty }.joined(
        separator: " | "))
    notebook.show("  expected", answer.output)
    notebook.show("  response", answer.response)
  }
  if data.isBookRun {
    for printed in PrintedTrace.responses {
      notebook.show("  the book's", printed)
    }
  }

  notebook.cell(
    "7.7 All responses",
    """
    The model answers one task at a time, with a key-value cache, so each \
    new token costs the work of one token. As in the book, the responses \
    are saved with the fields of its data and "model_response".
    """)
  let answers = answerAll(notebook, data, tuned, label: "tuned")
  if let folder = data.saveFolder {
    try keep(notebook, data, tuned, answers, in: folder)
  } else {
    try notebook.withTemporaryFolder {
      try keep(notebook, data, tuned, answers, in: $0)
    }
  }
  return answers
}

/// Section 7.7: saves responses and model.
private func keep(
  _ notebook: Notebook, _ data: ChapterData, _ tuned: GPTModel,
  _ answers: [AnsweredInstruction],
  in folder: URL
) throws {
  try FileManager.default.createDirectory(
    at: folder, withIntermediateDirectories: true)
  let file = folder.appending(path: ChapterData.responsesName)
  try save(answers, to: file)
  notebook.print(
    "\(answers.count) responses,", try fileSize(file), "bytes of JSON")

  notebook.cell(
    "7.7 Saving the model",
    """
    The tuned model is saved in Hugging Face's format. Loaded again, it \
    gives the same response. (--save FOLDER keeps the files; --tuned \
    FOLDER loads the model later, for example with --chat.)
    """)
  try tuned.save(to: folder, tokenizer: data.tokenizer)
  let loaded = try PretrainedModel.load(folder: folder, dropout: 0)
  let response = data.assistant(loaded.model).response(to: answers[0].entry)
  notebook.show(
    "bytes", try fileSize(folder.appending(path: "model.safetensors")))
  notebook.show("same response", response == answers[0].response)
}

private func fileSize(_ file: URL) throws -> Int {
  try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int
    ?? 0
}
