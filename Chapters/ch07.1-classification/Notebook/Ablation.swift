import Classification
import Notebooks
import Tokenizing

/// Section 6.8, further: other ways to train and to read, behind
/// `--ablation`.
func runAblation(
  _ notebook: Notebook, _ data: ClassificationData, _ split: MessageSplit
) throws {
  guard notebook.flag("--ablation"), data.runsExperiments(notebook) else {
    return
  }
  notebook.cell(
    "6.8 Ablations",
    """
    Each row changes one thing: which part is trained, which token is \
    read, the row length, or whether the weights are pretrained. \
    Differences of a few test messages are noise.
    """)
  let textEnd = ReadPosition.lastOfText(
    padding: data.tokenizer.paddingToken)
  let experiments = [
    Experiment(name: "only the head", part: .head),
    Experiment(name: "last token of the text", position: textEnd),
    Experiment(
      name: "whole model, last token of the text", part: .everything,
      position: textEnd),
    Experiment(
      name: "half the length", length: data.settings.length.map { $0 / 2 }),
    Experiment(
      name: "only the head, random body", part: .head, isPretrained: false),
    Experiment(name: "last block, random body", isPretrained: false),
  ]
  notebook.print(
    table(try experiments.map { try data.run($0, on: split, notebook) }))
}
