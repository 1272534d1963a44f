import Foundation
import Notebooks

/// What the teacher sees beside a presentation.
struct NotesScreen {
  var plan: WorkshopPlan
  var position: PresentedPosition
  var width: Int

  /// The place in the plan: the one that the presentation names, or the
  /// first that has the cell.
  var itemIndex: Int? {
    if let item = position.item, plan.items.indices.contains(item) {
      return item
    }
    return plan.items.firstIndex { item in
      guard case .cells(position.program, _) = item.kind else {
        return false
      }
      return item.resolvedCells()?.contains {
        $0.cell.number == position.cell
      } ?? false
    }
  }

  /// The notes at a time.
  func text(now: Date) -> String {
    let elapsed = max(Int(now.timeIntervalSince(position.began) / 60), 0)
    let left = plan.minutes - elapsed
    var lines = [
      "\(plan.title)",
      "\(elapsed.asClock) gone, "
        + (left >= 0 ? "\(left) minutes left" : "\(-left) minutes over"),
    ]
    guard let itemIndex else {
      let cell = position.cell > 0 ? " [\(position.cell)]" : ""
      return
        (lines + [
          "", "\(position.program)\(cell) \(position.title)",
          "This cell is not part of the plan.",
        ]).joined(separator: "\n")
    }
    let item = plan.items[itemIndex]
    let end = plan.items[...itemIndex].reduce(0) { $0 + $1.minutes }
    let delay = elapsed - end
    lines.append(
      "\(item.title): until \(end.asClock)"
        + (delay > 0 ? ", \(delay) minutes late" : ""))
    lines += [""] + notes(of: item)
    lines += ["", "Next: " + next(after: itemIndex)]
    return lines.joined(separator: "\n")
  }

  private func notes(of item: WorkshopItem) -> [String] {
    var parts: [String] = []
    let cells = item.resolvedCells() ?? []
    if position.cell > 0 {
      let screens =
        position.screens > 1
        ? "   screen \(position.screen) of \(position.screens)" : ""
      parts.append("[\(position.cell)] \(position.title)\(screens)")
      parts += cells.filter { $0.cell.number == position.cell }.map(\.note)
    } else {
      parts.append(item.text)
    }
    if !item.answer.isEmpty {
      parts.append(
        (item.kind == .talk ? "Say: " : "Answer: ") + item.answer)
    }
    parts += item.pitfalls.map { "Pitfall: \($0)" }
    if !item.ifNumbersDiffer.isEmpty {
      parts.append("If a number differs: \(item.ifNumbersDiffer)")
    }
    return parts.filter { !$0.isEmpty }.flatMap { part in
      part.wrapped(to: width).split(separator: "\n").map(String.init) + [""]
    }.dropLast()
  }

  private func next(after index: Int) -> String {
    let cells = plan.items[index].resolvedCells() ?? []
    let later = cells.first { $0.cell.number > position.cell }
    if let later, position.cell > 0 || later.cell == cells.first?.cell {
      return "[\(later.cell.number)] \(later.cell.title)"
    }
    guard index + 1 < plan.items.count else { return "the end" }
    let item = plan.items[index + 1]
    return "\(item.title), \(item.minutes) minutes"
  }
}

/// Follows the file in which a presentation writes where it is.
struct NotesDisplay {
  var plan: WorkshopPlan
  var options: CommandOptions

  func run() {
    let path = PresentedPosition.path()
    var last = ""
    while true {
      let position = PresentedPosition(path: path)
      let text =
        position.map {
          NotesScreen(plan: plan, position: $0, width: options.width)
            .text(now: Date())
        }
        ?? "Waiting for --present in another terminal: "
        + "llm-training workshop \(plan.name) --present"
      if text != last {
        let clear = options.isColored ? "\u{1B}[2J\u{1B}[H" : "\n"
        guard options.tryPrint(clear + text) else { return }
        last = text
      }
      usleep(200_000)
    }
  }
}
