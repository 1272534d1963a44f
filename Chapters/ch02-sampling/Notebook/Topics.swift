import Notebooks

/// What lies beyond the book's own code: how a corpus is collected.
func topics(_ notebook: Notebook) throws {
  try collectingTopics(notebook)
}
