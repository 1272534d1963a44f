import InstructionTuning
import Notebooks

/// Section 7.8: scoring the responses.
func scoreAnswers(
  _ notebook: Notebook, _ data: ChapterData,
  _ answers: [AnsweredInstruction]
) throws {
  notebook.cell(
    "7.8 Overlap of words and characters",
    """
    A loss does not say whether answers are correct. Three measures \
    compare a response with the expected one: the same words (exact \
    match), overlapping words (F1), and overlapping character n-grams \
    (chrF).
    """)
  let expected = "The capital of Norway is Oslo."
  for response in [
    "the capital of Norway is Oslo", "Oslo.",
    "The capital of Norway is Rome.", "I like trains.",
  ] {
    notebook.print(
      "\(response): exact \(isExactMatch(response, expected)), "
        + "F1 \(tokenF1(response, expected).decimals(2)), chrF \(chrF(response, expected).decimals(2))"
    )
  }

  notebook.cell(
    "7.8 A rule-based judge",
    """
    "Rome" in the right sentence has a high F1 but is wrong. So the judge \
    gives up to 70 points for content: the words that neither the task nor \
    grammar provides, or the order if the task is to sort. It gives up to \
    30 for form. A made-up number, name or quotation halves the content, \
    and so does a word of the task that the expected response drops.
    """)
  for answer in answers.prefix(5) {
    let judgement = RuleJudge.judge(answer.response, to: answer.entry)
    notebook.print(
      "\(judgement.score) (\(judgement.reason)): \(answer.response)")
    notebook.print("    expected: \(answer.output)")
  }

  notebook.cell("7.8 All test tasks", "Mean scores over the test set.")
  let scores = ResponseScores(answers)
  notebook.show("exact match", scores.exactMatch.decimals(2))
  notebook.show("F1", scores.tokenF1.decimals(2))
  notebook.show("chrF", scores.chrF.decimals(2))
  notebook.show("judge, of 100", scores.judge.decimals(1))
  try askOllama(notebook, data, answers)
}

/// Section 7.8: the book's judge, if available.
private func askOllama(
  _ notebook: Notebook, _ data: ChapterData,
  _ answers: [AnsweredInstruction]
) throws {
  notebook.cell(
    "7.8 A large model as judge",
    """
    The book asks Llama 3 with 8 billion parameters, served by Ollama, for \
    a score from 0 to 100, and gets a mean of 49.45 for GPT-2 medium after \
    two epochs. If Ollama runs on this machine, it scores the first three \
    responses here. Its scale differs from the rules': compare models, not \
    judges.
    """)
  guard let name = OllamaJudge.models()?.first else {
    notebook.print(
      "Ollama is not running at \(OllamaJudge.defaultAddress); the rule-based scores above work without it."
    )
    return
  }
  let judge = OllamaJudge(model: name)
  for answer in answers.prefix(3) {
    do {
      notebook.print(
        "\(name): \(try judge.score(answer)) for \(answer.response)")
    } catch {
      notebook.print("\(error)")
    }
  }
}
