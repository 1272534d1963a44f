import Files
import Tokenizing

/// A stretch of text on its way to the model.
struct Word {
  var text: [Unicode.Scalar]
  /// Whether it begins the whole text.
  var startsText: Bool
}

/// Cuts a word into smaller ones, or changes it.
typealias WordStep = @Sendable (Word) -> [Word]

/// Where the matches go when a text is cut at them. (`SplitBehavior`.)
enum CutBehavior: String {
  case removed = "Removed"
  case isolated = "Isolated"
  case contiguous = "Contiguous"
  case mergedWithPrevious = "MergedWithPrevious"
  case mergedWithNext = "MergedWithNext"

  /// Returns the ranges between which a text of `count` code points is cut,
  /// given the `matches` in it, in order.
  func ranges(_ matches: [Range<Int>], count: Int) -> [Range<Int>] {
    var parts: [(range: Range<Int>, isMatch: Bool)] = []
    var end = 0
    for match in matches where !match.isEmpty {
      if end < match.lowerBound {
        parts.append((end..<match.lowerBound, false))
      }
      parts.append((match, true))
      end = match.upperBound
    }
    if end < count { parts.append((end..<count, false)) }
    switch self {
    case .removed: return parts.filter { !$0.isMatch }.map(\.range)
    case .isolated: return parts.map(\.range)
    case .contiguous: return joined(parts) { $0 == $1 }
    case .mergedWithPrevious: return joined(parts) { !$0 && $1 }
    case .mergedWithNext: return joined(parts) { $0 && !$1 }
    }
  }

  /// Joins a part with the one before if `areJoined` says so of their being
  /// matches.
  private func joined(
    _ parts: [(range: Range<Int>, isMatch: Bool)],
    _ areJoined: (Bool, Bool) -> Bool
  ) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for (index, part) in parts.enumerated() {
      if index > 0, areJoined(parts[index - 1].isMatch, part.isMatch) {
        let start = ranges.removeLast().lowerBound
        ranges.append(start..<part.range.upperBound)
      } else {
        ranges.append(part.range)
      }
    }
    return ranges
  }
}

extension Word {
  /// Cuts the word at ranges of its code points.
  func cut(_ ranges: [Range<Int>]) -> [Word] {
    ranges.map {
      Word(
        text: Array(text[$0]), startsText: startsText && $0.lowerBound == 0)
    }
  }

  /// Cuts the word at every code point for which `isMatch` holds.
  func cut(
    _ behavior: CutBehavior, at isMatch: (Unicode.Scalar) -> Bool
  ) -> [Word] {
    let places = text.indices.filter { isMatch(text[$0]) }
    return cut(
      behavior.ranges(places.map { $0..<$0 + 1 }, count: text.count))
  }

  /// Cuts the word wherever the kind of code point changes, and drops the
  /// runs of the kind nil.
  func runs(_ kind: (Unicode.Scalar) -> Int?) -> [Word] {
    var ranges: [Range<Int>] = []
    var last: Int?
    for (index, scalar) in text.enumerated() {
      let next = kind(scalar)
      defer { last = next }
      guard next != nil else { continue }
      let start = next == last ? ranges.removeLast().lowerBound : index
      ranges.append(start..<index + 1)
    }
    return cut(ranges)
  }

  /// Cuts the word as GPT-2 does.
  func gpt2Words() -> [Word] {
    let utf8 = Array(String(text).utf8)
    return GPT2PreTokenizer.ranges(in: utf8).map { range in
      Word(
        text: Array(
          String(decoding: utf8[range], as: UTF8.self).unicodeScalars),
        startsText: startsText && range.lowerBound == 0)
    }
  }
}

extension Unicode.Scalar {
  /// Whether `\w` matches in a regular expression of Rust.
  var isWordCharacter: Bool {
    switch properties.generalCategory {
    case .decimalNumber, .connectorPunctuation, .nonspacingMark,
      .spacingMark, .enclosingMark:
      true
    default: properties.isAlphabetic || properties.isJoinControl
    }
  }

  /// Whether Rust's `char::is_numeric` holds.
  var isNumeric: Bool {
    switch properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber: true
    default: false
    }
  }
}
