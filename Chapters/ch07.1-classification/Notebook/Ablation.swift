import Classification
import Notebooks
import Tokenizing

/// Section 6.8, further: other ways to train and to read, behind
/// `--ablation`.
func runAblation(
  _ notebook: Notebook, _ data: ClassificationData, _ split: MessageSplit
) throws {
  notebook.cell(
    "6.8 Ablations",
    """
    Each row changes one thing: which part is trained, which token is \
    read, the row length, or whether the weights are pretrained. \
    Differences within two standard errors are noise.
    """)
  let end = ReadPosition.lastOfText(padding: data.tokenizer.paddingToken)
  let half = data.settings.length.map { $0 / 2 }
  let run = { try notebook.run($0, data, split) }
  notebook.tabulate(
    "one change each",
    [
      "only the head": try run(Experiment(part: .head)),
      "last token of the text": try run(Experiment(position: end)),
      "whole model, last token of the text": try run(
        Experiment(part: .everything, position: end)),
      "half the length": try run(Experiment(length: half)),
      "only the head, random body": try run(
        Experiment(part: .head, isPretrained: false)),
      "last block, random body": try run(Experiment(isPretrained: false)),
    ])
}
