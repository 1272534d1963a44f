import Foundation

extension Notebook {
  /// Writes what the run has shown as a Jupyter notebook, if `--ipynb` asks for it.
  ///
  /// The file is written beside its place and then renamed, so that nobody ever reads half of one.
  func writeJupyterFile() throws {
    guard let path = options.text("--ipynb") else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(jupyterFile) + Data("\n".utf8)
    try data.write(to: URL(fileURLWithPath: path), options: .atomic)
    writeNotice("Jupyter notebook: \(path)")
  }

  private var jupyterFile: JupyterFile {
    let places = [("book", about.book), ("notes", about.notes)].filter { !$0.1.isEmpty }
      .map { "\($0): \($1)" }.joined(separator: " · ")
    let heading = """
      # \(about.title.escapedInMarkdownLine)

      \(places.escapedInMarkdownLine)

      The cells show the code and the output of a run of `\(name)`. They are for reading; `swift run \(name)` \
      runs them again.
      """
    return JupyterFile(
      records, heading: heading, closing: verdicts.isEmpty ? "" : verdicts.summary,
      showsCode: !options.flag("--no-code"))
  }
}
