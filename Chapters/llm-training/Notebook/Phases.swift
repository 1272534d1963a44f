import Notebooks
import Roadmap

/// What the whole is, and what of it is here.
func phases(_ notebook: Notebook) {
  notebook.cell(
    "1 The phases",
    """
    From plain text to a model that follows instructions there are ten steps, one for each page of the notes. \
    Each has a program of its own, to be run beside the book.
    """)
  let language = Language(rawValue: notebook.option("--language"))!
  for phase in Phase.all {
    notebook.prose("- \(phase.number) \(phase.title(language)): \(phase.goal(language))")
  }

  notebook.cell(
    "2 The chapters",
    """
    `swift run NAME` runs a chapter, `--list` shows its cells, `--cell 3` or `--cell 3.4` one of them, and \
    `--help` the rest. The cells were counted just now, in the sources; a dash means that the chapter is not \
    there yet.
    """)
  var table = Table(["program", "notes", "book", "cells"], numbers: ["cells"])
  for chapter in ChapterCatalog.entries() {
    table.append([chapter.program, chapter.notes, chapter.book, chapter.cellCount.map(String.init) ?? "–"])
  }
  notebook.print(table.text)
  notebook.print("\n`swift run llm-training bench` times training and generation on this machine.")
}
