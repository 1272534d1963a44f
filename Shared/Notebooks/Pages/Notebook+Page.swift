import Files
import Foundation

extension Notebook {
  /// Whether cells are printed: with `--html` or `--ipynb` the file shows them instead.
  var isPrinting: Bool { !options.isGiven("--html") && !options.isGiven("--ipynb") }

  /// Checks, before the run, that the page can be written.
  func preparePage() throws {
    guard let path = options.text("--html") else { return }
    for option in ["--step", "--present"] where options.flag(option) {
      throw OptionError("--html and \(option) cannot be combined")
    }
    try checkWritable(path)
  }

  /// The page of the cells shown so far.
  func page() -> String {
    let facts = PageFacts(
      program: name, title: about.title, book: about.book, notes: about.notes,
      summary: verdicts.isEmpty ? "no comparisons" : verdicts.summary, cellCount: records.count)
    let sources = PageSources(mainPath: source.mainPath, shownBy: records, isOfTopics: isOfTopics)
    return Page(
      facts: facts, command: command, opening: opening, records: records, sources: sources,
      showsCode: !options.flag("--no-code")
    ).html
  }

  /// Writes the page if `--html` asks for it.
  func writePage() throws {
    guard let path = options.text("--html") else { return }
    let page = Data(page().utf8)
    try writeAtomically(page, to: path)
    terminal.writeFitted("page written to \(path) (\(page.count.asByteCount))\n")
  }
}
