import Foundation

/// A chapter of the book and the notes: its name, its options, and how to run it.
///
///     Chapter("ch04-attention", title: "Attention", book: "chapter 3", notes: "4. Attention Mechanisms")
///       .option("--size", values: ["small", "book"], default: "small", help: "how large the model is")
///       .run { notebook in
///         try simpleAttention(notebook)
///       }
public struct Chapter {
  private let name: String
  private let title: String
  private let book: String
  private let notes: String
  private var ownOptions: [OptionDeclaration] = []
  private var commands: [(name: String, summary: String)] = []

  /// Describes a chapter by its program's name, its title, and where the book and the notes cover it.
  public init(_ name: String, title: String, book: String, notes: String) {
    self.name = name
    self.title = title
    self.book = book
    self.notes = notes
  }

  private func adding(_ name: String, _ kind: OptionDeclaration.Kind, _ help: String) -> Chapter {
    var copy = self
    copy.ownOptions.append(OptionDeclaration(name: name, kind: kind, help: help))
    return copy
  }

  /// Declares an option that takes one of several words.
  public func option(_ name: String, values: [String], default value: String, help: String) -> Chapter {
    adding(name, .choice(values, default: value), help)
  }

  /// Declares an option that takes any text.
  public func option(_ name: String, text placeholder: String, default value: String, help: String) -> Chapter
  {
    adding(name, .text(placeholder: placeholder, default: value), help)
  }

  /// Declares an option that takes a whole number within a range.
  public func option(
    _ name: String, number range: ClosedRange<Int>, default value: Int, help: String
  ) -> Chapter {
    adding(name, .integer(placeholder: "N", range, default: value), help)
  }

  /// Declares an option without a value.
  public func flag(_ name: String, help: String) -> Chapter {
    adding(name, .flag, help)
  }

  /// Names a command of the program in its help; see ``Command``.
  public func command(_ name: String, help: String) -> Chapter {
    var copy = self
    copy.commands.append((name, help))
    return copy
  }

  private var declarations: [OptionDeclaration] { SharedOptions.declarations + ownOptions }

  private var help: String {
    let own =
      ownOptions.isEmpty ? "" : "\nOptions of this chapter:\n" + SharedOptions.help(for: ownOptions) + "\n"
    let column = (commands.map(\.name.count).max() ?? 0) + 2
    let list = commands.map { name, help in
      "  " + name.padding(toLength: column, withPad: " ", startingAt: 0) + help + "\n"
    }
    let uses =
      commands.isEmpty
      ? ""
      : "       swift run \(name) COMMAND [options]\n\nCommands, each with its own --help:\n\(list.joined())"
    return """
      \(name): \(title) (book: \(book); notes: \(notes))

      Usage: swift run \(name) [options]
      \(uses)
      \(SharedOptions.help(for: SharedOptions.declarations))
      \(own)
      Environment: LLM_THREADS=N computes with N threads, LLM_DATA=DIR is --data for every chapter.
      Exit status: 0 on success, 1 if a comparison or the run failed, 2 for wrong options.

      """
  }

  /// Runs the chapter with the command line's options and exits.
  ///
  /// An error that `body` throws becomes one line on the standard error.
  public func run(
    _ arguments: [String] = Array(CommandLine.arguments.dropFirst()), file: String = #filePath,
    _ body: (Notebook) throws -> Void
  ) -> Never {
    prepareProcess()
    let terminal = Terminal.standard(for: name)
    do {
      exit(try status(of: arguments, terminal, file: file, body))
    } catch {
      terminal.writeError("\(name): \(Self.describe(error))\n")
      exit(error is OptionError ? 2 : 1)
    }
  }

  /// Runs the chapter and returns its exit status.
  private func status(
    of arguments: [String], _ terminal: Terminal, file: String, _ body: (Notebook) throws -> Void
  ) throws -> Int32 {
    let options = try ParsedOptions(arguments, declared: declarations)
    if options.flag("--help") {
      terminal.writeFitted(help)
      return 0
    }
    try checkEnvironment()
    let source = ChapterSource(mainPath: file, builtAt: ChapterSource.programDate)
    if options.flag("--list") {
      guard !source.cells.isEmpty else { throw OptionError("--list needs the source files, none at \(file)") }
      terminal.writeFitted(source.list(of: try CellSelection(options, in: source)))
      return 0
    }
    if let name = options.text("--source") {
      var catalog = SourceCatalog(mainPath: file)
      terminal.writeFitted(terminal.text(of: try catalog.find(name)))
      return 0
    }
    let notebook = try Notebook(name: name, options: options, terminal: terminal, source: source)
    notebook.about = (notebook.isOfTopics ? "\(title): beyond the book" : title, book, notes)
    try notebook.preparePage()
    try notebook.prepareJupyterFile()
    if notebook.isPrinting, !notebook.isQuiet {
      terminal.writeFitted(
        terminal.styled(notebook.about.title, .bold) + "\nbook: \(book) · notes: \(notes)\n")
      if !notebook.selection.includes(1), !notebook.isOfTopics {
        terminal.writeFitted("(what the selected cells need runs first, without output)\n")
      }
    }
    try body(notebook)
    return try notebook.finish()
  }

  /// Describes an error in one line.
  ///
  /// Errors quote files and arguments. Control characters in them, which a terminal would obey, are escaped, and
  /// a very long line is cut in the middle.
  static func describe(_ error: any Error) -> String {
    let text =
      switch error {
      case let error as LocalizedError: error.errorDescription ?? "\(error)"
      case is CocoaError, is URLError: error.localizedDescription
      default: "\(error)"
      }
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ").unicodeScalars
    let shown = line.count > 800 ? line.prefix(500) + "…".unicodeScalars + line.suffix(200) : line[...]
    return shown.map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: scalar.escaped(asASCII: true)
      default: String(scalar)
      }
    }.joined()
  }
}
