import Notebooks

/// What the chapter has built.
func summarize(_ notebook: Notebook) {
  notebook.cell(
    "E.4 What you have built",
    """
    A way to adapt a large model by training a small part beside it. The \
    pieces:
    """)
  notebook.built([
    "LoRALayer": "two narrow matrices, A random and B zero",
    "LinearWithLoRA": "a frozen linear layer with a LoRA layer beside it",
    "replaceLinearWithLoRA": "puts one into every place of a model",
    "QuantizedWeight": "a frozen weight in few bits",
    "GPTModel.mergeLoRA": "adds the change to the weight in the end",
  ])
}
