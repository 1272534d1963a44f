/// A document that names what a topic shows.
public enum TopicSource: String, CaseIterable, Sendable {
  /// Today's notes.
  case notes
  /// The slide deck that the project started from.
  case deck
  /// The blog post that the project started from.
  case blog
  /// The book's additional material.
  case book
}

extension Notebook {
  /// Groups the cells of a topic, which run with `--topics` or `--topic WORD` and not otherwise.
  ///
  /// Like ``group(seconds:file:line:_:)``, it starts with the random numbers seeded, and depends on nothing that
  /// ran before. Call it in the function `topics` of the chapter, after all other cells, with literals.
  ///
  /// - Parameters:
  ///   - word: What `--topic` takes.
  ///   - names: The names under which the documents mention it, as `llm-training topics` lists them.
  ///   - documents: The documents that name it.
  ///   - seconds: About how long it takes on two cores.
  public func topic(
    _ word: String, _ title: String, names: [String], in documents: [TopicSource], seconds: Int,
    file: String = #filePath, line: Int = #line, _ body: @escaping () throws -> Void
  ) throws {
    let place = CellIndex.Place(path: file, line: line)
    guard isOfTopics, let cells = source.groups[place], selection.includes(anyOf: cells) else { return }
    try group(seconds: seconds, file: file, line: line, body)
  }

  /// Whether the run shows topics and not the chapter itself.
  var isOfTopics: Bool { options.flag("--topics") || options.text("--topic") != nil }

  /// What a reader types after `swift run` to see the same.
  var command: String {
    if let word = options.text("--topic") { return "\(name) --topic \(word.quotedForShell)" }
    return isOfTopics ? name + " --topics" : name
  }

  /// The cells among which the reader chooses.
  var cells: [CellEntry] { source.cells(ofTopics: isOfTopics) }

  /// Names the topics at the end of a run of the whole chapter, and how to see them.
  func nameTopics() {
    guard selection.isEverything, !isQuiet, isPrinting, !source.topics.isEmpty else { return }
    let words = source.topics.map(\.word).joined(separator: ", ")
    write(
      """

      Beyond the book: \(words).
      swift run \(name) --topics runs them all, --topic WORD one of them.

      """.wrapped(to: terminal.width))
  }
}
