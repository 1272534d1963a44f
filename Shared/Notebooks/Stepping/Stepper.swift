import Files
import Foundation

/// The state of `--step`: where the reader stands, and how lines, editors and builds are reached.
final class Stepper {
  /// Reads what the reader types; nil is the end of the input.
  var readLine: () -> String?
  /// Runs a command in the terminal and returns its exit status.
  var run: ([String]) -> Int32
  /// Replaces this program with its new build, run with these arguments; returns only if that fails.
  var restart: ([String]) -> Void
  /// The arguments of this run.
  var arguments: [String]
  var environment: [String: String]

  /// The place in the notebook's records of the cell that the reader looks at.
  var viewed = 0
  /// The cell up to which cells run silently.
  var target: Int?
  /// Shows screens for a projector, with `--present`.
  var presenter: Presenter?

  init(readLine: @escaping () -> String?) {
    self.readLine = readLine
    run = { RunningCommand.status(of: $0) }
    restart = { RunningCommand.replaceProgram(arguments: $0) }
    arguments = Array(CommandLine.arguments.dropFirst())
    environment = ProcessInfo.processInfo.environment
  }

  /// The stepper for the options, if there is somebody to press keys.
  static func forReader(_ options: ParsedOptions) -> Stepper? {
    let presents = options.flag("--present")
    guard options.flag("--step") || presents, isatty(0) == 1, isatty(1) == 1 else { return nil }
    let stepper = Stepper { Swift.readLine() }
    if presents { stepper.presenter = .standard() }
    return stepper
  }
}

/// Where a notebook stops.
enum StepStop {
  /// Before the current cell runs.
  case cell
  /// After a question, before its answer.
  case answer
  /// After the outputs of a cell, with `--present`.
  case output
  /// After the last cell.
  case end
}

extension Notebook {
  /// Stops for the reader's keys until the notebook is to go on; does nothing without `--step`.
  func stop(_ stop: StepStop) {
    guard let stepper, stepper.target == nil, !records.isEmpty else { return }
    stepper.viewed = records.count - 1
    if let presenter { return present(stop, stepper, presenter) }
    while true {
      write("\n" + terminal.styled(prompt(stop, stepper), .dim))
      let key = StepKey(stepper.readLine(), cells: cells)
      if follow(key, at: stop, stepper) { return }
    }
  }

  func prompt(_ stop: StepStop, _ stepper: Stepper) -> String {
    let number = records[stepper.viewed].number
    if stepper.viewed < records.count - 1 { return "[\(number)] seen before; Return shows the next: " }
    switch stop {
    case .cell: return "[\(number)] Return runs the cell, ? lists the keys: "
    case .answer: return "[\(number)] Return shows the answer: "
    case .output: return "[\(number)] Return goes on: "
    case .end: return "[\(number)] was the last cell; Return ends, b goes back: "
    }
  }

  /// Does what a key asks for; returns whether the notebook goes on.
  func follow(_ key: StepKey, at stop: StepStop, _ stepper: Stepper) -> Bool {
    switch key {
    case .next:
      if stepper.viewed == records.count - 1 { return true }
      view(stepper.viewed + 1, stepper)
    case .back:
      if stepper.viewed == 0 { return go(to: records[0].number - 1, at: stop, stepper) }
      view(stepper.viewed - 1, stepper)
    case .jump(let place): return jump(to: place, at: stop, stepper)
    case .search(let words): return search(for: words, at: stop, stepper)
    case .inspect(let name): say(inspection(of: name))
    case .source(let name): showSource(name)
    case .edit: edit(records[stepper.viewed], stepper)
    case .rebuild: rebuild(records[stepper.viewed].number, stepper)
    case .help: say(StepKey.list)
    case .quit:
      self.stepper = nil
      end()
    case .unknown(let line): say("“\(line)” is not a key; ? lists them.")
    }
    return false
  }

  func say(_ text: String) { write(text + "\n") }

  private func view(_ index: Int, _ stepper: Stepper) {
    stepper.viewed = index
    write(presenter == nil ? text(of: records[index]) : body(of: records[index]))
  }

  // MARK: Going to a cell

  private func jump(to place: String, at stop: StepStop, _ stepper: Stepper) -> Bool {
    do {
      let numbers = try CellSelection.lookUp(place, in: cells, option: "--step")
      return go(to: numbers[0], at: stop, stepper)
    } catch {
      say("There is no cell \(place); the last is \(cells.last?.number ?? 0).")
      return false
    }
  }

  /// Shows a cell that has run, or lets the notebook run silently up to it.
  private func go(to number: Int, at stop: StepStop, _ stepper: Stepper) -> Bool {
    if let index = records.lastIndex(where: { $0.number == number }) {
      view(index, stepper)
      return false
    }
    let isBefore = number < records[0].number
    if isBefore, number >= 1, !selection.hasList {
      say("Starting again at cell \(number) …")
      restart(at: number, stepper)
      return false
    }
    guard !isBefore, stop != .end, number > records[records.count - 1].number, selection.includes(number)
    else {
      say(number < 1 ? "This is the first cell." : "Cell \(number) is not part of this run.")
      return false
    }
    say("Running up to cell \(number) …")
    stepper.target = number
    return true
  }

  /// Goes to the next cell after the viewed one that has the words, beginning again after the last.
  private func search(for words: String, at stop: StepStop, _ stepper: Stepper) -> Bool {
    let wanted = words.lowercased()
    let from = records[stepper.viewed].number
    let found = cells.filter { cell in
      let text = (cell.title + " " + cell.prose).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return !wanted.isEmpty && selection.includes(cell.number) && text.lowercased().contains(wanted)
    }
    guard let cell = found.first(where: { $0.number > from }) ?? found.first else {
      say("No cell has “\(words)” in its title or prose.")
      return false
    }
    say(
      "“\(words)” is in cell" + (found.count == 1 ? " " : "s ")
        + found.map { "\($0.number)" }.joined(separator: ", ") + ".")
    return cell.number == from ? false : go(to: cell.number, at: stop, stepper)
  }

  // MARK: Sources

  private func showSource(_ name: String) {
    do {
      var catalog = SourceCatalog(mainPath: source.mainPath)
      say(terminal.text(of: try catalog.find(name)).trimmed)
    } catch {
      say(Chapter.describe(error))
    }
  }

  private func edit(_ record: CellRecord, _ stepper: Stepper) {
    let path = projectPath(record.path)
    guard let command = EditorCommand(stepper.environment)?.opening(path, line: record.line) else {
      say("Neither VISUAL nor EDITOR is set; the cell is at \(path):\(record.line).")
      return
    }
    let status = stepper.run(command)
    say(
      status == 0
        ? "After a change, r rebuilds and goes on here." : "\(command[0]) ended with status \(status).")
  }

  private func rebuild(_ number: Int, _ stepper: Stepper) {
    let build = ProgramBuild(name: name, mainPath: source.mainPath)
    say("Building \(name) …")
    guard stepper.run(build.command) == 0 else {
      say("The build failed, so this program goes on as it is.")
      return
    }
    restart(at: number, stepper)
  }

  private func restart(at number: Int, _ stepper: Stepper) {
    let remaining = selection.numbers(from: number)
    stepper.restart(ProgramBuild.arguments(stepper.arguments, from: number, remaining: remaining))
    say("The program cannot be started.")
  }
}
