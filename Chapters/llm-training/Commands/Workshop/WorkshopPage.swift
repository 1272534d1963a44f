import Notebooks

/// A plan as a page for a browser or paper.
struct WorkshopPage {
  var plan: WorkshopPlan
  var reader: Reader
  var start: String

  var html: String {
    var introduction =
      "\(plan.minutes.asHours), for the \(reader.rawValue). At the end: \(plan.goal)"
    if reader == .teacher {
      introduction +=
        "\n\nBefore: \(plan.preparation)\n\nIf a number differs:\n"
      introduction += WorkshopPlan.onNumbers.map { "- \($0)\n" }.joined()
    }
    var page = HandoutPage(title: plan.title, introduction: introduction)
    var clock = 0
    for session in plan.sessions {
      page.section("\(session.title) (\(session.minutes.asHours))")
      for entry in session.items {
        page.entry(
          entry.title, place: "\(clock.asClock) · \(entry.minutes) min",
          blocks(of: entry))
        clock += entry.minutes
      }
    }
    return page.html
  }

  private func blocks(of entry: WorkshopItem) -> [HandoutPage.Block] {
    var blocks: [HandoutPage.Block] = [
      entry.kind == .question ? .question(entry.text) : .prose(entry.text)
    ]
    if let command = entry.command(start: start) {
      blocks.append(.command(command))
    }
    let cells = entry.resolvedCells() ?? []
    blocks.append(
      .list(
        cells.map { cell, note in
          "[\(cell.number)] \(cell.title)"
            + (reader == .teacher ? ": \(note)" : "")
        }))
    guard reader == .teacher else { return blocks }
    if entry.seconds > 0 {
      blocks.append(
        .note("Runs", "\(entry.seconds.asDuration) on two cores"))
    }
    if !entry.answer.isEmpty {
      blocks.append(
        .note(entry.kind == .talk ? "Say" : "Answer", entry.answer))
    }
    blocks += entry.pitfalls.map { .note("Pitfall", $0) }
    if !entry.ifNumbersDiffer.isEmpty {
      blocks.append(.note("If a number differs", entry.ifNumbersDiffer))
    }
    return blocks
  }
}
