import Notebooks

/// What lies beyond the book's own code: how a corpus comes about, and how
/// its texts become batches.
func topics(_ notebook: Notebook) throws {
  try collectingTopics(notebook)
  try batchingTopics(notebook)
}
