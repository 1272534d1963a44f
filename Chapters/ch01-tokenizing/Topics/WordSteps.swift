import Files
import Tokenizing

extension PreTokenizerField {
  /// Returns the steps of the field `pre_tokenizer`, in order.
  ///
  /// - Throws: `FileError` that names the `field` that is not known.
  func steps(_ field: String = "pre_tokenizer") throws -> [WordStep] {
    switch type {
    case "Sequence":
      return try (parts ?? []).enumerated().flatMap {
        try $1.steps("\(field).pretokenizers[\($0)]")
      }
    case "BertPreTokenizer":
      return [
        { $0.cut(.removed) { $0.properties.isWhitespace } },
        { $0.cut(.isolated, at: \.isPunctuation) },
      ]
    case "Whitespace":
      return [
        { word in
          word.runs {
            $0.properties.isWhitespace ? nil : $0.isWordCharacter ? 1 : 0
          }
        }
      ]
    case "WhitespaceSplit":
      return [{ $0.cut(.removed) { $0.properties.isWhitespace } }]
    case "Punctuation":
      let behavior = try cutBehavior(field, .isolated)
      return [{ $0.cut(behavior, at: \.isPunctuation) }]
    case "Digits":
      let cut: CutBehavior = splitsDigits ?? false ? .isolated : .contiguous
      return [{ $0.cut(cut, at: \.isNumeric) }]
    case "CharDelimiterSplit":
      guard let delimiter, let mark = delimiter.unicodeScalars.first else {
        throw unsupported("\(field).delimiter", "missing")
      }
      return [{ $0.cut(.removed) { $0 == mark } }]
    case "Metaspace": return try metaspace(field)
    case "ByteLevel": return byteLevel
    case "Split": return [try split(field)]
    default: throw unsupported("\(field).type", quoted(type))
    }
  }

  private func cutBehavior(
    _ field: String, _ standard: CutBehavior
  ) throws -> CutBehavior {
    guard let behavior else { return standard }
    guard let known = CutBehavior(rawValue: behavior) else {
      throw unsupported("\(field).behavior", quoted(behavior))
    }
    return known
  }

  /// SentencePiece's way: a space becomes ▁ and begins a word.
  private func metaspace(_ field: String) throws -> [WordStep] {
    let text = Array((replacement ?? "▁").unicodeScalars)
    guard text.count == 1, let mark = text.first else {
      throw unsupported("\(field).replacement", quoted(replacement ?? ""))
    }
    let scheme =
      prependScheme ?? (addsPrefixSpace ?? true ? "always" : "never")
    guard ["always", "first", "never"].contains(scheme) else {
      throw unsupported("\(field).prepend_scheme", quoted(scheme))
    }
    let marked: WordStep = { word in
      var word = word
      for place in word.text.indices where word.text[place] == " " {
        word.text[place] = mark
      }
      let isPrefixed =
        scheme == "always" || scheme == "first" && word.startsText
      if isPrefixed, let first = word.text.first, first != mark {
        word.text.insert(mark, at: 0)
      }
      return [word]
    }
    guard splits ?? true else { return [marked] }
    return [marked, { $0.cut(.mergedWithNext) { $0 == mark } }]
  }

  /// GPT-2's way: words of bytes, each written as a printable character.
  private var byteLevel: [WordStep] {
    let prefixed: WordStep = { word in
      var word = word
      if let first = word.text.first, first != " " {
        word.text.insert(" ", at: 0)
      }
      return [word]
    }
    let printable: WordStep = { word in
      let text = ByteAlphabet.text(for: Array(String(word.text).utf8))
      return [
        Word(
          text: Array(text.unicodeScalars), startsText: word.startsText)
      ]
    }
    return (addsPrefixSpace ?? true ? [prefixed] : [])
      + (usesPattern ?? true ? [{ $0.gpt2Words() }] : []) + [printable]
  }

  /// Cuts at a text, or at one of the regular expressions that are known.
  private func split(_ field: String) throws -> WordStep {
    let behavior = try cutBehavior(field, .removed)
    let inverts = inverts ?? false
    let find: @Sendable ([Unicode.Scalar]) -> [Range<Int>]
    if let text = pattern?["String"], !text.isEmpty {
      let text = Array(text.unicodeScalars)
      find = { ranges(of: text, in: $0) }
    } else if let pattern = pattern?["Regex"],
      let known = KnownPattern(pattern)
    {
      find = known.matches
    } else {
      throw unsupported(
        "\(field).pattern",
        pattern?["Regex"].map { "the regular expression \(quoted($0))" }
          ?? "empty")
    }
    return { word in
      var matches = find(word.text)
      if inverts {
        matches = CutBehavior.removed.ranges(
          matches, count: word.text.count)
      }
      return word.cut(behavior.ranges(matches, count: word.text.count))
    }
  }
}

/// Returns where `text` occurs in `all`, from left to right.
private func ranges(
  of text: [Unicode.Scalar], in all: [Unicode.Scalar]
) -> [Range<Int>] {
  var found: [Range<Int>] = []
  var start = 0
  while start + text.count <= all.count {
    let isFound = all[start...].starts(with: text)
    if isFound { found.append(start..<start + text.count) }
    start += isFound ? text.count : 1
  }
  return found
}
