import Foundation

/// One run of a chapter: prints the cells with their code and output, and counts the comparisons.
///
/// A chapter is a function that reads from top to bottom. Each ``cell(_:_:file:line:)`` starts a cell, and the
/// statements up to the next marker are its code. All output goes through the notebook, which omits what the
/// options exclude:
///
/// - ``print(_:separator:)`` writes values as they are, like Swift's `print`;
/// - ``show(_:_:)`` writes a value after its name;
/// - ``prose(_:)`` writes sentences, wrapped to the terminal's width;
/// - ``plot(_:)`` draws;
/// - `compare` writes yours, the book's or the notes' value, and the verdict.
public final class Notebook {
  let name: String
  let options: ParsedOptions
  let terminal: Terminal
  let source: ChapterSource
  let selection: CellSelection

  /// The folder given with `--data`, which may have real data and weights; nil without the option.
  public let dataFolder: URL?

  private var number = 0
  private var shownCells = 0
  private var isShowing: Bool
  private var reportedReasons: Set<String> = []
  private weak var meter: ProgressMeter?
  private(set) var verdicts = VerdictCounts()

  init(
    name: String, options: ParsedOptions, terminal: Terminal, source: ChapterSource
  ) throws(OptionError) {
    self.name = name
    self.options = options
    self.terminal = terminal
    self.source = source
    selection = try CellSelection(options, cells: source.cells)
    dataFolder = try SharedOptions.dataFolder(options)
    isShowing = selection.includes(1)
  }

  var isQuiet: Bool { options.flag("--quiet") }

  /// Starts a cell: prints its number, title, prose and code.
  ///
  /// Write the title as a literal that starts with the section's number, `"3.3.1 Attention scores"`, so that
  /// `--list` and `--cell 3.3` find it. After the last selected cell, this exits the program.
  public func cell(_ title: String, _ prose: String = "", file: String = #filePath, line: Int = #line) {
    let entry = source.cells.first { $0.path == file && $0.line == line }
    number = entry?.number ?? number + 1
    if number > selection.last { end() }
    isShowing = selection.includes(number)
    guard isShowing else { return }
    shownCells += 1
    let heading = "── [\(number)] \(title) "
    let rule = String(repeating: "─", count: max(terminal.width - heading.count, 0))
    write("\n" + terminal.styled((heading + rule).trimmingEnd(), .bold) + "\n")
    if !isQuiet {
      if !prose.isEmpty { write("\n" + prose.wrapped(to: terminal.width) + "\n") }
      if !options.flag("--no-code") { writeCode(path: file, line: line) }
    }
    if options.flag("--step") { waitForReturn() }
    if !isQuiet { write("\n") }
  }

  private func writeCode(path: String, line: Int) {
    switch source.code(path: path, line: line) {
    case .code(""): break
    case .code(let code):
      let indented = code.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
      write("\n" + terminal.styled(indented, .cyan) + "\n")
    case .unavailable(let reason):
      if reportedReasons.insert(reason).inserted { write("\n(code not shown: \(reason))\n") }
    }
  }

  private func waitForReturn() {
    if isatty(0) == 1 { write("\n" + terminal.styled("Return runs the cell, q and Return quits: ", .dim)) }
    if readLine()?.lowercased() == "q" { end() }
  }

  /// Prints values as they are, separated by spaces, as Swift's `print` does: ids, tokens, a table.
  public func print(_ items: Any..., separator: String = " ") {
    guard isShowing, !isQuiet else { return }
    write(items.map { "\($0)" }.joined(separator: separator) + "\n")
  }

  /// Prints sentences, wrapped to the terminal's width like the prose of a cell.
  public func prose(_ prose: String) {
    print(prose.wrapped(to: terminal.width))
  }

  /// Prints a value after its label, `label: value`; a value of several lines starts on a new line.
  public func show(_ label: String, _ value: Any) {
    let text = "\(value)"
    print(label + ":" + (text.contains("\n") ? "\n" : " ") + text)
  }

  /// Draws a plot as wide as the terminal.
  public func plot(_ plot: some Plot) {
    guard isShowing, !isQuiet else { return }
    write(plot.text(width: terminal.width, isColored: terminal.isColored) + "\n")
  }

  /// Starts a progress display for `total` steps, which appears if they take longer than two seconds.
  public func progress(total: Int, label: String) -> ProgressMeter {
    meter?.finish()
    let meter = ProgressMeter(label: label, total: total, terminal: terminal) {
      ProcessInfo.processInfo.systemUptime
    }
    self.meter = meter
    return meter
  }

  private func write(_ text: String) {
    meter?.clear()
    terminal.writeFitted(text)
  }

  /// Judges a comparison, prints it with its verdict, and counts it.
  func report(_ label: String, _ comparison: Comparison, from source: Source, expecting: Expectation) {
    guard isShowing else { return }
    let verdict = Verdict(
      agrees: comparison.agrees, expectation: expecting, chosenSeed: options.integer("--seed"))
    verdicts.count(verdict, label: "cell \(number): \(label)")
    let mark = terminal.styled(verdict.mark, verdict.style)
    let columns = [
      ("yours", comparison.yours), (source.rawValue, comparison.printed),
      ("difference", comparison.difference),
    ]
    let line = "\(label)   " + columns.map { "\($0) \($1)" }.joined(separator: "   ")
    if line.count + 2 <= terminal.width {
      write("\(mark) \(line)\n")
    } else {
      let rows = columns.map { "    " + $0.padding(toLength: 12, withPad: " ", startingAt: 0) + $1 }
      write("\(mark) \(label)\n" + rows.joined(separator: "\n") + "\n")
    }
    if let explanation = verdict.explanation {
      write("    " + terminal.styled(explanation, verdict.style) + "\n")
    }
  }

  /// Prints that a value is not compared, for example because the data for it is missing.
  public func skipComparison(_ label: String, because reason: String) {
    guard isShowing else { return }
    verdicts.countSkipped()
    write("– \(label)   not compared: \(reason)\n")
  }

  /// Prints the summary and returns the exit status: 0 unless a comparison failed.
  func finish() throws(OptionError) -> Int32 {
    meter?.finish()
    if shownCells == 0, !selection.isEverything {
      throw OptionError("the run ended without reaching a selected cell")
    }
    let style: Style = verdicts.failures.isEmpty ? .green : .red
    if !verdicts.isEmpty { write("\n" + terminal.styled(verdicts.summary, style) + "\n") }
    return verdicts.failures.isEmpty ? 0 : 1
  }

  /// Exits the program after the last selected cell.
  private func end() -> Never {
    do {
      exit(try finish())
    } catch {
      terminal.writeError("\(name): \(error)\n")
      exit(2)
    }
  }
}
