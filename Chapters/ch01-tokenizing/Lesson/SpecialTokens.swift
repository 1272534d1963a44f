/// Finds special tokens such as `<|endoftext|>` in text.
///
/// A special token has an id that no ordinary text gets. Whoever can write one into a text that is
/// encoded with it allowed can end a document or forge a turn of a conversation: this is why it has
/// to be allowed explicitly.
struct SpecialTokens: Sendable {
  /// A stretch of ordinary bytes, or the id of a special token.
  enum Part {
    case text([UInt8])
    case token(Int)
  }

  /// The special tokens in the order of their ids.
  let names: [String]
  private let firstID: Int

  init(_ names: [String], firstID: Int) {
    precondition(!names.contains(""), "SpecialTokens: a special token is empty")
    self.names = names
    self.firstID = firstID
  }

  /// The id of the special token `name`, or nil.
  func id(of name: String) -> Int? { names.firstIndex(of: name).map { firstID + $0 } }

  /// Cuts `utf8` at the special tokens in `allowed`; the others are left in the text.
  func parts(of utf8: [UInt8], allowed: Set<String>) -> [Part] {
    // Of two that start alike the longer one counts.
    let tokens = names.filter(allowed.contains).map { (bytes: Array($0.utf8), id: id(of: $0)!) }
      .sorted { $0.bytes.count > $1.bytes.count }
    let firstBytes = Set(tokens.map { $0.bytes[0] })
    var parts: [Part] = []
    var start = 0
    var position = 0
    while position < utf8.count {
      guard firstBytes.contains(utf8[position]),
        let token = tokens.first(where: { utf8[position...].starts(with: $0.bytes) })
      else {
        position += 1
        continue
      }
      if start < position { parts.append(.text(Array(utf8[start..<position]))) }
      parts.append(.token(token.id))
      position += token.bytes.count
      start = position
    }
    if start < utf8.count { parts.append(.text(Array(utf8[start...]))) }
    return parts
  }

  /// The first special token in `utf8` that is not in `allowed`, or nil.
  func firstRefused(in utf8: [UInt8], allowed: Set<String>) -> String? {
    let refused = Set(names).subtracting(allowed)
    for case .token(let id) in parts(of: utf8, allowed: refused) { return names[id - firstID] }
    return nil
  }
}
