/// Finds special tokens such as `<|endoftext|>` in text.
///
/// A special token has an id that no ordinary text gets. Anyone who can put
/// one into a text could end a document or forge a turn of a conversation,
/// so each must be allowed explicitly.
package struct SpecialTokens: Sendable {
  /// A stretch of ordinary bytes, or a special token with its id.
  package enum Part {
    case text([UInt8])
    case token(name: String, id: Int)
  }

  /// The special tokens in the order of their ids.
  let names: [String]
  private let firstID: Int
  /// The names with their bytes: of two that start alike, the longer one
  /// comes first and wins.
  private let longestFirst: [(name: String, bytes: [UInt8])]
  /// Whether a special token starts with the byte.
  private let isFirstByte: [Bool]

  /// Takes the names in the order of their ids, which count from `firstID`.
  /// Traps if one is empty.
  package init(_ names: [String], firstID: Int) {
    precondition(
      !names.contains(""), "SpecialTokens: a special token is empty")
    self.names = names
    self.firstID = firstID
    longestFirst = names.map { (name: $0, bytes: Array($0.utf8)) }.sorted {
      $0.bytes.count > $1.bytes.count
    }
    isFirstByte = longestFirst.reduce(
      into: [Bool](repeating: false, count: 256)
    ) { isFirst, token in
      isFirst[Int(token.bytes[0])] = true
    }
  }

  /// The id of the special token `name`, or nil.
  func id(of name: String) -> Int? {
    names.firstIndex(of: name).map { firstID + $0 }
  }

  /// Cuts `utf8` at its special tokens, in one pass.
  package func cut(_ utf8: [UInt8]) -> [Part] {
    var parts: [Part] = []
    var start = 0
    var position = 0
    while position < utf8.count {
      guard isFirstByte[Int(utf8[position])],
        let token = token(in: utf8, at: position)
      else {
        position += 1
        continue
      }
      if start < position {
        parts.append(.text(Array(utf8[start..<position])))
      }
      parts.append(.token(name: token.name, id: id(of: token.name)!))
      position += token.bytes.count
      start = position
    }
    if start < utf8.count { parts.append(.text(Array(utf8[start...]))) }
    return parts
  }

  private func token(in utf8: [UInt8], at position: Int) -> (
    name: String, bytes: [UInt8]
  )? {
    longestFirst.first { utf8[position...].starts(with: $0.bytes) }
  }
}
