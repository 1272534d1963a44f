/// A formula as MathML, which browsers draw and screen readers speak.
extension Formula {
  var mathML: String { "<math display=\"block\">\(row)</math>" }

  /// The parts beside each other, as one element.
  private var row: String {
    let parts = flattened
    var markup = ""
    for (index, part) in parts.enumerated() {
      if index > 0 { markup += Self.between(parts[index - 1], part) }
      markup += part.element
    }
    return "<mrow>\(markup)</mrow>"
  }

  private var element: String {
    switch self {
    case .row: return row
    case .symbols:
      guard let symbol else { return row }
      let tag = [FormulaSymbol.Kind.name: "mi", .number: "mn", .sign: "mo"][symbol.kind]!
      return "<\(tag)>\(symbol.text.escapedForMarkup)</\(tag)>"
    case .words(let words): return "<mtext>\(words.escapedForMarkup)</mtext>"
    case .fraction(let top, let bottom): return "<mfrac>\(top.element)\(bottom.element)</mfrac>"
    case .root(let content): return "<msqrt>\(content.row)</msqrt>"
    case .power(.indexed(let base, let index), let exponent):
      return "<msubsup>\(base.element)\(index.element)\(exponent.element)</msubsup>"
    case .power(let base, let exponent): return "<msup>\(base.element)\(exponent.element)</msup>"
    case .indexed(let base, let index): return "<msub>\(base.element)\(index.element)</msub>"
    case .large(let sign, let below, let above): return Self.large(sign, below, above)
    case .parens(let content): return "<mrow><mo>(</mo>\(content.row)<mo>)</mo></mrow>"
    }
  }

  private static func large(_ sign: String, _ below: Formula?, _ above: Formula?) -> String {
    let sign = "<mo largeop=\"true\">\((sign == "Σ" ? "∑" : sign).escapedForMarkup)</mo>"
    switch (below?.element, above?.element) {
    case (let below?, let above?): return "<munderover>\(sign)\(below)\(above)</munderover>"
    case (let below?, nil): return "<munder>\(sign)\(below)</munder>"
    case (nil, let above?): return "<mover>\(sign)\(above)</mover>"
    case (nil, nil): return sign
    }
  }

  /// A name applied to what is in parentheses, a gap around words, else nothing.
  private static func between(_ left: Formula, _ right: Formula) -> String {
    if left.isWords || right.isWords { return "<mspace width=\"0.4em\"/>" }
    guard let name = left.symbol, name.kind == .name else { return "" }
    if case .parens = right { return "<mo>\u{2061}</mo>" }
    let isLong = name.text.count > 1 || (right.symbol.map { $0.kind == .name && $0.text.count > 1 } ?? false)
    return isLong && right.symbol?.kind != .sign ? "<mspace width=\"0.2em\"/>" : ""
  }
}
