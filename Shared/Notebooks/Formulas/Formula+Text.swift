/// A formula as lines of text: fractions and sums stand over several lines.
extension Formula {
  var text: String {
    let box = box
    return box.lines.map { $0.trimmingEnd() }.joined(separator: "\n")
  }

  private var box: TextBox {
    switch self {
    case .symbols, .row: return symbol.map { TextBox($0.text) } ?? Self.box(of: flattened)
    case .words(let words): return TextBox(words)
    case .fraction(let top, let bottom):
      let (top, bottom) = (top.box, bottom.box)
      let rule = TextBox(String(repeating: "─", count: max(top.width, bottom.width) + 2))
      return .stacked([top, rule, bottom], middle: 1)
    case .root(let content):
      let isShort = content.flattened.count == 1 && content.box.lines.count == 1
      return .beside([TextBox("√"), isShort ? content.box : content.box.inParentheses])
    case .power(let base, let exponent): return Self.power(base.box, exponent.box)
    case .indexed(let base, let index): return Self.indexed(base.box, index.box)
    case .large(let sign, let below, let above):
      if above == nil, let small = below.flatMap({ Script.lower($0.box) }) { return TextBox(sign + small) }
      let parts = [above?.limit, TextBox(sign), below?.limit].compactMap { $0 }
      return .stacked(parts, middle: above == nil ? 0 : 1)
    case .parens(let content): return content.box.inParentheses
    }
  }

  /// What stands above or below a large sign: without spaces, if it is short.
  private var limit: TextBox { box.lines.count == 1 ? TextBox(box.lines[0].filter { $0 != " " }) : box }

  private static func power(_ base: TextBox, _ exponent: TextBox) -> TextBox {
    if let small = Script.upper(exponent) { return .beside([base, TextBox(small)]) }
    let raised = TextBox(
      lines: exponent.lines, baseline: exponent.lines.count + base.baseline)
    return .beside([base, raised])
  }

  private static func indexed(_ base: TextBox, _ index: TextBox) -> TextBox {
    if let small = Script.lower(index) { return .beside([base, TextBox(small)]) }
    if index.lines.count == 1, !index.lines[0].contains(" ") {
      return .beside([base, TextBox("_" + index.lines[0])])
    }
    return .beside([base, TextBox(lines: index.lines, baseline: -(base.lines.count - base.baseline))])
  }

  /// Sets parts beside each other, with spaces where a reader expects them.
  private static func box(of parts: [Formula]) -> TextBox {
    var boxes: [TextBox] = []
    var previous: Formula?
    for part in parts {
      if let previous, isSpaced(previous, part) { boxes.append(TextBox(" ")) }
      if case .symbols(let sign) = part, relations.contains(sign), previous.map(isOperand) ?? false {
        boxes.append(TextBox(sign + " "))
        previous = nil
      } else {
        boxes.append(part.box)
        previous = part
      }
    }
    return .beside(boxes)
  }

  private static let relations: Set<String> = [
    "=", "+", "-", "−", "·", "×", "≈", "≤", "≥", "<", ">", "→", "←", "∈", "±", "⊙", "≠",
  ]

  private static func isOperand(_ part: Formula) -> Bool {
    part.symbol.map { $0.kind != .sign || ")]|∞".contains($0.text) } ?? true
  }

  private static func isSpaced(_ left: Formula, _ right: Formula) -> Bool {
    if left.isWords || right.isWords { return true }
    if let sign = right.symbol, sign.kind == .sign { return relations.contains(sign.text) && isOperand(left) }
    if let sign = left.symbol, sign.kind == .sign { return sign.text == "," || sign.text == ";" }
    if case .parens = right, left.symbol?.kind == .name { return false }
    return true
  }
}

/// Small letters and digits above and below the line.
private enum Script {
  private static let raised = Dictionary(
    uniqueKeysWithValues: zip(
      "0123456789+-−=()⊤LTabcdefghijklmnoprstuvwxyzα", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵀᴸᵀᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵅ"))
  private static let lowered = Dictionary(
    uniqueKeysWithValues: zip("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"))

  static func upper(_ box: TextBox) -> String? { mapped(box, by: raised) }
  static func lower(_ box: TextBox) -> String? { mapped(box, by: lowered) }

  private static func mapped(_ box: TextBox, by table: [Character: Character]) -> String? {
    guard box.lines.count == 1 else { return nil }
    let characters = box.lines[0].filter { $0 != " " }.map { table[$0] }
    return characters.contains(nil) ? nil : String(characters.compactMap { $0 })
  }
}
