import Notebooks

/// What the chapter has built.
func summary(_ notebook: Notebook) {
  notebook.cell(
    "5.6 Summary",
    """
    - The loss is the negative mean logarithm of the probabilities that \
    the model gives to the right tokens.
    - Training repeats four lines: clear, loss, backward, step. Two \
    losses, on training text and on text held out, show learning and \
    memorising.
    - A sampler turns scores into a token: temperature for variety, top-k \
    and top-p against nonsense.
    - Saved weights load again, and so do weights that others have \
    trained, if each goes to its place.
    - Warm-up, cosine decay and clipping steady long runs.
    """)
  notebook.built([
    "batchLoss": "cross entropy of a batch, what training lowers",
    "train": "the training loop, with both losses on the way",
    "generate": "text from a model, token by token",
    "TokenSampler": "chooses the next token: temperature, top-k, top-p",
    "GPT2Weights": "puts GPT-2's published weights into GPTModel",
  ])
}
