/// What says who somebody is, or lets others reach or rob them.
public enum PersonalData: String, CaseIterable, Sendable {
  case mail, card, phone

  /// What stands in the text afterwards.
  public var placeholder: String { "[\(rawValue.uppercased())]" }
}

/// A place in a text, in UTF-8 bytes.
public struct PersonalSpan: Hashable, Sendable {
  public var kind: PersonalData
  public var text: String

  public init(kind: PersonalData, text: String) {
    self.kind = kind
    self.text = text
  }
}

/// Replaces mail addresses, card numbers and phone numbers by placeholders.
///
/// - A card number has 13 to 19 digits, in groups or not, that pass
///   ``passesLuhn(_:)``.
/// - A phone number has 7 to 15 digits, and begins with `+` or `0`.
///
/// - Returns: the text without them, and what was taken out, in order of
///   kinds.
public func withoutPersonalData(
  _ text: String
) -> (text: String, found: [PersonalSpan]) {
  var text = text
  var found: [PersonalSpan] = []
  for kind in PersonalData.allCases {
    text = text.replacing(kind.pattern) { match in
      guard kind.accepts(match.output) else { return String(match.output) }
      found.append(PersonalSpan(kind: kind, text: String(match.output)))
      return kind.placeholder
    }
  }
  return (text, found)
}

extension PersonalData {
  /// What it may look like.
  fileprivate var pattern: Regex<Substring> {
    switch self {
    case .mail: #/[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+/#
    case .card: #/\d(?:[ \-]?\d){12,18}/#
    case .phone: #/(?:\+|\b0|\(0)\d*(?:[ \-\/()]{0,2}\d+){2,}/#
    }
  }

  /// Whether what looks like it can be it.
  fileprivate func accepts(_ text: Substring) -> Bool {
    let digits = text.compactMap(\.wholeNumberValue)
    return switch self {
    case .mail: true
    case .card: passesLuhn(digits)
    case .phone: (7...15).contains(digits.count)
    }
  }
}

/// Tells whether the last digit is the check digit of those before it.
///
/// From the right, every second digit is doubled, its own digits added, and
/// the sum must end in 0. Every single wrong digit is noticed, and every
/// swap of neighbours except 09 and 90. (Luhn, 1960; ISO/IEC 7812.)
public func passesLuhn(_ digits: [Int]) -> Bool {
  var sum = 0
  for (place, digit) in digits.reversed().enumerated() {
    let doubled = 2 * digit
    sum += place % 2 == 0 ? digit : doubled / 10 + doubled % 10
  }
  return sum % 10 == 0
}
