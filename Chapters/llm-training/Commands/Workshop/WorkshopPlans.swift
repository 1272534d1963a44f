import Notebooks
import Synchronization

extension WorkshopPlan {
  static let all = [fortyFiveMinutes, ninetyMinutes, day, week]

  /// What to say of numbers that differ, whatever the cell: for the teacher.
  static let onNumbers = [
    "✓ agrees to the printed digits. ≠ differs for the reason that the cell gives: read it aloud. ✗ is a fault: note the cell and go on.",
    "“As recorded” compares with values of this project’s own texts. With the book’s story and vocabulary they are the book’s.",
    "Dropout masks of Intel’s older builds of PyTorch are others. A student’s notebook may show them and be right.",
    "Training repeats bit by bit on one machine with as many threads. Elsewhere the last digits of a loss differ after some hundred steps. Compare the shape of the curve.",
    "Another seed (--seed) gives other numbers everywhere; comparisons then do not fail.",
  ]
}

/// For whom a plan is written.
enum Reader: String, CaseIterable {
  case student
  case teacher
}

extension WorkshopItem {
  /// The cells in order, with their notes; nil where the sources are
  /// missing. They are looked up once.
  func resolvedCells() -> [(cell: ChapterCells.Cell, note: String)]? {
    guard case .cells(let program, let planned) = kind else { return nil }
    let key = ([program] + planned.map(\.place)).joined(separator: "\n")
    let known = Self.resolved.withLock { $0[key] }
    guard let cells = known ?? Self.resolve(program, planned) else {
      return nil
    }
    Self.resolved.withLock { $0[key] = cells }
    return cells
  }

  private static let resolved = Mutex<
    [String: [(cell: ChapterCells.Cell, note: String)]]
  >([:])

  private static func resolve(_ program: String, _ planned: [PlannedCell])
    -> [(cell: ChapterCells.Cell, note: String)]?
  {
    guard let chapter = ChapterCells(of: program) else { return nil }
    var found: [(cell: ChapterCells.Cell, note: String)] = []
    for place in planned {
      for cell in (try? chapter.named(place.place)) ?? []
      where !found.contains(where: { $0.cell.number == cell.number }) {
        found.append((cell, place.note))
      }
    }
    return found.sorted { $0.cell.number < $1.cell.number }
  }

  /// The numbers of the cells for `--cell`: "1-4,7".
  var cellNumbers: String {
    var ranges: [ClosedRange<Int>] = []
    for number in (resolvedCells() ?? []).map(\.cell.number) {
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map { range in
      range.count == 1
        ? "\(range.lowerBound)"
        : "\(range.lowerBound)-\(range.upperBound)"
    }.joined(separator: ",")
  }

  /// What to type for the item; nil if there is nothing. `start` is
  /// `swift run`, or the script of a pack.
  func command(start: String) -> String? {
    switch kind {
    case .cells(let program, _):
      let hides = title.contains("Exercise") ? " --hide-solutions" : ""
      return "\(start) \(program) --cell \(cellNumbers)\(hides)"
    case .exercise(let exercise):
      return
        "\(start) llm-training exercises judge \(exercise.program) \(exercise.name)"
    case .talk, .question, .pause: return nil
    }
  }
}

extension Int {
  /// Minutes as a time after the start: "1:05".
  var asClock: String {
    "\(self / 60):" + (self % 60 < 10 ? "0" : "") + "\(self % 60)"
  }

  /// "45 minutes", "7 hours", "25 hours".
  var asHours: String {
    self >= 120 && self % 60 == 0
      ? "\(self / 60) hours" : "\(self) minutes"
  }
}
