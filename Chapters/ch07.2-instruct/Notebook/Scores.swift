import Corpora
import InstructionTuning
import Notebooks

/// Section 7.8: scoring the responses.
func measureOverlap(_ notebook: Notebook) {
  notebook.cell(
    "7.8 Overlap of words and characters",
    """
    A loss does not say whether answers are correct. Three measures \
    compare a response with the expected one: the same words (exact \
    match), overlapping words (F1), and overlapping character n-grams \
    (chrF).
    """)
  notebook.ask(
    "A response that names the wrong capital in the right sentence: does it score high or low?"
  )
  let expected = "The capital of Norway is Oslo."
  var table = Table(
    ["response", "exact", "F1", "chrF"], numbers: ["F1", "chrF"])
  for response in responsesAboutNorway {
    let isExact = isExactMatch(response, expected)
    table.append([
      response, isExact ? "yes" : "no",
      tokenF1(response, expected).decimals(2),
      chrF(response, expected).decimals(2),
    ])
  }
  notebook.show("expected: \(expected)", table)
}

private let responsesAboutNorway = [
  "the capital of Norway is Oslo", "Oslo.",
  "The capital of Norway is Rome.", "I like trains.",
]

/// Section 7.8: the judge by rules.
func judgeByRules(
  _ notebook: Notebook, _ data: ChapterData,
  _ answers: [AnsweredInstruction]
) {
  notebook.cell(
    "7.8 A rule-based judge",
    """
    "Rome" in the right sentence has a high F1 but is wrong. A judge by \
    rules gives up to 70 points for content and up to 30 for form. The \
    content is the share of key words that were found: those words of the \
    expected response that are neither in the task nor mere grammar. The \
    form is how much of the sentence is the same. A name, a number or a \
    quoted word that should not be there halves the content.
    """)
  notebook.source(of: "Judgement")
  let task = Instruction(
    instruction: "What is the capital of Norway?", input: "",
    output: "The capital of Norway is Oslo.")
  var table = Table(["response", "score", "content"], numbers: ["score"])
  for response in responsesAboutNorway {
    let judgement = RuleJudge.judge(response, to: task)
    table.append([response, "\(judgement.score)", judgement.reason])
  }
  notebook.show("expected: \(task.output)", table)

  notebook.cell(
    "7.8 The judge on three responses",
    """
    The same rules for the tuned model's first responses to the test \
    tasks. "Halved" names the word that should not be there.
    """)
  for answer in answers.prefix(3) {
    let judgement = RuleJudge.judge(answer.response, to: answer.entry)
    notebook.show([
      "task": answer.entry.line, "expected": answer.output,
      "response": answer.response,
      "score": "\(judgement.score) of 100: \(judgement.reason)",
    ])
  }

  notebook.cell(
    "7.8 All test tasks",
    """
    The means over the test set. ± is one standard error: another test set \
    of this size would often give a number that far away.
    """)
  let scores = ResponseScores(answers)
  var means = Table(["measure", "mean"], numbers: ["mean"])
  means.append(["exact match", scores.exactMatch.decimals(2)])
  means.append(["F1", scores.tokenF1.decimals(2)])
  means.append(["chrF", scores.chrF.decimals(2)])
  means.append(["judge, of 100", scores.judgeWithError])
  notebook.show("means over \(answers.count) test tasks", means)
}

/// Section 7.8: the book's judge, if available.
func askOllama(
  _ notebook: Notebook, _ answers: [AnsweredInstruction]
) {
  notebook.cell(
    "7.8 A large model as judge",
    """
    The book asks Llama 3 with 8 billion parameters, served by Ollama, for \
    a score from 0 to 100, and gets a mean of 49.45 for GPT-2 medium after \
    two epochs. If Ollama runs on this machine, it scores the first three \
    responses here. Its scale differs from the rules': compare models, not \
    judges.
    """)
  notebook.source(
    of: "OllamaJudge.models", "OllamaJudge.query", "OllamaJudge.score",
    "OllamaJudge.scores")
  let names = OllamaJudge.models() ?? []
  for name in names.prefix(1) {
    let judge = OllamaJudge(model: name)
    let scores = judge.scores(of: Array(answers.prefix(3)))
    notebook.show("scores by \(name)", scores)
  }
  if names.isEmpty {
    reportNoOllama(notebook)
  }
}

private func reportNoOllama(_ notebook: Notebook) {
  notebook.prose(
    "Ollama is not running at \(OllamaJudge.defaultAddress). "
      + "The scores by rules work without it.")
}
