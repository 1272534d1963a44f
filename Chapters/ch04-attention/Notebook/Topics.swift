import Notebooks

/// What lies beyond the book's own code: attention that keeps less, sees
/// less or computes otherwise, and what heads do.
func topics(_ notebook: Notebook) throws {
  try notebook.topic(
    "grouped", "Heads that share keys and values",
    names: [
      "multi-head attention", "multi-query attention",
      "grouped-query attention",
    ], in: [.deck, .book], seconds: 0
  ) {
    grouped(notebook)
    groupedBytes(notebook)
  }
  try notebook.topic(
    "window", "A window over the last tokens",
    names: ["sliding-window attention"], in: [.deck, .book], seconds: 0
  ) {
    window(notebook)
    windowCache(notebook)
  }
  try notebook.topic(
    "tiles", "Attention in tiles", names: ["flash attention"],
    in: [.book], seconds: 0
  ) { tiles(notebook) }
  try notebook.topic(
    "latent", "Latent attention",
    names: ["multi-head latent attention (MLA)"], in: [.book], seconds: 0
  ) { latent(notebook) }
  try notebook.topic(
    "delta", "The gated delta rule", names: ["Gated DeltaNet"],
    in: [.book], seconds: 0
  ) { delta(notebook) }
  try notebook.topic(
    "sparse", "Sparse attention",
    names: ["Longformer", "BigBird", "DeepSeek sparse attention"],
    in: [.deck, .book], seconds: 0
  ) {
    sparse(notebook)
    selected(notebook)
  }
  try notebook.topic(
    "disentangled", "Disentangled attention",
    names: ["disentangled attention (DeBERTa)"], in: [.deck], seconds: 0
  ) { disentangled(notebook) }
  try notebook.topic(
    "distance", "Long distances", names: ["long-range dependencies"],
    in: [.deck], seconds: 5
  ) { distance(notebook) }
  try notebook.topic(
    "heads", "What heads do",
    names: ["attention visualisation", "interpretability"], in: [.deck],
    seconds: 2
  ) { headsExplained(notebook) }
  try notebook.topic(
    "hijack", "Hijacked attention (simulated)",
    names: ["attention hijacking"], in: [.notes], seconds: 3
  ) {
    hijack(notebook)
    hidden(notebook)
  }
}
