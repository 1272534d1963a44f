import Foundation

/// How a terminal shows what a cell shows.
extension Terminal {
  func text(of output: Output) -> String {
    switch output {
    case .text(let text): return text
    case .prose(let prose): return prose.wrapped(to: width)
    case .value(let label, let text): return label + ":" + (text.contains("\n") ? "\n" : " ") + text
    case .fields(let fields): return fields.text
    case .table(let title, let table):
      return (title.isEmpty ? "" : title + ":\n") + table.text.indented(by: 2)
    case .plot(let plot): return plot.text(width: width, isColored: isColored)
    case .comparison(let report): return text(of: report)
    case .claim(let sentence, let verdict):
      return styled("\(verdict.mark)", verdict.style) + " " + sentence + explanation(of: verdict)
    case .skipped(let label, let reason): return "– \(label)   not compared: \(reason)"
    case .question(let question): return styled("? " + question.wrapped(to: width - 2), .bold)
    case .control(let control): return text(of: control)
    case .built(let pieces):
      let column = (pieces.map(\.name.count).max() ?? 0) + 2
      return pieces.map { name, does in
        styled(name, .cyan) + String(repeating: " ", count: column - name.count) + does
      }.joined(separator: "\n")
    }
  }

  /// A comparison on one line if it fits, on several if not; values in rows come before their verdict.
  private func text(of report: ComparisonReport) -> String {
    let (label, comparison, verdict) = (report.label, report.comparison, report.verdict)
    let mark = styled(verdict.mark, verdict.style)
    if let yours = comparison.yoursGrid {
      var text = "\(label):\n\(yours.text.indented(by: 2))\n"
      if verdict != .agrees, let printed = comparison.printedGrid {
        text += "\(label), \(report.source.rawValue):\n\(printed.text.indented(by: 2))\n"
      }
      return text + "\(mark) \(label)   \(report.summary)" + explanation(of: verdict)
    }
    let columns = [
      ("yours", comparison.yours), (report.source.rawValue, comparison.printed),
      ("difference", comparison.difference),
    ]
    if verdict == .agrees, let text = agreement(report, mark) { return text }
    let line = "\(label)   " + columns.map { "\($0) \($1)" }.joined(separator: "   ")
    if line.count + 2 <= width { return "\(mark) \(line)" + explanation(of: verdict) }
    let rows = columns.map { "    " + $0.padding(toLength: 12, withPad: " ", startingAt: 0) + $1 }
    return "\(mark) \(label)\n" + rows.joined(separator: "\n") + explanation(of: verdict)
  }

  /// The text of a comparison that agrees, where the values need not be written twice: lists, long texts, and
  /// values that this project recorded. It does not depend on the terminal's width.
  private func agreement(_ report: ComparisonReport, _ mark: String) -> String? {
    let (label, values) = (report.label, report.comparison.yours)
    let isLong = label.count + 2 * values.count > 40 && values == report.comparison.printed
    guard report.comparison.isList || report.source == .recorded || isLong else { return nil }
    let line = "\(label)   \(values)   \(report.summary)"
    return line.count < 77
      ? "\(mark) \(line)" : "\(label): \(values)\n\(mark) \(label)   \(report.summary)"
  }

  private func explanation(of verdict: Verdict) -> String {
    verdict.explanation.map { "\n    " + styled($0, verdict.style) } ?? ""
  }

  private func text(of control: Control) -> String {
    let states = control.states.enumerated().map { $0 == control.shown ? "[\($1)]" : $1 }
    let line = "\(control.label): " + states.joined(separator: " · ") + "   (--html shows them all)"
    return (control.outputs[control.shown].map(text(of:)) + [styled(line.wrapped(to: width), .dim)])
      .joined(separator: "\n")
  }

  /// A listing: declarations under the place where they are, and the cell's statements.
  func text(of listing: [ListingPart]) -> String {
    listing.map { part in
      switch part {
      case .code(let code): return highlighted(code).indented(by: 4)
      case .declaration(let declaration):
        return (styled(declaration.heading, .dim) + "\n" + highlighted(declaration.code)).indented(by: 4)
      }
    }.joined(separator: "\n\n")
  }

  func highlighted(_ code: String) -> String {
    guard isColored else { return code }
    return SyntaxHighlighting.pieces(of: code).map { piece in
      piece.kind.map { styled(piece.text, $0.style) } ?? piece.text
    }.joined()
  }
}

extension SyntaxKind {
  var style: Style {
    switch self {
    case .keyword: .magenta
    case .literal: .green
    case .comment: .dim
    case .type: .cyan
    }
  }
}

extension SourceListing {
  /// A comment that says where the code is.
  var heading: String { "// \(file):\(line)" + (omitsChecks ? "  (checks left out)" : "") }
}

extension ComparisonReport {
  /// What the comparison found, in a few words.
  var summary: String {
    switch verdict {
    case .agrees where comparison.difference == "0" || comparison.difference == "none": source.agreement
    case .agrees: source.agreement + ", within \(comparison.difference)"
    default: "difference \(comparison.difference)"
    }
  }
}

extension Notebook.Source {
  /// What to say of a value that agrees with this source.
  var agreement: String {
    switch self {
    case .book: "as the book prints it"
    case .notes: "as the notes print it"
    case .recorded: "as recorded"
    }
  }
}

extension String {
  /// The text with spaces before each line that is not empty.
  func indented(by count: Int) -> String {
    let space = String(repeating: " ", count: count)
    return split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : space + $0 }
      .joined(separator: "\n")
  }
}
