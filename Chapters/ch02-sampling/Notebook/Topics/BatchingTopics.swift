import Corpora
import Notebooks
import Sampling

/// From texts to batches: boundaries, packing, padding; and what a training
/// set gives away, or lets in.
func batchingTopics(_ notebook: Notebook) throws {
  try notebook.topic(
    "documents", "Documents and their boundaries",
    names: ["sentence and document boundaries"], in: [.deck], seconds: 0
  ) { documents(notebook) }
  try notebook.topic(
    "packing", "Packing texts into rows, with a mask of blocks",
    names: ["sequence packing"], in: [.notes], seconds: 0
  ) { packing(notebook) }
  try notebook.topic(
    "padding", "Padding, truncation and the padding mask",
    names: [
      "padding, truncation, attention mask",
      "padding and attention masks in batches",
    ], in: [.deck], seconds: 0
  ) { padding(notebook) }
  try notebook.topic(
    "batching", "Dynamic batching by length",
    names: ["dynamic batching"], in: [.notes], seconds: 0
  ) {
    let location = try DataLocation(option: notebook.dataFolder?.path)
    batching(notebook, of: try TokenizedStory(in: location))
  }
  try notebook.topic(
    "membership", "Stride, memorizing and membership inference",
    names: ["membership inference", "memorization and stride"],
    in: [.notes], seconds: 8
  ) { membership(notebook) }
  try notebook.topic(
    "poisoning", "Poisoned texts, and finding them again",
    names: ["data poisoning", "backdoor", "gradient similarity"],
    in: [.notes], seconds: 5
  ) { poisoning(notebook) }
  try notebook.topic(
    "masking", "Random masking of tokens",
    names: ["random masking"], in: [.notes], seconds: 5
  ) { masking(notebook) }
  try notebook.topic(
    "temperature", "Temperature-based mixture weighting",
    names: ["temperature-based mixture weighting"], in: [.notes],
    seconds: 0
  ) { temperature(notebook) }
  try notebook.topic(
    "pipeline", "From collected pages to batches",
    names: ["pipeline from collecting to batches"], in: [.deck], seconds: 0
  ) {
    let location = try DataLocation(option: notebook.dataFolder?.path)
    pipeline(notebook, of: try TokenizedStory(in: location))
  }
}
