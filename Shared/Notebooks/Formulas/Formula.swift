/// A formula, which a terminal shows as text, a page as MathML, and a Jupyter notebook as LaTeX.
///
/// Write symbols as literals, separated by spaces, and join the parts in a row:
///
///     notebook.cell(
///       "5.1.2 Perplexity", "…", formulas: .row("perplexity", "=", .power("e", "L")))
public indirect enum Formula: Equatable, Sendable {
  /// Letters, numbers and signs: "Q K", "σ", "2 n + 1".
  case symbols(String)
  /// Words between symbols: "if", "otherwise".
  case words(String)
  case row([Formula])
  case fraction(Formula, over: Formula)
  case root(Formula)
  case power(Formula, Formula)
  case indexed(Formula, Formula)
  /// A large sign, such as Σ, with what stands below and above it.
  case large(String, below: Formula?, above: Formula?)
  case parens(Formula)
}

extension Formula: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self = .symbols(value) }
}

extension Formula {
  /// Formulas beside each other.
  public static func row(_ parts: Formula...) -> Formula { .row(parts) }

  /// Formulas beside each other, in parentheses.
  public static func parens(_ first: Formula, _ second: Formula, _ more: Formula...) -> Formula {
    .parens(.row([first, second] + more))
  }

  /// The square root of formulas beside each other.
  public static func root(_ first: Formula, _ second: Formula, _ more: Formula...) -> Formula {
    .root(.row([first, second] + more))
  }

  /// A sum's sign: `.sum(from: "i = 1", to: "n")`.
  public static func sum(from: Formula, to: Formula) -> Formula { .large("Σ", below: from, above: to) }

  /// A sum's sign with its index: `.sum(over: "j")`.
  public static func sum(over index: Formula) -> Formula { .large("Σ", below: index, above: nil) }

  /// A product's sign.
  public static func product(from: Formula, to: Formula) -> Formula { .large("∏", below: from, above: to) }

  /// A matrix turned over: Kᵀ.
  public static func transposed(_ matrix: Formula) -> Formula { .power(matrix, "⊤") }
}

/// One symbol of a formula.
struct FormulaSymbol: Equatable {
  enum Kind { case name, number, sign }

  var text: String
  var kind: Kind

  /// Splits text into names, numbers and single signs.
  static func symbols(of text: String) -> [FormulaSymbol] {
    var symbols: [FormulaSymbol] = []
    var isNew = true
    for character in text {
      if character == " " {
        isNew = true
        continue
      }
      let last = symbols.last?.kind
      let kind: Kind
      if character.isNumber || (character == "." && last == .number && !isNew) {
        kind = .number
      } else if character.isLetter || character == "_" {
        kind = .name
      } else {
        kind = .sign
      }
      if !isNew, kind == last, kind != .sign {
        symbols[symbols.count - 1].text.append(character)
      } else {
        symbols.append(FormulaSymbol(text: String(character), kind: kind))
      }
      isNew = false
    }
    return symbols
  }
}

extension Formula {
  /// The parts with nested rows taken apart and literals split into single symbols.
  var flattened: [Formula] {
    switch self {
    case .row(let parts): parts.flatMap(\.flattened)
    case .symbols(let text): FormulaSymbol.symbols(of: text).map { .symbols($0.text) }
    default: [self]
    }
  }

  var isWords: Bool { if case .words = self { true } else { false } }

  /// The symbol, if the formula is a single one.
  var symbol: FormulaSymbol? {
    guard case .symbols(let text) = self else { return nil }
    let symbols = FormulaSymbol.symbols(of: text)
    return symbols.count == 1 ? symbols[0] : nil
  }
}
