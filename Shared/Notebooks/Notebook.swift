import Foundation
import Tensors

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

  /// The current cell, and whether it is shown.
  struct Position {
    var number = 0
    var isShowing: Bool
  }

  var position: Position
  /// The group that runs.
  var currentGroup: CellIndex.Place?
  private var shownCells = 0
  private var reportedReasons: Set<String> = []
  private weak var meter: ProgressMeter?
  /// The display of ``progress(_:of:label:_:)``.
  private var runningMeter: ProgressMeter?
  private(set) var verdicts = VerdictCounts()

  /// The cells shown so far, with all their outputs.
  private(set) var records: [CellRecord] = []
  /// What was shown before the first cell: what the chapter runs on.
  private(set) var opening: [String] = []
  /// The chapter's title, and where the book and the notes cover it.
  var about: (title: String, book: String, notes: String)
  /// Collects outputs instead of showing them, for the states of a control.
  private var collected: [Output]?
  private var library: SourceLibrary
  /// The tensors that cells have shown, by label; only kept with `--step`.
  var tensors: [String: ShownTensor] = [:]
  /// Reads the reader's keys; nil without `--step`, and if nobody can press any.
  var stepper: Stepper?
  /// What the cache folder holds of this chapter; see ``kept(_:key:save:load:make:)``.
  var keptResults: KeptResults

  init(
    name: String, options: ParsedOptions, terminal: Terminal, source: ChapterSource
  ) throws(OptionError) {
    self.name = name
    self.options = options
    self.terminal = terminal
    self.source = source
    selection = try CellSelection(options, in: source)
    dataFolder = try SharedOptions.dataFolder(options)
    about = (name, "", "")
    position = Position(isShowing: selection.includes(1))
    library = SourceLibrary(mainPath: source.mainPath)
    keptResults = KeptResults(program: name)
    stepper = Stepper.forReader(options)
  }

  private var number: Int { position.number }
  private var isShowing: Bool { position.isShowing }

  var isQuiet: Bool { options.flag("--quiet") }

  /// Starts a cell: prints its number, title, prose, formulas and code.
  ///
  /// Write the title as a literal that starts with the section's number, `"3.3.1 Attention scores"`, so that
  /// `--list` and `--cell 3.3` find it. After the last selected cell, this exits the program.
  public func cell(
    _ title: String, _ prose: String = "", formulas: Formula..., file: String = #filePath, line: Int = #line
  ) {
    if presenter != nil { stop(.output) }
    let entry = source.cells.first { $0.path == file && $0.line == line }
    position.number = entry?.number ?? number + 1
    if number > selection.last { end() }
    position.isShowing = selection.includes(number)
    guard isShowing else { return }
    if let target = stepper?.target, number >= target { stepper?.target = nil }
    shownCells += 1
    var record = record(title: title, prose: prose, file: file, line: line)
    record.formulas = formulas
    let task = options.flag("--hide-solutions") ? BookExercises.task(ofTitle: title) : nil
    if let task { record.showOnly(task: task) }
    records.append(record)
    if isPrinting {
      write(presenter == nil ? text(of: record) : body(of: record))
      stop(.cell)
      if !isQuiet { write("\n") }
    }
    if task != nil { position.isShowing = false }  // it runs, since later cells may need it
  }

  private func record(title: String, prose: String, file: String, line: Int) -> CellRecord {
    var record = CellRecord(number: number, title: title, prose: prose, path: file, line: line, listing: [])
    switch source.listing(path: file, line: line) {
    case .listing(let parts): record.listing = parts.flatMap(listingParts)
    case .unavailable(let reason): record.missingCode = reason
    }
    return record
  }

  private func listingParts(_ part: SourceFile.Part) -> [ListingPart] {
    switch part {
    case .code(let code): [.code(code)]
    case .source(let name): library.listings(of: name).map { .declaration($0) }
    }
  }

  /// The heading of a cell, its prose and code, and what it has shown so far.
  func text(of record: CellRecord) -> String {
    let heading = "── [\(record.number)] \(record.title) "
    let rule = String(repeating: "─", count: max(terminal.width - heading.count, 0))
    return "\n" + terminal.styled((heading + rule).trimmingEnd(), .bold) + "\n" + body(of: record)
  }

  /// A cell without its heading.
  func body(of record: CellRecord) -> String {
    var text = ""
    if !isQuiet {
      if !record.prose.isEmpty { text += "\n" + record.prose.wrapped(to: terminal.width) + "\n" }
      for formula in record.formulas { text += "\n" + formula.text.indented(by: 4) + "\n" }
      if !options.flag("--no-code") { text += code(of: record) }
    }
    let outputs = record.outputs.filter { !isQuiet || $0.isJudged }.map { terminal.text(of: $0) + "\n" }
    return text + (isQuiet || outputs.isEmpty ? "" : "\n") + outputs.joined()
  }

  private func code(of record: CellRecord) -> String {
    if let reason = record.missingCode {
      return reportedReasons.insert(reason).inserted ? "\n(code not shown: \(reason))\n" : ""
    }
    return record.listing.isEmpty ? "" : "\n" + terminal.text(of: record.listing) + "\n"
  }

  /// Shows declarations from the lessons, at this place of the cell's listing: `source(of: "LayerNorm")`.
  ///
  /// Write the names as literals: a type, a function, or a member as `Type.member`. The listing is made from
  /// the source; see ``SourceLibrary``.
  public func source(of names: String...) {}

  /// Shows an output in the current cell, and keeps it.
  func emit(_ output: Output) {
    guard isShowing else { return }
    if collected != nil {
      collected?.append(output)
      return
    }
    if records.isEmpty {
      opening.append(terminal.text(of: output))
    } else {
      records[records.count - 1].outputs.append(output)
    }
    if isPrinting, !isQuiet || output.isJudged { write(terminal.text(of: output) + "\n") }
  }

  /// Prints values as they are, separated by spaces, as Swift's `print` does: ids, tokens, a table.
  public func print(_ items: Any..., separator: String = " ") {
    emit(.text(items.map { "\($0)" }.joined(separator: separator)))
  }

  /// Prints sentences, wrapped to the terminal's width like the prose of a cell.
  public func prose(_ prose: String) { emit(.prose(prose)) }

  /// Prints a value after its label, `label: value`; a value of several lines starts on a new line.
  public func show(_ label: String, _ value: Any) { emit(.value(label: label, text: "\(value)")) }

  /// Shows a table under a title.
  public func show(_ title: String, _ table: Table) { emit(.table(title, table)) }

  /// Draws a plot as wide as the terminal.
  public func plot(_ plot: some Plot) { emit(.plot(plot)) }

  /// Asks the reader to predict what the cell will show; write it as the first statement of the cell.
  ///
  /// A page hides the outputs that follow until the reader opens them, and `--step` waits.
  public func ask(_ question: String) {
    emit(.question(question))
    if position.isShowing { stop(.answer) }
  }

  /// Says why the cell shows what the reader was asked to predict; it is not listed with the cell's code.
  public func answer(_ sentences: String) { emit(.prose(sentences)) }

  /// Adds sentences after what the cell shows: how to read it, or what it does not show. They are not listed with
  /// the cell's code.
  public func remark(_ sentences: String) { emit(.prose(sentences)) }

  /// Shows what a setting changes: runs `body` with the index of each state.
  ///
  /// A terminal shows the outputs for the state at `shown`; a page lets the reader choose among all. Outputs of
  /// `body` must not compare anything, and it must seed the random numbers that it draws.
  public func control(
    _ label: String, states: [String], shown: Int = 0, _ body: (Int) throws -> Void
  ) rethrows {
    precondition(states.indices.contains(shown), "control: no state \(shown) of \(states.count)")
    guard isShowing else { return }
    var outputs: [[Output]] = []
    for state in states.indices {
      collected = []
      defer { collected = nil }
      try body(state)
      outputs.append(collected ?? [])
    }
    emit(.control(Control(label: label, states: states, shown: shown, outputs: outputs)))
  }

  /// Lists what the chapter has built: names of declarations that `--source` finds, with a line about each.
  public func built(_ pieces: KeyValuePairs<String, String>) {
    emit(.built(pieces.map { (name: $0.key, does: $0.value) }))
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

  /// Shows that `step` of `total` steps are done, counted from 1, in a display that starts with the first.
  ///
  /// A statement of its own in a loop, it is left out of the listing.
  public func progress(_ step: Int, of total: Int, label: String, _ message: String = "") {
    if step <= 1 || runningMeter == nil { runningMeter = progress(total: total, label: label) }
    runningMeter?.update(step, message)
    if step >= total { runningMeter = nil }
  }

  func write(_ text: String) {
    meter?.clear()
    if stepper?.target != nil { return }
    if let presenter { return presenter.add(text) }
    terminal.writeFitted(text)
  }

  /// Judges a comparison, shows it with its verdict, and counts it.
  func report(_ label: String, _ comparison: Comparison, from source: Source, expecting: Expectation) {
    guard isShowing else { return }
    precondition(collected == nil, "control: its states must not compare anything, not even \(label)")
    let verdict = Verdict(
      agrees: comparison.agrees, expectation: expecting, chosenSeed: options.integer("--seed"))
    verdicts.count(verdict, label: "cell \(number): \(label)")
    emit(
      .comparison(
        ComparisonReport(label: label, comparison: comparison, verdict: verdict, source: source)))
  }

  /// Claims that something holds, prints ✓ or ✗, and counts it: `claim("the future is hidden", change == 0)`.
  ///
  /// Use it for what the cell asserts and the book does not print. If it does not hold, the run fails, unless
  /// the reader chose another seed.
  public func claim(_ sentence: String, _ holds: Bool) {
    guard isShowing else { return }
    precondition(collected == nil, "control: its states must not claim anything, not even \(sentence)")
    let verdict = Verdict(
      agrees: holds, expectation: .agreement(note: nil), chosenSeed: options.integer("--seed"))
    verdicts.count(claim: verdict, label: "cell \(number): \(sentence)")
    emit(.claim(sentence, verdict))
  }

  /// Prints that a value is not compared, for example because the data for it is missing.
  public func skipComparison(_ label: String, because reason: String) {
    guard isShowing else { return }
    verdicts.countSkipped()
    emit(.skipped(label, reason: reason))
  }

  /// Prints the summary, writes the files that the options ask for, and returns the exit status: 0 unless a
  /// comparison failed.
  func finish() throws -> Int32 {
    meter?.finish()
    stepper?.target = nil
    if presenter != nil {
      stop(.output)
      write(verdicts.isEmpty ? "The last cell." : verdicts.summary)
    }
    stop(.end)
    if presenter != nil { terminal.write("\n") }
    stepper = nil
    if shownCells == 0, !selection.isEverything {
      throw OptionError("the run ended without reaching a selected cell")
    }
    let style: Style = verdicts.failures.isEmpty ? .green : .red
    if !verdicts.isEmpty { write("\n" + terminal.styled(verdicts.summary, style) + "\n") }
    nameTopics()
    try writePage()
    try writeJupyterFile()
    return verdicts.failures.isEmpty ? 0 : 1
  }

  /// Exits the program after the last selected cell.
  func end() -> Never {
    do {
      exit(try finish())
    } catch {
      terminal.writeError("\(name): \(Chapter.describe(error))\n")
      exit(error is OptionError ? 2 : 1)
    }
  }
}
