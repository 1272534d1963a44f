import Files
import Foundation

/// What Hugging Face's library does to a text before it is cut into words.
package struct NormalizerField: Decodable {
  package var type: String
  package var normalizers: [NormalizerField]?
  package var cleansText: Bool?
  package var spacesChinese: Bool?
  package var stripsAccents: Bool?
  package var lowercases: Bool?
  package var stripsLeft: Bool?
  package var stripsRight: Bool?
  package var pattern: [String: String]?
  package var content: String?
  package var characterMap: Data?
  package var prepended: String?

  enum CodingKeys: String, CodingKey {
    case type, normalizers, pattern, content
    case cleansText = "clean_text"
    case spacesChinese = "handle_chinese_chars"
    case stripsAccents = "strip_accents"
    case lowercases = "lowercase"
    case stripsLeft = "strip_left"
    case stripsRight = "strip_right"
    case characterMap = "precompiled_charsmap"
    case prepended = "prepend"
  }

  /// Returns the steps in order.
  package func steps(_ field: String) throws -> [TextStep] {
    switch type {
    case "Sequence":
      return try (normalizers ?? []).enumerated().flatMap {
        try $1.steps("\(field).normalizers[\($0)]")
      }
    case "BertNormalizer": return bertSteps
    case "Lowercase": return [TextSteps.lowercase]
    case "StripAccents": return [TextSteps.withoutMarks]
    case "NFD": return [TextSteps.decomposed]
    case "NFC": return [TextSteps.composed]
    case "NFKD": return [TextSteps.compatible]
    case "NFKC": return [TextSteps.compatibleComposed]
    case "Nmt": return [TextSteps.machineTranslation]
    case "Strip":
      return [
        TextSteps.stripped(
          left: stripsLeft ?? true, right: stripsRight ?? true)
      ]
    case "Prepend":
      guard let prepended else {
        throw unsupported("\(field).prepend", "missing")
      }
      return [TextSteps.prefixed(prepended)]
    case "Replace": return [try replacement(field)]
    case "Precompiled":
      guard let map = characterMap.flatMap({ CharacterMap($0) }) else {
        throw FileError(
          "\(field).precompiled_charsmap is damaged: get or save it again")
      }
      return [{ map($0) }]
    default: throw unsupported("\(field).type", quoted(type))
    }
  }

  private var bertSteps: [TextStep] {
    var steps: [TextStep] = []
    if cleansText ?? true { steps.append(TextSteps.cleaned) }
    if spacesChinese ?? true { steps.append(TextSteps.spacedChinese) }
    if stripsAccents ?? lowercases ?? true {
      steps.append(TextSteps.withoutAccents)
    }
    if lowercases ?? true { steps.append(TextSteps.lowercase) }
    return steps
  }

  /// Of all regular expressions, the one that SentencePiece's users need is
  /// known.
  private func replacement(_ field: String) throws -> TextStep {
    if pattern == ["Regex": " {2,}"], content == " " {
      return TextSteps.singleSpaces
    }
    guard let old = pattern?["String"], !old.isEmpty, let content else {
      throw unsupported(
        "\(field).pattern",
        pattern?["Regex"].map { "the regular expression \(quoted($0))" }
          ?? "empty")
    }
    return TextSteps.replacing(old, with: content)
  }
}
