import Foundation

@testable import Generators

extension InstructionRule {
  /// Returns the numbers in `text` that are written in digits.
  static func integers(in text: String) -> [Int] {
    text.split { !$0.isNumber }.compactMap { Int($0) }
  }

  /// Returns a number below 100 in words, put together from its tens and units.
  static func inWords(_ number: Int) -> String? {
    let units =
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
      .split(separator: " ").map(String.init) + ["seventeen", "eighteen", "nineteen"]
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    guard (1...99).contains(number) else { return nil }
    if number < 20 { return units[number - 1] }
    let ten = tens[number / 10 - 2]
    return number % 10 == 0 ? ten : "\(ten)-\(units[number % 10 - 1])"
  }

  /// The size of each unit, measured in the smallest unit of its kind.
  static let sizes = [
    "second": 1, "seconds": 1, "minute": 60, "minutes": 60, "hour": 3_600, "hours": 3_600, "day": 86_400,
    "days": 86_400, "week": 604_800, "weeks": 604_800, "month": 1, "months": 1, "year": 12, "years": 12,
    "centimetres": 1, "metre": 100, "metres": 100, "kilometre": 100_000, "kilometres": 100_000, "grams": 1,
    "kilogram": 1_000, "kilograms": 1_000, "millilitres": 1, "litre": 1_000, "litres": 1_000, "eggs": 1,
    "dozen": 12, "cents": 1, "dollar": 100, "dollars": 100,
  ]

  /// The base form of each past form.
  static let bases = [
    "painted": "paint", "cleaned": "clean", "ate": "eat", "wrote": "write", "found": "find", "broke": "break",
    "carried": "carry", "read": "read", "repaired": "repair", "built": "build", "washed": "wash",
    "opened": "open", "baked": "bake", "sold": "sell", "planted": "plant", "drew": "draw", "fed": "feed",
    "hid": "hide", "caught": "catch", "stole": "steal",
  ]

  /// Returns the participle for a past form. Only six verbs have a different form.
  static func participle(ofPast past: String) -> String {
    let strong = [
      "ate": "eaten", "wrote": "written", "broke": "broken", "drew": "drawn", "hid": "hidden",
      "stole": "stolen",
    ]
    return strong[past] ?? past
  }

  /// Returns the third person singular, formed by the spelling rules.
  static func thirdPerson(of base: String) -> String {
    if base.hasSuffix("sh") || base.hasSuffix("ch") { return base + "es" }
    return base.hasSuffix("y") ? base.dropLast() + "ies" : base + "s"
  }

  /// Returns what stands between `start` and `end` in `sentence`.
  static func verb(of sentence: String, from start: String, to end: String) -> String? {
    guard sentence.count > start.count + end.count + 2 else { return nil }
    return String(sentence.dropFirst(start.count + 1).dropLast(end.count + 1))
  }

  /// Returns whether two words belong to the same category.
  static func areAlike(_ word: String, _ other: String) -> Bool {
    WorldFacts.categories.contains { $0.items.contains(word) && $0.items.contains(other) }
  }
}
