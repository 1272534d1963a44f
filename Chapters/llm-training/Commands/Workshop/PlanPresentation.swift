import Files
import Foundation
import Notebooks

/// Shows a plan to a class: a screen for each item, and for cells the
/// chapter with `--present`.
struct PlanPresentation {
  var plan: WorkshopPlan
  var options: CommandOptions

  func run() throws {
    guard isatty(0) == 1, isatty(1) == 1 else {
      throw FileError("--present needs a terminal")
    }
    let path = PresentedPosition.path()
    // A rehearsal just before must not have used up the time.
    let first = options.number("--from")
    let began =
      first == nil ? Date() : PresentedPosition.beginning(at: path)
    var index = (first ?? 1) - 1
    while index < plan.items.count {
      let item = plan.items[index]
      try? PresentedPosition(
        program: "llm-training workshop", cell: 0, title: item.title,
        began: began, item: index
      ).write(to: path)
      draw(item, index)
      switch readLine()?.trimmingCharacters(in: .whitespaces) {
      case nil, "q": return
      case "b": index = max(index - 1, 0)
      case "s": index += 1
      default:
        show(item, index)
        index += 1
      }
    }
  }

  private func draw(_ item: WorkshopItem, _ index: Int) {
    let width = min(options.width, 72)
    let count = "\(index + 1)/\(plan.items.count) · \(item.minutes) min"
    var (next, command) = ("Return goes on", "")
    if case .cells = item.kind { next = "Return shows it" }
    if case .exercise = item.kind {
      command = "\n\n    " + (item.command(start: programStart) ?? "")
    }
    options.print(
      "\u{1B}[2J\u{1B}[H\n" + options.bold(item.title) + "   \(count)\n\n"
        + item.text.wrapped(to: width) + command
        + "\n\n\(next), s skips, b goes back, q quits:")
  }

  /// Runs the cells of an item; other items are their own screen.
  private func show(_ item: WorkshopItem, _ index: Int) {
    guard case .cells(let program, _) = item.kind else { return }
    setenv(PresentedPosition.itemVariable, "\(index)", 1)
    defer { unsetenv(PresentedPosition.itemVariable) }
    var words = [
      programPath(program), "--present", "--cell", item.cellNumbers,
    ]
    if item.title.contains("Exercise") { words.append("--hide-solutions") }
    _ = runInTerminal(words)
  }
}
