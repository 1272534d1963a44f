import Notebooks

/// What the chapter has built.
func summarize(_ notebook: Notebook) {
  notebook.cell(
    "7.9 What you have built",
    """
    An assistant, from a model that only continued texts. The pieces, in \
    the order of the data's way through them:
    """)
  notebook.built([
    "PromptStyle": "turns a task and its response into one text",
    "InstructionDataset": "tokenizes the texts once",
    "collate": "pads a batch, and hides padding from the loss",
    "Assistant": "generates a response up to the end token",
    "RuleJudge": "scores responses without another model",
  ])
}
