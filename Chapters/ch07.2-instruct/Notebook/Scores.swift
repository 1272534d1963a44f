import InstructionTuning
import Notebooks

/// Section 7.8: how good are the responses?
func scoreAnswers(_ notebook: Notebook, _ material: Material, _ answers: [AnsweredInstruction]) throws {
  notebook.cell(
    "7.8 Words and letters",
    """
    A loss says nothing about whether answers are right. Three measures compare with the expected response: \
    the same words (exact match), the overlap of words (F1), the overlap of runs of letters (chrF).
    """)
  let expected = "The capital of Norway is Oslo."
  for response in [
    "the capital of Norway is Oslo", "Oslo.", "The capital of Norway is Rome.", "I like trains.",
  ] {
    notebook.print(
      "\(response): exact \(isExactMatch(response, expected)), "
        + "F1 \(rounded(tokenF1(response, expected))), chrF \(rounded(chrF(response, expected)))")
  }

  notebook.cell(
    "7.8 A judge by rules",
    """
    "Rome" in the right sentence has a high F1 and is wrong. So the judge gives 70 points to what the task \
    does not say and grammar does not need, numbers by value, lists to sort by their order, and 30 to the \
    form. It halves the 70 for a number, name or quoted word from nowhere, and for words of the task that \
    should have gone.
    """)
  for answer in answers.prefix(5) {
    let judgement = RuleJudge.judge(answer.response, to: answer.entry)
    notebook.print("\(judgement.score) (\(judgement.reason)): \(answer.response)")
    notebook.print("    expected: \(answer.output)")
  }

  notebook.cell("7.8 All test tasks", "The means over the test set.")
  let scores = ResponseScores(answers)
  notebook.show("exact match", rounded(scores.exactMatch))
  notebook.show("F1", rounded(scores.tokenF1))
  notebook.show("chrF", rounded(scores.chrF))
  notebook.show("judge, of 100", rounded(scores.judge, 1))
  try askOllama(notebook, material, answers)
}

/// Section 7.8: the book's judge, if it is there.
private func askOllama(_ notebook: Notebook, _ material: Material, _ answers: [AnsweredInstruction]) throws {
  notebook.cell(
    "7.8 A large model as judge",
    """
    The book asks Llama 3 with 8 billion parameters, served by Ollama, for a score from 0 to 100, and gets a \
    mean of 49.45 for GPT-2 medium after two epochs. If Ollama answers on this machine, it scores the \
    first three responses here. Its scores and the rules' are of different kinds: compare models, not judges.
    """)
  guard let name = OllamaJudge.models()?.first else {
    notebook.print("Nothing answers at \(OllamaJudge.defaultAddress); the rules do without.")
    return
  }
  let judge = OllamaJudge(model: name)
  for answer in answers.prefix(3) {
    do {
      notebook.print("\(name): \(try judge.score(answer)) for \(answer.response)")
    } catch {
      notebook.print("\(error)")
    }
  }
}
