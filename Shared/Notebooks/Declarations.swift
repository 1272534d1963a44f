/// A declaration in a source file: `MultiHeadAttention`, `MultiHeadAttention.attend`, `generate`.
struct Declaration: Equatable {
  /// The name with those of the types around it: `Type.member`. A function's labels are not part of it.
  var name: String
  /// The lines from its first modifier to its closing brace, from 1.
  var lines: ClosedRange<Int>
  /// Whether it is an extension, which adds to a type that is declared elsewhere.
  var isExtension: Bool
}

extension SourceFile {
  /// All declarations outside of functions, in the order of the file.
  var declarations: [Declaration] {
    var found: [Declaration] = []
    collect(tokens.indices, within: "", into: &found)
    return found
  }

  private func collect(_ range: Range<Int>, within type: String, into found: inout [Declaration]) {
    var index = range.lowerBound
    while index < range.upperBound {
      guard let kind = declaringKeyword(at: index), let name = declaredName(at: index),
        let end = endOfDeclaration(at: index, kind: kind)
      else {
        index = tokens[index].kind == .mark("{") ? (closing(of: index) ?? index) + 1 : index + 1
        continue
      }
      let full = type.isEmpty ? name : type + "." + name
      let lines = firstLine(ofDeclarationAt: index)...tokens[end].endLine
      found.append(Declaration(name: full, lines: lines, isExtension: kind == "extension"))
      if Self.typeKeywords.contains(kind), let open = opening(of: index) {
        collect(open + 1..<end, within: full, into: &found)
      }
      index = end + 1
    }
  }

  private static let typeKeywords: Set<String> = [
    "class", "struct", "enum", "protocol", "extension", "actor",
  ]
  private static let memberKeywords: Set<String> = ["func", "init", "var", "let", "subscript", "typealias"]

  /// Returns the keyword if the token at `index` declares something: not `.init`, not `class func`.
  private func declaringKeyword(at index: Int) -> String? {
    guard case .word(let word) = tokens[index].kind, index + 1 < tokens.count else { return nil }
    if index > 0, tokens[index - 1].kind == .mark(".") { return nil }
    if Self.memberKeywords.contains(word) { return word }
    guard Self.typeKeywords.contains(word), case .word(let next) = tokens[index + 1].kind,
      !Self.memberKeywords.contains(next)
    else { return nil }
    return word
  }

  /// Returns what the declaration at `index` declares; an operator's name is its signs.
  private func declaredName(at index: Int) -> String? {
    if case .word(let keyword) = tokens[index].kind, keyword == "init" || keyword == "subscript" {
      return keyword
    }
    if case .word(var name) = tokens[index + 1].kind {
      var next = index + 2
      while next + 1 < tokens.count, tokens[next].kind == .mark("."),
        case .word(let part) = tokens[next + 1].kind
      {  // extension Outer.Inner
        name += "." + part
        next += 2
      }
      return name
    }
    var signs = ""
    for token in tokens[(index + 1)...] {
      guard case .mark(let sign) = token.kind, sign != "(", sign != "<" || signs.isEmpty else { break }
      signs.append(sign)
    }
    return signs.isEmpty ? nil : signs
  }

  /// Returns the index of the brace that opens the body of a type.
  private func opening(of index: Int) -> Int? {
    tokens[index...].firstIndex { $0.kind == .mark("{") }
  }

  /// Returns the index of the last token of the declaration whose keyword is at `index`.
  private func endOfDeclaration(at index: Int, kind: String) -> Int? {
    if Self.typeKeywords.contains(kind) { return opening(of: index).flatMap { closing(of: $0) } }
    let column = indentation(of: firstLine(ofDeclarationAt: index))
    var position = index + 1
    var last = index
    while position < tokens.count {
      let isNewLine = tokens[position].line > tokens[last].endLine
      let isClosing = [.mark(")"), .mark("]"), .mark("{")].contains(tokens[position].kind)
      if isNewLine, indentation(of: tokens[position].line) <= column, !isClosing { break }
      if tokens[position].kind == .mark("}") { break }
      let isBracket = tokens[position].kind == .mark("{") || tokens[position].kind == .mark("(")
      last = isBracket ? closing(of: position) ?? position : position
      position = last + 1
    }
    return last
  }

  func indentation(of line: Int) -> Int { lines[line - 1].prefix { $0 == " " }.count }

  /// Returns the line of the first modifier or attribute before the keyword at `index`.
  private func firstLine(ofDeclarationAt index: Int) -> Int {
    var line = tokens[index].line
    while line > 1, lines[line - 2].drop(while: { $0 == " " }).hasPrefix("@") { line -= 1 }
    return line
  }
}
