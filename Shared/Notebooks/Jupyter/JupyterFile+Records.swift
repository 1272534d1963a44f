extension JupyterFile {
  /// Turns what a run has shown into cells: above the code of each, its heading and its prose.
  ///
  /// - Parameter closing: what the run's last line says
  init(_ records: [CellRecord], heading: String, closing: String, showsCode: Bool = true) {
    cells = [.markdown(id: "heading", heading)]
    var used: Set<String> = []
    for record in records {
      var (id, times) = ("cell-\(record.number)", 1)
      while !used.insert(id).inserted {  // the same marker can run twice
        times += 1
        id = "cell-\(record.number)-\(times)"
      }
      cells.append(.markdown(id: id + "-text", Self.text(of: record)))
      let code = showsCode ? Self.code(of: record) : ""
      let outputs = Self.outputs(of: Array(record.outputs.drop(while: \.isQuestion)))
      if !code.isEmpty || !outputs.isEmpty {
        cells.append(.code(id: id, code, number: record.number, outputs: outputs))
      }
    }
    if !closing.isEmpty { cells.append(.markdown(id: "summary", closing.asMarkdown)) }
  }

  /// The heading, the prose, the formulas, and the question to think about before one looks on.
  private static func text(of record: CellRecord) -> String {
    let questions = record.outputs.prefix(while: \.isQuestion).map { output in
      if case .question(let question) = output { "**Predict:** \(question.asMarkdown)" } else { "" }
    }
    let parts =
      ["## " + "[\(record.number)] \(record.title)".escapedInMarkdownLine, record.prose.asMarkdown]
      + record.formulas.map { "$$\($0.latex)$$" } + questions
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private static func code(of record: CellRecord) -> String {
    if let reason = record.missingCode { return "// code not shown: \(reason)" }
    return record.listing.map { part in
      switch part {
      case .code(let code): code
      case .declaration(let declaration): declaration.heading + "\n" + declaration.code
      }
    }.joined(separator: "\n\n")
  }

  /// Text that follows text is one stream, and verdicts that follow each other are one table.
  private static func outputs(of shown: [Notebooks.Output]) -> [Output] {
    var result: [Output] = []
    var verdicts: [Notebooks.Output] = []
    func finishVerdicts() {
      if !verdicts.isEmpty { result.append(table(of: verdicts)) }
      verdicts = []
    }
    for output in shown {
      if output.isVerdictAlone {
        verdicts.append(output)
        continue
      }
      finishVerdicts()
      for next in displayed(output) {
        if let text = next.text, let last = result.indices.last, let before = result[last].text {
          result[last].text = Lines(before.text + text.text)
        } else {
          result.append(next)
        }
      }
    }
    finishVerdicts()
    return result
  }

  private static func plain(_ output: Notebooks.Output) -> String { Terminal.plain.text(of: output) }

  private static func displayed(_ output: Notebooks.Output) -> [Output] {
    switch output {
    case .text, .value, .fields: return [.stream(plain(output) + "\n")]
    case .prose(let prose):
      return [.display(["text/markdown": prose.asMarkdown, "text/plain": plain(output)])]
    case .question(let question):
      return [
        .display(["text/markdown": "**Predict:** \(question.asMarkdown)", "text/plain": plain(output)])
      ]
    case .table(let title, let table):
      return [
        .display(["text/html": table.element(caption: title).alignedLeft, "text/plain": plain(output)])
      ]
    case .plot(let plot):
      // Viewers show pictures without their labels.
      let caption = plot.description
      return [
        .display(["image/svg+xml": SVG.file(plot.svg()), "text/plain": plain(output)]),
        .display(["text/markdown": caption.asMarkdown, "text/plain": caption.wrapped(to: 80)]),
      ]
    case .comparison(let report):
      return [.display(["text/html": html(of: report), "text/plain": plain(output)])]
    case .claim, .skipped: return [table(of: [output])]
    case .control(let control):
      return zip(control.states, control.outputs).flatMap { state, shown in
        [heading(of: control.label, state: state)] + outputs(of: shown)
      }
    case .built(let pieces):
      var table = Table(["name", "what it does"])
      for piece in pieces { table.append([piece.name, piece.does]) }
      return [
        .display(["text/html": table.element(caption: "Built").alignedLeft, "text/plain": plain(output)])
      ]
    }
  }

  private static func heading(of label: String, state: String) -> Output {
    .display(["text/markdown": "**\("\(label): \(state)".asMarkdown)**", "text/plain": "\(label): \(state)"])
  }

  /// The matrix that was compared, the printed one if it differs, and the verdict.
  private static func html(of report: ComparisonReport) -> String {
    var html = report.comparison.yoursGrid?.elements(caption: report.label) ?? ""
    if report.verdict != .agrees, let printed = report.comparison.printedGrid {
      html += "\n" + printed.elements(caption: "\(report.label), \(report.source.rawValue)")
    }
    let explanation = report.verdict.explanation.map { "; \($0)" } ?? ""
    let verdict = "\(report.verdict.mark) \(report.label): \(report.summary)\(explanation)"
    return html.alignedLeft + "\n<p>\(verdict.escapedForMarkup)</p>"
  }

  private static func table(of verdicts: [Notebooks.Output]) -> Output {
    var table = Table(["", "compared", "yours", "printed", "difference"])
    for verdict in verdicts {
      switch verdict {
      case .comparison(let report):
        let comparison = report.comparison
        let explanation = report.verdict.explanation.map { "; \($0)" } ?? ""
        table.append([
          report.verdict.mark, report.label, comparison.yours,
          "\(report.source.rawValue): \(comparison.printed)",
          comparison.difference + explanation,
        ])
      case .claim(let sentence, let verdict):
        table.append([verdict.mark, sentence, "", "", verdict.explanation ?? ""])
      case .skipped(let label, let reason): table.append(["–", label, "", "", "not compared: \(reason)"])
      default: break
      }
    }
    let text = verdicts.map(plain).joined(separator: "\n")
    return .display([
      "text/html": table.withoutEmptyColumns.element(caption: "").alignedLeft, "text/plain": text,
    ])
  }
}

extension Notebooks.Output {
  fileprivate var isQuestion: Bool { if case .question = self { true } else { false } }

  /// Whether it is a verdict without a matrix of its own.
  fileprivate var isVerdictAlone: Bool {
    if case .comparison(let report) = self { return report.comparison.yoursGrid == nil }
    return isJudged
  }
}

extension String {
  /// The table's HTML with the alignment of words in it: notebooks align everything to the right.
  fileprivate var alignedLeft: String {
    ["<td>", "<th scope=\"row\">", "<th scope=\"col\">", "<caption>"].reduce(self) { html, tag in
      html.replacing(tag, with: tag.dropLast() + " style=\"text-align:left\">")
    }
  }
}

extension Table {
  /// The table without the columns of which no row has anything.
  fileprivate var withoutEmptyColumns: Table {
    let kept = isNumber.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    var table = Table(kept.map { titles?[$0] ?? "" })
    for row in rows { table.append(kept.map { row[$0] }) }
    return table
  }
}

extension Terminal {
  /// Text for files: 80 columns, without colours.
  fileprivate static var plain: Terminal {
    Terminal(
      width: 80, isColored: false, isErrorTerminal: false, write: { _ in }, writeError: { _ in })
  }
}
