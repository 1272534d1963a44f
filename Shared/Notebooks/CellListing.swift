/// A part of what a cell shows as its code.
public enum ListingPart: Equatable, Sendable {
  /// Statements of the cell.
  case code(String)
  /// A declaration that the cell names: `notebook.source(of: "LayerNorm")`.
  case declaration(SourceListing)
}

extension SourceFile {
  /// The listing of a cell: its statements without those that only serve the notebook, and the names of the
  /// declarations that it shows between them.
  ///
  /// Left out are comparisons, claims, questions and answers, progress meters, a `return` of what is already computed, and
  /// calls of functions in `helpers`, which have cells or listings of their own. A call on the notebook is
  /// written without it: `show("weights", weights)`.
  func cellListing(line: Int, helpers: Set<String>) -> [Part]? {
    guard let code = code(ofCellAt: line) else { return nil }
    let file = SourceFile(path: path, text: code)
    var parts: [Part] = []
    var first = 1
    let hidden = file.hiddenLines(helpers: helpers)
    for statement in file.statements(where: { $0 == ["notebook", "source"] }) {
      parts += file.code(from: first, to: statement.lowerBound - 1, without: hidden)
      parts += file.sourceNames(in: statement).map { .source($0) }
      first = statement.upperBound + 1
    }
    return parts + file.code(from: first, to: file.lines.count, without: hidden)
  }

  /// The statements that the listing of a cell leaves out.
  func hiddenStatements(ofCellAt line: Int, helpers: Set<String>) -> [String] {
    guard let code = code(ofCellAt: line) else { return [] }
    let file = SourceFile(path: path, text: code)
    return file.hiddenLines(helpers: helpers).map {
      Self.trimmed(file.lines[($0.lowerBound - 1)..<$0.upperBound])
    }
  }

  private func hiddenLines(helpers: Set<String>) -> [ClosedRange<Int>] {
    let hidden = statements { Self.isPlumbing($0, helpers: helpers) } + plainReturns
    return hidden + blocks(emptiedBy: hidden)
  }

  /// A part of a cell's listing before declarations are looked up.
  enum Part: Equatable {
    case code(String)
    case source(String)
  }

  private static let hiddenCalls: Set<String> = [
    "compare", "expectDifference", "claim", "skipComparison", "ask", "answer", "remark", "progress", "built",
  ]

  static func isPlumbing(_ words: [String], helpers: Set<String>) -> Bool {
    if words.count == 2, words[0] == "notebook" { return hiddenCalls.contains(words[1]) }
    return words.count == 1 && helpers.contains(words[0])
  }

  /// The statements that return only names, nothing that is computed there.
  private var plainReturns: [ClosedRange<Int>] {
    statements { $0 == ["return"] }.filter { range in
      indentation(of: range.lowerBound) == 0
        && !tokens.contains { token in
          guard range.contains(token.line), case .mark(let mark) = token.kind else { return false }
          return !"(),:.".contains(mark)
        } && !hasCall(in: range)
    }
  }

  /// The conditions and loops whose blocks hold nothing but hidden statements.
  private func blocks(emptiedBy hidden: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    let dropped = Set(hidden.flatMap { Array($0) })
    return statements { $0 == ["if"] || $0 == ["for"] }.filter { range in
      guard let header = range.first(where: { lines[$0 - 1].hasSuffix("{") }), header < range.upperBound
      else { return false }
      return ((header + 1)...range.upperBound).allSatisfy { line in
        let text = lines[line - 1].drop { $0 == " " }
        return dropped.contains(line) || text == "}" || text == "} else {" || text.isEmpty
      }
    }
  }

  private func hasCall(in range: ClosedRange<Int>) -> Bool {
    tokens.indices.dropFirst().contains { index in
      guard range.contains(tokens[index].line), tokens[index].kind == .mark("("),
        case .word(let word) = tokens[index - 1].kind
      else { return false }
      return word != "return"
    }
  }

  private func code(from first: Int, to last: Int, without hidden: [ClosedRange<Int>]) -> [Part] {
    let outside = lines.indices.map { $0 + 1 }.filter { $0 < first || $0 > last }
    let dropped = Set(outside).union(hidden.flatMap { Array($0) })
    let text = SourceFile(path: path, text: removing(lines: dropped)).withoutReceiver
    return text.isEmpty ? [] : [.code(text)]
  }

  /// The string literals of `notebook.source(of: "A", "B")`.
  private func sourceNames(in statement: ClosedRange<Int>) -> [String] {
    tokens.compactMap { token in
      if statement.contains(token.line), case .string(let name) = token.kind { return name }
      return nil
    }
  }

  /// The code with `notebook.` taken off the calls on it, and of `notebook.kept("model", key: …)` all arguments
  /// but the first.
  private var withoutReceiver: String {
    var bytes = Array(lines.joined(separator: "\n").utf8)
    var removed: [Range<Int>] = []
    for index in tokens.indices.dropLast()
    where tokens[index].kind == .word("notebook") && tokens[index + 1].kind == .mark(".") {
      if index > 0, tokens[index - 1].kind == .mark(".") { continue }
      if let last = removed.last, last.contains(tokens[index].bytes.lowerBound) { continue }
      removed.append(tokens[index].bytes.lowerBound..<tokens[index + 1].bytes.upperBound)
      removed += surroundings(ofLabelInKeptAt: index + 2)
    }
    for range in removed.reversed() { bytes.removeSubrange(range) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The bytes before and after the label of `kept("label", …)`, between the parentheses.
  private func surroundings(ofLabelInKeptAt index: Int) -> [Range<Int>] {
    guard index + 2 < tokens.count, tokens[index].kind == .word("kept"),
      case .string = tokens[index + 2].kind, let end = closing(of: index + 1)
    else { return [] }
    let label = tokens[index + 2].bytes
    return [
      tokens[index + 1].bytes.upperBound..<label.lowerBound, label.upperBound..<tokens[end].bytes.lowerBound,
    ]
  }
}
