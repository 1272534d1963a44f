/// Comparisons and claims on a page: small print that one can check.
enum PageVerdict {
  /// Comparisons below each other: yours, the book's, the difference. They have one source.
  static func table(_ reports: [ComparisonReport]) -> String {
    guard let source = reports.first?.source.rawValue else { return "" }
    let rows = reports.map { report in
      let values = [report.comparison.yours, report.comparison.printed, report.comparison.difference]
      let cells = zip(["yours", source, "difference"], values).map { name, value in
        "<td data-name=\"\(name)\">\(value.escapedForMarkup)</td>"
      }
      return "<tr>\(rowHeader(report.label, report.verdict))\(cells.joined())</tr>"
    }
    return """
      <table class="verdicts"><thead><tr><td></td><th scope="col">yours</th><th scope="col">\(source)</th>\
      <th scope="col">difference</th></tr></thead><tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table>
      """
  }

  /// A comparison of values in rows and columns; those of the book only if they differ.
  static func matrix(_ report: ComparisonReport, _ yours: ShapedValues) -> String {
    var html = yours.elements(caption: report.label)
    if report.verdict != .agrees, let printed = report.comparison.printedGrid {
      html += "\n" + printed.elements(caption: "\(report.label), \(report.source.rawValue)")
    }
    return html + "\n" + lines([line("\(report.label): \(report.summary)", report.verdict)])
  }

  static func line(_ sentence: String, _ verdict: Verdict) -> String {
    "<li class=\"\(verdict.name)\">\(mark(verdict))\(PageProse.inline(sentence))\(explanation(verdict))</li>"
  }

  static func skipped(_ label: String, reason: String) -> String {
    "<li><span class=\"mark\">–</span> \(PageProse.inline(label)): not compared, \(PageProse.inline(reason))</li>"
  }

  static func lines(_ items: [String]) -> String {
    "<ul class=\"claims\">\(items.joined(separator: "\n"))</ul>"
  }

  private static func rowHeader(_ label: String, _ verdict: Verdict) -> String {
    """
    <th scope="row" class="\(verdict.name)">\(mark(verdict))\(PageProse.inline(label))\(explanation(verdict))</th>
    """
  }

  private static func mark(_ verdict: Verdict) -> String {
    """
    <span class="mark" aria-hidden="true">\(verdict.mark)</span> <span class="spoken">\(verdict.spoken): </span>
    """
  }

  private static func explanation(_ verdict: Verdict) -> String {
    verdict.explanation.map { " <small>\(PageProse.inline($0))</small>" } ?? ""
  }
}

extension Verdict {
  /// The class of its elements.
  fileprivate var name: String {
    switch self {
    case .agrees: "agrees"
    case .differsAsExplained: "explained"
    case .fails: "fails"
    }
  }

  fileprivate var spoken: String {
    switch self {
    case .agrees: "right"
    case .differsAsExplained: "differs as explained"
    case .fails: "wrong"
    }
  }
}
