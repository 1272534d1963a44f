import EmbeddingsTopics
import Notebooks

/// What lies beyond the book's own code: positions of other kinds, and what
/// training does to the vectors.
func topics(_ notebook: Notebook) throws {
  let trials = PositionTrials()
  try notebook.topic(
    "order", "Without positions, order does not matter",
    names: ["positional encodings"], in: [.deck], seconds: 0
  ) { order(notebook) }
  try notebook.topic(
    "sinusoidal", "Absolute positions: sine waves, and a learned table",
    names: ["absolute positions"], in: [.deck, .notes], seconds: 10
  ) { sinusoidal(notebook, trials) }
  try notebook.topic(
    "relative", "Relative positions: Shaw's vectors and T5's buckets",
    names: ["relative positions"], in: [.deck, .notes], seconds: 0
  ) { shawAndT5(notebook) }
  try notebook.topic(
    "rope", "Rotary positions: scores that depend on the distance",
    names: ["RoPE"], in: [.deck, .notes, .book], seconds: 0
  ) { rope(notebook) }
  try notebook.topic(
    "interpolation", "Rotary positions beyond the trained length",
    names: ["Position Interpolation, YaRN"], in: [.notes], seconds: 10
  ) { interpolation(notebook, trials) }
  try notebook.topic(
    "alibi", "Linear biases: train on 32 tokens, test on 128",
    names: ["ALiBi"], in: [.deck], seconds: 18
  ) { alibi(notebook, trials) }
  try notebook.topic(
    "mixture", "Positions in some heads only",
    names: ["mixture of positional methods"], in: [.deck], seconds: 11
  ) { mixture(notebook, trials) }
  try notebook.topic(
    "vectors", "What training does to vectors: cat, dog, apple, banana",
    names: ["embeddings: dense vectors, cat, dog, apple, banana"],
    in: [.deck, .blog], seconds: 2
  ) { vectors(notebook) }
}
