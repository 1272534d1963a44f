import Files
import Foundation

/// A change to a text before it is cut into pieces.
package typealias TextStep =
  @Sendable ([Unicode.Scalar]) -> [Unicode.Scalar]

/// The steps that the field `normalizer` of a `tokenizer.json` can name.
///
/// Everything works on code points, as in Hugging Face's library. That has
/// older tables: for BERT it takes the punctuation marks and accents of
/// Unicode 8, and so gives other ids for about 500 rare characters that
/// were added or put into another category since 2015.
package enum TextSteps {
  /// Removes control characters; all white space becomes spaces (BERT).
  package static let cleaned: TextStep = { text in
    text.compactMap { scalar in
      if "\t\n\r".unicodeScalars.contains(scalar) { return " " }
      switch scalar.properties.generalCategory {
      case .control, .format, .privateUse: return nil
      default:
        return scalar == "\u{FFFD}"
          ? nil : scalar.properties.isWhitespace ? " " : scalar
      }
    }
  }

  /// Puts spaces around Chinese characters, so that each is a word.
  package static let spacedChinese: TextStep = { text in
    text.flatMap { isChinese($0) ? [" ", $0, " "] : [$0] }
  }

  /// Writes small letters. A final sigma is not special.
  package static let lowercase: TextStep = { text in
    text.flatMap { Array($0.properties.lowercaseMapping.unicodeScalars) }
  }

  /// Splits letters from their accents, and removes these.
  package static let withoutAccents: TextStep = { text in
    decomposed(text).filter {
      $0.properties.generalCategory != .nonspacingMark
    }
  }

  /// Removes marks of every kind that are code points of their own.
  package static let withoutMarks: TextStep = { text in
    text.filter { scalar in
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .spacingMark, .enclosingMark: false
      default: true
      }
    }
  }

  // The four normalisation forms of Unicode. Foundation does not join a
  // Korean syllable with a final letter after it unless it is taken apart
  // first.
  package static let decomposed: TextStep = {
    Array(String($0).decomposedStringWithCanonicalMapping.unicodeScalars)
  }
  package static let compatible: TextStep = {
    Array(
      String($0).decomposedStringWithCompatibilityMapping.unicodeScalars)
  }
  package static let composed: TextStep = { joined(decomposed($0)) }
  package static let compatibleComposed: TextStep = {
    joined(compatible($0))
  }

  private static func joined(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    Array(String(text).precomposedStringWithCanonicalMapping.unicodeScalars)
  }

  /// Makes one space of several in a row.
  package static let singleSpaces: TextStep = { text in
    var result: [Unicode.Scalar] = []
    for scalar in text where scalar != " " || result.last != " " {
      result.append(scalar)
    }
    return result
  }

  /// Removes control characters, as SentencePiece's `nmt` rules do.
  package static let machineTranslation: TextStep = { text in
    text.compactMap { scalar in
      switch scalar.value {
      case 0x01...0x08, 0x0B, 0x0E...0x1F, 0x7F, 0x8F, 0x9F: nil
      case 0x09, 0x0A, 0x0C, 0x0D, 0x1680, 0x200B...0x200F, 0x2028, 0x2029,
        0x2581, 0xFEFF, 0xFFFD:
        " "
      default: scalar
      }
    }
  }

  /// Removes white space at the start, at the end or at both.
  package static func stripped(left: Bool, right: Bool) -> TextStep {
    { text in
      var rest = text[...]
      while left, rest.first?.properties.isWhitespace == true {
        rest.removeFirst()
      }
      while right, rest.last?.properties.isWhitespace == true {
        rest.removeLast()
      }
      return Array(rest)
    }
  }

  /// Writes `new` for every `old`, which is not empty.
  package static func replacing(_ old: String, with new: String) -> TextStep
  {
    let (old, new) = (Array(old.unicodeScalars), Array(new.unicodeScalars))
    return { text in
      var result: [Unicode.Scalar] = []
      var rest = text[...]
      while let first = rest.first {
        let isFound = rest.starts(with: old)
        result += isFound ? new : [first]
        rest = rest.dropFirst(isFound ? old.count : 1)
      }
      return result
    }
  }

  /// Writes `prefix` before a text that is not empty.
  package static func prefixed(_ prefix: String) -> TextStep {
    let prefix = Array(prefix.unicodeScalars)
    return { text in text.isEmpty ? [] : prefix + text }
  }

  /// Joins the words of a text with single spaces. A ▁ in front of a word
  /// is a space already.
  package static let joinedWords: TextStep = { text in
    let words = text.split { $0.properties.isWhitespace }
    return Array(
      words.map { $0.first == "▁" ? Array($0) : [" "] + $0 }.joined())
  }

  private static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // As published; the sixth range should begin at 0x2B820.
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF,
      0x2A700...0x2B73F, 0x2B740...0x2B81F,
      0x2B920...0x2CEAF, 0xF900...0xFAFF, 0x2F800...0x2FA1F:
      true
    default: false
    }
  }
}
