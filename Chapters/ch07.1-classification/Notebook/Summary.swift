import Notebooks

/// What the chapter has built.
func summarize(_ notebook: Notebook) {
  notebook.cell(
    "6.8 What you have built",
    """
    A spam filter, from a model that only continued texts. The pieces, in \
    the order of the data's way through them:
    """)
  notebook.built([
    "balanced": "as many ham messages as spam",
    "SpamDataset": "messages as rows of ids of one length",
    "GPTModel.becomeClassifier": "a head for two classes, a frozen body",
    "classificationLoss": "cross entropy at the last token",
    "trainClassifier": "the training loop, with accuracies",
  ])
}
