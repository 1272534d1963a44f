import Notebooks
import Roadmap

/// The phases of building a model, and the programs of this project.
func phases(_ notebook: Notebook) {
  notebook.cell(
    "1 The phases",
    """
    It takes ten steps to get from plain text to a model that follows \
    instructions. Each has a page in "the notes", web pages on building a \
    language model that follow the book, and a program here with the \
    page's number, to be run beside the book. Programs are called by their \
    number ("ch03"), sections by the book's ("book 2.7").
    """)
  let language = Language(rawValue: notebook.option("--language"))!
  for phase in Phase.all {
    notebook.prose(
      "- \(phase.number) \(phase.title(language)): \(phase.goal(language))")
  }

  notebook.cell(
    "2 The chapters",
    """
    `swift run NAME` runs a chapter; `--list` lists its cells, `--cell 3` \
    or `--cell 3.4` runs some of them, and `--help` explains the rest. The \
    cells were counted in the sources just now; a dash means that the \
    chapter does not exist yet.
    """)
  var table = Table(
    ["program", "notes", "book", "cells"], numbers: ["cells"])
  for chapter in ChapterCatalog.entries() {
    table.append([
      chapter.program, chapter.notes, chapter.book,
      chapter.cellCount.map(String.init) ?? "–",
    ])
  }
  notebook.show("programs", table)
  notebook.prose(
    "`swift run llm-training bench` times training and generation on "
      + "this machine."
  )
}
