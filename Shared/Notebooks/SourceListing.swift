import Foundation

/// A declaration as a cell shows it: its name, its place in the project, and its code.
public struct SourceListing: Equatable, Sendable {
  /// The name that was asked for: `MultiHeadAttention.attend`.
  public var name: String
  /// The file's path from the project's folder: `Chapters/ch04-attention/Lesson/MultiHeadAttention.swift`.
  public var file: String
  /// The line on which the code begins, from 1.
  public var line: Int
  /// The code, without what serves neither the idea nor the result; see ``SourceFile/listing(of:)``.
  public var code: String
  /// Whether checks of arguments were left out.
  public var omitsChecks: Bool
}

extension SourceFile {
  /// The code of a declaration as a listing shows it.
  ///
  /// Left out are the checks (`precondition`), with the parameters `file` and `line` that only these use, and
  /// of the documentation all but the first paragraph. `whole` leaves out nothing.
  func listing(of declaration: Declaration, whole: Bool = false) -> (code: String, omitsChecks: Bool) {
    var first = declaration.lines.lowerBound
    while first > 1, lines[first - 2].drop(while: { $0 == " " }).hasPrefix("///") { first -= 1 }
    let text = Self.trimmed(lines[(first - 1)..<declaration.lines.upperBound])
    if whole { return (text, false) }
    let code = SourceFile(path: path, text: Self.withoutCallerPlace(text))
    let checks = code.statements { $0 == ["precondition"] }
    let kept = code.removing(lines: Set(checks.flatMap { Array($0) }).union(code.longDocumentation))
    return (kept, !checks.isEmpty)
  }

  /// The lines of doc comments after their first paragraph.
  private var longDocumentation: Set<Int> {
    var dropped: Set<Int> = []
    var isFirst = true
    for (number, line) in zip(1..., lines) {
      let text = line.drop { $0 == " " }
      guard text.hasPrefix("///") else {
        isFirst = true
        continue
      }
      if text.dropFirst(3).allSatisfy(\.isWhitespace) { isFirst = false }
      if !isFirst { dropped.insert(number) }
    }
    return dropped
  }

  /// Removes the parameters `file: … = #fileID, line: … = #line` and the arguments `file: file, line: line`.
  private static func withoutCallerPlace(_ text: String) -> String {
    var text = text
    for pattern in [
      #",?\s*file: (StaticString|String) = #(fileID|filePath|file),\s*line: (UInt|Int) = #line"#,
      #",?\s*file: file,\s*line: line"#,
    ] {
      text = text.replacingOccurrences(of: pattern, with: "", options: .regularExpression)
    }
    return text
  }

  /// Returns the text without the given lines, and without blank lines that then stand doubly.
  func removing(lines dropped: Set<Int>) -> String {
    var kept: [String] = []
    for (number, line) in zip(1..., lines) where !dropped.contains(number) {
      let isBlank = line.allSatisfy(\.isWhitespace)
      let followsOpening = kept.last.map { $0.allSatisfy(\.isWhitespace) || $0.hasSuffix("{") } ?? true
      if isBlank, followsOpening { continue }
      kept.append(line)
    }
    return Self.trimmed(kept[...])
  }

  /// Returns the lines of the statements whose first words are accepted.
  ///
  /// A statement begins on a line of its own and ends before the next line that is not indented further; its
  /// first words are those joined by dots: `["notebook", "compare"]`, without `try`.
  func statements(where isWanted: ([String]) -> Bool) -> [ClosedRange<Int>] {
    var found: [ClosedRange<Int>] = []
    var previousLine = 0
    var index = tokens.startIndex
    while index < tokens.count {
      let token = tokens[index]
      guard token.line > previousLine else {
        previousLine = max(previousLine, token.endLine)
        index += 1
        continue
      }
      previousLine = token.endLine
      guard isWanted(firstWords(at: index)) else {
        index += 1
        continue
      }
      let end = endOfStatement(at: index)
      found.append(token.line...tokens[end].endLine)
      previousLine = tokens[end].endLine
      index = end + 1
    }
    return found
  }

  private func firstWords(at index: Int) -> [String] {
    var index = index
    if case .word("try") = tokens[index].kind { index += 1 }
    var words: [String] = []
    while index < tokens.count, case .word(let word) = tokens[index].kind {
      words.append(word)
      guard index + 1 < tokens.count, tokens[index + 1].kind == .mark(".") else { break }
      index += 2
    }
    return words
  }

  /// Returns the index of the last token of the statement that begins at `index`.
  private func endOfStatement(at index: Int) -> Int {
    let column = indentation(of: tokens[index].line)
    var last = index
    var position = index
    while position < tokens.count {
      if tokens[position].line > tokens[last].endLine, indentation(of: tokens[position].line) <= column {
        break
      }
      switch tokens[position].kind {
      case .mark("("), .mark("{"): last = closing(of: position) ?? position
      case .mark("}"): return last
      default: last = position
      }
      position = last + 1
    }
    return last
  }
}
