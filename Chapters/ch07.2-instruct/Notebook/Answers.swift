import Architecture
import Foundation
import InstructionTuning
import Notebooks
import Pretraining

/// Section 7.7 and the notes: the tuned model, asked in the style that it does not know.
func askInTheWrongStyle(_ notebook: Notebook, _ material: Material, _ tuned: GPTModel) {
  notebook.cell(
    "7.7 The wrong style",
    """
    A model learns the style with the tasks. Asked in another one, it meets marks it has never seen where a \
    response should begin: the loss on the same validation tasks shows how lost it is.
    """)
  for style in PromptStyle.allCases {
    let loader = material.loader(material.split.validation, shuffles: false, style: style)
    let loss = loaderLoss(of: tuned, on: loader)
    let assistant = Assistant(tuned, tokenizer: material.tokenizer, style: style, maximumTokens: 32)
    let response = assistant.response(to: material.split.validation[0])
    notebook.print("\(style.rawValue)\(style == material.style ? " (trained)" : ""): loss", rounded(loss, 3))
    notebook.print("  response:", response.replacing("\n", with: " "))
  }
}

/// Section 7.7: three responses, all responses, and what is kept.
func answerTestSet(
  _ notebook: Notebook, _ material: Material, _ tuned: GPTModel
) throws -> [AnsweredInstruction] {
  notebook.cell(
    "7.7 Three responses",
    """
    Test tasks, which the model has never seen. What it writes after the prompt is the response, up to the \
    end token.
    """)
  let assistant = material.assistant(tuned)
  let three = material.split.test.prefix(3).map {
    AnsweredInstruction($0, response: assistant.response(to: $0))
  }
  for answer in three {
    notebook.show("task", [answer.instruction, answer.input].filter { !$0.isEmpty }.joined(separator: " | "))
    notebook.show("  expected", answer.output)
    notebook.show("  response", answer.response)
  }
  if material.isBookRun {
    for printed in PrintedTrace.responses { notebook.show("  the book's", printed) }
  }

  notebook.cell(
    "7.7 All responses",
    """
    Generated one by one, each with the keys and values of what was read kept, so that every token costs one \
    token's work; they go into a file as in the book, with the fields of its data and "model_response".
    """)
  let answers = answerAll(notebook, material, tuned, label: "tuned")
  try keep(notebook, material, tuned, answers)
  return answers
}

/// Section 7.7: files for responses and model, for good with `--save`, else to be looked at and removed.
private func keep(
  _ notebook: Notebook, _ material: Material, _ tuned: GPTModel, _ answers: [AnsweredInstruction]
) throws {
  let temporary = FileManager.default.temporaryDirectory.appending(path: "ch07.2-\(UUID().uuidString)")
  let folder = material.saveFolder ?? temporary
  defer { try? FileManager.default.removeItem(at: temporary) }
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  let file = folder.appending(path: Material.responsesName)
  try save(answers, to: file)
  notebook.print("\(answers.count) responses,", try fileSize(file), "bytes of JSON")

  notebook.cell(
    "7.7 The model in files",
    """
    The tuned model is saved as Hugging Face's libraries read it. Loaded again, it gives the same response. \
    (--save FOLDER keeps both files; --tuned FOLDER uses the model again, for example to --chat.)
    """)
  try tuned.save(to: folder, tokenizer: material.tokenizer)
  let loaded = try PretrainedModel.load(folder: folder, dropout: 0)
  let response = material.assistant(loaded.model).response(to: answers[0].entry)
  notebook.show("bytes", try fileSize(folder.appending(path: "model.safetensors")))
  notebook.show("same response", response == answers[0].response)
}

private func fileSize(_ file: URL) throws -> Int {
  try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
}
