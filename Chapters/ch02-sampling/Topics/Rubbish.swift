import Tensors

/// Kinds of rubbish that crawls bring home.
public enum Rubbish: String, CaseIterable, Sendable {
  case keys = "random keys"
  case menu = "menus"
  case numbers = "tables of numbers"
  case repeated = "a sentence repeated"
  case scan = "scanning errors"
  case shuffled = "words shuffled"

  /// Makes a text of this kind, some of them from a good one.
  public func text(from good: String, generator: RandomGenerator) -> String
  {
    func pick(_ count: Int) -> Int { Int(generator.nextUInt32()) % count }
    func letters(_ count: Int) -> String {
      String(
        (0..<count).map { _ in
          Character(Unicode.Scalar(UInt8(97 + pick(26))))
        })
    }
    switch self {
    case .keys:
      return (0..<60).map { _ in letters(2 + pick(7)) }.joined(
        separator: " ") + "."
    case .menu:
      let entries = [
        "Home", "News", "About us", "Contact", "Log in", "Cookies",
        "Search", "Terms",
      ]
      return (0..<25).map { _ in
        "» \(entries[pick(8)]) | \(entries[pick(8)])"
      }
      .joined(separator: "\n")
    case .numbers:
      return (0..<20).map { _ in
        "\(pick(99));\(pick(999)).\(pick(99));\(pick(9999))"
      }
      .joined(separator: "\n")
    case .repeated:
      let sentence = good.split(whereSeparator: \.isNewline).first ?? ""
      return (0..<12).map { _ in String(sentence) }.joined(separator: " ")
    case .scan:
      return String(
        good.map {
          $0.isLetter && pick(6) == 0 ? Character(letters(1)) : $0
        })
    case .shuffled:
      let words = good.split(whereSeparator: \.isWhitespace)
      let order = generator.permutation(count: words.count)
      return order.map { String(words[$0]) }.joined(separator: " ") + "."
    }
  }
}
