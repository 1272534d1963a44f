import Tensors

/// A text with made-up personal data, and with numbers that only look like
/// it.
public struct PlantedText: Sendable {
  public var text: String
  /// What is personal in it.
  public var planted: Set<PersonalSpan>
}

extension PlantedText {
  /// Makes messages; each kind of sentence occurs equally often.
  ///
  /// The mail domains are reserved for examples, the phone numbers for
  /// films, and the card numbers belong to nobody.
  public static func messages(
    count: Int, generator: RandomGenerator
  ) -> [PlantedText] {
    func digits(_ count: Int) -> [Int] {
      (0..<count).map { _ in Int(generator.nextUInt32() % 10) }
    }
    func joined(_ digits: [Int]) -> String {
      digits.map(String.init).joined()
    }
    return (0..<count).map { number in
      let name = names[Int(generator.nextUInt32()) % names.count]
      let three = joined(digits(3))
      switch number % 8 {
      case 0:
        return .init(
          "Write to %.", .mail, "\(name)\(three)@mail.example.org")
      case 1:
        return .init("Call me at % tonight.", .phone, "020 7946 0\(three)")
      case 2:
        return .init(
          "My number is %, ask for \(name).", .phone,
          "+1 (212) 555-01\(three.prefix(2))")
      case 3:
        let card = withCheckDigit([4] + digits(14))
        return .init(
          "Paid with %.", .card,
          inGroups(card, by: number % 16 < 8 ? " " : "-"))
      case 4:
        var order = withCheckDigit([9] + digits(14))
        order[15] = (order[15] + 1 + digits(1)[0] % 9) % 10
        return .init("Your order \(joined(order)) was sent on 2026-01-31.")
      case 5:
        return .init("In 1901, 1,250,000 people lived there, on 12.5 km².")
      case 6:
        return .init(
          "Write to %, please.", .mail,
          "\(name) at mail dot example dot org")
      default: return .init("ISBN 978-3-16-1\(three)10-0 costs 12.99.")
      }
    }
  }

  /// A sentence in which `%` stands for something personal.
  private init(
    _ sentence: String, _ kind: PersonalData? = nil, _ value: String = ""
  ) {
    text = sentence.replacing("%", with: value)
    planted = kind.map { [PersonalSpan(kind: $0, text: value)] } ?? []
  }

  private static let names = [
    "anna", "b.king", "carol_d", "dan-o", "e.m.f",
  ]

  private static func inGroups(_ digits: [Int], by separator: String)
    -> String
  {
    digits.enumerated().map { place, digit in
      (place > 0 && place % 4 == 0 ? separator : "") + String(digit)
    }.joined()
  }
}

/// Appends the digit with which a number passes Luhn's check.
public func withCheckDigit(_ digits: [Int]) -> [Int] {
  (0...9).map { digits + [$0] }.first(where: passesLuhn) ?? digits
}
