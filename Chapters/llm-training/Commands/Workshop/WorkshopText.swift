import Notebooks

/// A plan as text for a terminal.
struct WorkshopText {
  var plan: WorkshopPlan
  var reader: Reader
  var width: Int
  /// `swift run`, or the script of a pack.
  var start: String
  var bold: (String) -> String = { $0 }

  var text: String {
    var lines = [
      bold(plan.title),
      "\(plan.minutes.asHours), for the \(reader.rawValue)",
      "",
    ]
    lines += paragraph("At the end: \(plan.goal)")
    if reader == .teacher {
      lines += paragraph("Before: \(plan.preparation)")
      lines += [""] + paragraph("If a number differs:")
      lines += WorkshopPlan.onNumbers.flatMap { item($0) }
    }
    var clock = 0
    for session in plan.sessions {
      let name = "\(session.title) (\(session.minutes.asHours))"
      lines += ["", bold("── \(name) ").padded(with: "─", to: width), ""]
      for entry in session.items {
        lines += self.lines(of: entry, at: clock)
        clock += entry.minutes
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of entry: WorkshopItem, at clock: Int) -> [String] {
    let time = clock.asClock.padded(with: " ", to: 6)
    let minutes = "\(entry.minutes) min".padded(with: " ", to: 8)
    var lines = [bold("\(time)\(minutes)\(entry.title)")]
    lines += paragraph(entry.text)
    if let command = entry.command(start: start) {
      let seconds =
        entry.seconds > 0 ? "   (\(entry.seconds.asDuration))" : ""
      lines.append(
        "        " + command + (reader == .teacher ? seconds : ""))
    }
    for (cell, note) in entry.resolvedCells() ?? [] {
      lines += item(
        "[\(cell.number)] \(cell.title)"
          + (reader == .teacher ? ": \(note)" : ""))
    }
    if reader == .teacher { lines += notes(of: entry) }
    return lines + [""]
  }

  private func notes(of entry: WorkshopItem) -> [String] {
    var lines: [String] = []
    if !entry.answer.isEmpty {
      let name = entry.kind == .talk ? "Say" : "Answer"
      lines += paragraph("\(name): \(entry.answer)")
    }
    for pitfall in entry.pitfalls {
      lines += paragraph("Pitfall: \(pitfall)")
    }
    if !entry.ifNumbersDiffer.isEmpty {
      lines += paragraph("If a number differs: \(entry.ifNumbersDiffer)")
    }
    return lines
  }

  private func paragraph(_ text: String) -> [String] {
    if text.isEmpty { return [] }
    return text.wrapped(to: max(width - 8, 20)).split(separator: "\n")
      .map { "        " + $0 }
  }

  private func item(_ text: String) -> [String] {
    ("- " + text).wrapped(to: max(width - 8, 20)).split(separator: "\n")
      .map { "        " + $0 }
  }
}

extension String {
  fileprivate func padded(with mark: Character, to width: Int) -> String {
    self + String(repeating: mark, count: max(width - count, 0))
  }
}
