/// A formula as LaTeX, which Jupyter notebooks set between dollar signs.
extension Formula {
  var latex: String {
    switch self {
    case .row(let parts): parts.map(\.latex).joined(separator: " ")
    case .symbols(let text): FormulaSymbol.symbols(of: text).map(\.latex).joined(separator: " ")
    case .words(let words): "\\text{ \(words) }"
    case .fraction(let top, let bottom): "\\frac{\(top.latex)}{\(bottom.latex)}"
    case .root(let content): "\\sqrt{\(content.latex)}"
    case .power(.indexed(let base, let index), let exponent):
      "{\(base.latex)}_{\(index.latex)}^{\(exponent.latex)}"
    case .power(let base, let exponent): "{\(base.latex)}^{\(exponent.latex)}"
    case .indexed(let base, let index): "{\(base.latex)}_{\(index.latex)}"
    case .large(let sign, let below, let above):
      Self.largeSign(sign) + (below.map { "_{\($0.latex)}" } ?? "") + (above.map { "^{\($0.latex)}" } ?? "")
    case .parens(let content): "\\left(\(content.latex)\\right)"
    }
  }

  private static func largeSign(_ sign: String) -> String {
    ["Σ": "\\sum", "∏": "\\prod"][sign] ?? "\\operatorname*{\(sign)}"
  }
}

extension FormulaSymbol {
  fileprivate var latex: String {
    switch kind {
    case .number: text
    case .name: text.count == 1 ? text : "\\operatorname{\(text.replacing("_", with: "\\_"))}"
    case .sign: Self.signs[text] ?? text
    }
  }

  /// Signs that LaTeX writes in another way.
  private static let signs = [
    "·": "\\cdot", "×": "\\times", "−": "-", "⊤": "\\top", "∂": "\\partial", "⊙": "\\odot",
    "←": "\\leftarrow", "→": "\\to", "≈": "\\approx", "≤": "\\le", "≥": "\\ge", "≠": "\\ne", "±": "\\pm",
    "∈": "\\in",
    "∞": "\\infty", "%": "\\%", "&": "\\&", "#": "\\#", "{": "\\{", "}": "\\}",
  ]
}
