import Files
import Foundation

extension Notebook {
  /// Checks, before the run, that the Jupyter notebook can be written.
  func prepareJupyterFile() throws {
    guard let path = options.text("--ipynb") else { return }
    for option in ["--step", "--present"] where options.flag(option) {
      throw OptionError("--ipynb and \(option) cannot be combined")
    }
    try checkWritable(path)
  }

  /// Writes what the run has shown as a Jupyter notebook, if `--ipynb` asks for it.
  func writeJupyterFile() throws {
    guard let path = options.text("--ipynb") else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(jupyterFile) + Data("\n".utf8)
    try writeAtomically(data, to: path)
    terminal.writeFitted("Jupyter notebook written to \(path) (\(data.count.asByteCount))\n")
  }

  /// The run as a Jupyter notebook.
  var jupyterFile: JupyterFile {
    let places = [("book", about.book), ("notes", about.notes)].filter { !$0.1.isEmpty }
      .map { "\($0): \($1)" }.joined(separator: " · ")
    let paragraphs = opening.map { "\n\n" + $0.asMarkdown }.joined()
    let heading = """
      # \(about.title.escapedInMarkdownLine)

      \(places.escapedInMarkdownLine)

      The cells show the code and the output of a run of `\(name)`. They are for reading; `swift run \(command)` \
      runs them again.\(paragraphs)
      """
    return JupyterFile(
      records, heading: heading, closing: verdicts.isEmpty ? "" : verdicts.summary,
      showsCode: !options.flag("--no-code"))
  }
}
