/// What encoding throws if a text has a special token that is not allowed.
public struct SpecialTokenRefused: Error {}

/// Encode a text in which special tokens may occur.
///
/// Book, section 2.5. `specialTokens` has the id of each special token.
/// Wherever one of them stands in the text, its id goes into the result;
/// the text between them, to the last space, is for `ordinary`. Where two
/// special tokens begin at the same place, the longer one counts.
///
/// Only those in `allowed` may occur: if another one does, throw
/// `SpecialTokenRefused`.
///
/// Example: with `["<|end|>": 9]`, allowed, and an `ordinary` that returns
/// the bytes, `"A<|end|>B"` becomes `[65, 9, 66]`.
public func encodeWithSpecialTokens(
  _ text: String, specialTokens: [String: Int], allowed: Set<String>,
  ordinary: (String) throws -> [Int]
) throws -> [Int] {
  let longestFirst = specialTokens.keys.sorted { $0.count > $1.count }
  var ids: [Int] = []
  var plain = ""
  var rest = Substring(text)
  while let next = rest.first {
    if let token = longestFirst.first(where: { rest.hasPrefix($0) }) {
      guard allowed.contains(token) else { throw SpecialTokenRefused() }
      ids += try ordinary(plain) + [specialTokens[token]!]
      plain = ""
      rest = rest.dropFirst(token.count)
    } else {
      plain.append(next)
      rest = rest.dropFirst()
    }
  }
  return try ids + ordinary(plain)
}
