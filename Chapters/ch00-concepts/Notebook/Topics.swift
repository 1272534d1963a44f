import Notebooks

/// What lies beyond the book's own code: models that count, the ways down a
/// valley, three ways to learn, sizes, frameworks, and checked gradients.
func topics(_ notebook: Notebook) throws {
  try notebook.topic(
    "ngrams", "n-gram language models: add-k and Kneser–Ney",
    names: ["n-gram language models"], in: [.deck], seconds: 1
  ) { try nGrams(notebook) }
  try notebook.topic(
    "descent", "SGD, momentum and Adam go down a valley",
    names: ["SGD, gradient descent", "Adam"], in: [.blog, .deck], seconds: 1
  ) { descent(notebook) }
  try notebook.topic(
    "learning",
    "Unsupervised, supervised, self-supervised on the same points",
    names: ["unsupervised, supervised, self-supervised"], in: [.blog],
    seconds: 2
  ) { learning(notebook) }
  try notebook.topic(
    "ladder", "How large is large, calculated",
    names: [
      "volume (terabytes)", "efficient processing, scalability to billions",
      "LLM applications figure, how large is large",
    ], in: [.deck, .blog], seconds: 1
  ) { ladder(notebook) }
  try notebook.topic(
    "frameworks", "PyTorch, TensorFlow, JAX and this library",
    names: ["PyTorch, TensorFlow"], in: [.deck], seconds: 0
  ) { frameworks(notebook) }
  try notebook.topic(
    "engine", "Two autograd engines, checked by central differences",
    names: [
      "backpropagation, automatic differentiation", "gradient checking",
    ], in: [.deck, .blog], seconds: 0
  ) { engine(notebook) }
}
