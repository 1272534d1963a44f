/// The expected outcome of a comparison.
enum Expectation: Equatable {
  /// The values should agree; the note is the likely reason if they do not.
  case agreement(note: String?)
  /// The printed value is known to be wrong, for this reason.
  case difference(reason: String)
}

/// What a comparison means for the reader.
enum Verdict: Equatable {
  case agrees
  case differsAsExplained(String)
  case fails(String)

  /// Judges a comparison; with a seed that the reader chose, values may differ from the printed ones.
  init(agrees: Bool, expectation: Expectation, chosenSeed: Int?) {
    switch (expectation, agrees) {
    case (.agreement, true): self = .agrees
    case (.agreement(let note), false):
      if let chosenSeed {
        self = .differsAsExplained("--seed \(chosenSeed) gives other random numbers")
      } else {
        self = .fails("differs" + (note.map { ": " + $0 } ?? ""))
      }
    case (.difference(let reason), false): self = .differsAsExplained(reason)
    case (.difference(let reason), true): self = .fails("agrees, but should differ: \(reason)")
    }
  }

  var mark: String {
    switch self {
    case .agrees: "✓"
    case .differsAsExplained: "≠"
    case .fails: "✗"
    }
  }

  var style: Style {
    switch self {
    case .agrees: .green
    case .differsAsExplained: .yellow
    case .fails: .red
    }
  }

  var explanation: String? {
    switch self {
    case .agrees: nil
    case .differsAsExplained(let reason): "differs: \(reason)"
    case .fails(let reason): reason
    }
  }
}

/// Counts the verdicts of a run and summarises them in one line.
struct VerdictCounts {
  private(set) var agreed = 0
  private(set) var explained = 0
  private(set) var skipped = 0
  private(set) var failures: [String] = []
  private var claims = (all: 0, held: 0, failed: 0)

  mutating func count(_ verdict: Verdict, label: String) {
    switch verdict {
    case .agrees: agreed += 1
    case .differsAsExplained: explained += 1
    case .fails: failures.append(label)
    }
  }

  mutating func count(claim verdict: Verdict, label: String) {
    claims.all += 1
    switch verdict {
    case .agrees: claims.held += 1
    case .differsAsExplained: break
    case .fails:
      claims.failed += 1
      failures.append(label)
    }
  }

  mutating func countSkipped() { skipped += 1 }

  /// Whether nothing was compared or skipped.
  var isEmpty: Bool { agreed + explained + failures.count + skipped + claims.all == 0 }

  var summary: String {
    var sentences: [String] = []
    let failed = failures.count - claims.failed
    let total = agreed + explained + failed
    if total + skipped > 0 {
      var parts = ["\(agreed) agree"]
      if explained > 0 { parts.append("\(explained) different as explained") }
      if failed > 0 { parts.append("\(failed) failed") }
      if skipped > 0 { parts.append("\(skipped) not compared") }
      sentences.append("\(total) comparison\(total == 1 ? "" : "s"): " + parts.joined(separator: ", "))
    }
    if claims.all > 0 { sentences.append("\(claims.held) of \(claims.all) claims hold") }
    let text = sentences.joined(separator: "; ")
    return failures.isEmpty ? text : text + " (failed: \(failures.joined(separator: "; ")))"
  }
}
