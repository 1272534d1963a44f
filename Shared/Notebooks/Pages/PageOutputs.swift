/// What a cell shows, as HTML. Neighbours of one kind stand together; what follows a question is folded.
struct PageOutputs {
  var sources: PageSources
  /// The start of the names of controls on the page: `cell-3.5-causal-mask-control`.
  var name: String
  private var controls = 0

  init(sources: PageSources, name: String) {
    self.sources = sources
    self.name = name
  }

  mutating func html(_ outputs: [Output]) -> String {
    var blocks: [String] = []
    var rest = outputs[...]
    while let output = rest.first {
      if case .question(let question) = output {
        rest.removeFirst()
        let end = rest.firstIndex { if case .question = $0 { true } else { false } } ?? rest.endIndex
        blocks.append(folded(question, html(Array(rest[..<end]))))
        rest = rest[end...]
      } else {
        let group = Self.group(of: rest)
        blocks.append(self.group(Array(group)))
        rest = rest[group.endIndex...]
      }
    }
    return blocks.joined(separator: "\n")
  }

  private func folded(_ question: String, _ answer: String) -> String {
    """
    <p class="question">\(PageProse.inline(question))</p>
    <details class="answer"><summary>Show what comes out</summary>
    \(answer)
    </details>
    """
  }

  /// The first outputs that one table or list can hold.
  private static func group(of outputs: ArraySlice<Output>) -> ArraySlice<Output> {
    guard let first = outputs.first?.kind else { return outputs.prefix(1) }
    return outputs.prefix { $0.kind == first }
  }

  private mutating func group(_ outputs: [Output]) -> String {
    switch outputs[0].kind {
    case .verdicts:
      let reports = outputs.compactMap { if case .comparison(let report) = $0 { report } else { nil } }
      return PageVerdict.table(reports)
    case .claims: return PageVerdict.lines(outputs.map(claim))
    case .values: return "<dl class=\"values\">" + outputs.map(value).joined(separator: "\n") + "</dl>"
    case .text:
      return Self.lines(outputs.map(text).joined(separator: "\n"))
    case nil: return outputs.map { single($0) }.joined(separator: "\n")
    }
  }

  private func claim(_ output: Output) -> String {
    switch output {
    case .claim(let sentence, let verdict): PageVerdict.line(sentence, verdict)
    case .skipped(let label, let reason): PageVerdict.skipped(label, reason: reason)
    default: ""
    }
  }

  private func value(_ output: Output) -> String {
    guard case .value(let label, let text) = output else { return "" }
    return "<div><dt>\(PageProse.inline(label))</dt><dd>\(text.escapedForMarkup)</dd></div>"
  }

  private func text(_ output: Output) -> String {
    guard case .text(let text) = output else { return "" }
    return text
  }

  private static func lines(_ text: String) -> String {
    "<pre\(hasColumns(text) ? "" : " class=\"wraps\"")>\(text.escapedForMarkup)</pre>"
  }

  /// Whether signs of a text stand below each other on purpose, so that its lines must not be broken.
  static func hasColumns(_ text: String) -> Bool {
    text.split(separator: "\n").contains { $0.hasPrefix(" ") || $0.contains("  ") || $0.contains("\t") }
  }

  private mutating func single(_ output: Output) -> String {
    switch output {
    case .prose(let prose): return PageProse.html(prose)
    case .value(let label, let text):
      return "<figure><figcaption>\(PageProse.inline(label))</figcaption>\(Self.lines(text))</figure>"
    case .fields(let fields): return fields.element
    case .table(let title, let table): return table.element(caption: title)
    case .plot(let plot): return "<figure class=\"plot\">\(plot.svg())</figure>"
    case .comparison(let report):
      return report.comparison.yoursGrid.map { PageVerdict.matrix(report, $0) } ?? ""
    case .control(let control):
      controls += 1
      let id = "\(name)-control-\(controls)"
      return PageControl.html(control, id: id, outputs: control.outputs.map { html($0) })
    case .built(let pieces): return built(pieces)
    case .text, .claim, .skipped, .question: return ""
    }
  }

  private func built(_ pieces: [(name: String, does: String)]) -> String {
    let entries = pieces.map { piece in
      let name = "<code>\(piece.name.escapedForMarkup)</code>"
      let link = sources.entry(of: piece.name).map { "<a href=\"#\($0.anchor)\">\(name)</a>" } ?? name
      return "<div><dt>\(link)</dt><dd>\(PageProse.inline(piece.does))</dd></div>"
    }
    return "<dl class=\"built\">\(entries.joined(separator: "\n"))</dl>"
  }
}

extension Output {
  /// Kinds of outputs that stand together.
  fileprivate enum Kind: Equatable {
    case verdicts(Notebook.Source)
    case claims, values, text
  }

  fileprivate var kind: Kind? {
    switch self {
    case .comparison(let report) where report.comparison.yoursGrid == nil: .verdicts(report.source)
    case .claim, .skipped: .claims
    case .value(_, let text) where !text.contains("\n"): .values
    case .text: .text
    default: nil
    }
  }
}
