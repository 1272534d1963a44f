import Classification
import Notebooks
import Tokenizing

/// Section 6.8, further: other ways to train and to read, behind `--ablation`.
func runAblation(_ notebook: Notebook, _ material: Material, _ split: MessageSplit) throws {
  guard notebook.flag("--ablation"), material.runsExperiments else { return }
  notebook.cell(
    "6.8 Other ways",
    """
    Each row changes one thing: how much is trained, where the classifier is read, how long the rows are, and \
    whether it begins with the pretrained weights. A few test messages more or less are chance.
    """)
  let textEnd = ReadPosition.lastOfText(padding: material.tokenizer.paddingToken)
  let experiments = [
    Experiment(name: "the head alone", part: .head),
    Experiment(name: "the last token of the text", position: textEnd),
    Experiment(name: "whole model, last token of the text", part: .everything, position: textEnd),
    Experiment(name: "half the length", length: material.settings.length.map { $0 / 2 }),
    Experiment(name: "head alone, random body", part: .head, isPretrained: false),
    Experiment(name: "last block, random body", isPretrained: false),
  ]
  let outcomes = try experiments.map { try material.run($0, on: split, notebook) }
  notebook.print(table([Outcome.header] + outcomes.map(\.row)))
}
