import Tokenizing

/// A regular expression that published tokenizers cut words with, and that
/// Swift reads as their library does.
///
/// An expression that is not in the list is refused. Two libraries seldom
/// agree on every construct, and ids that are almost right are wrong.
struct KnownPattern: Sendable {
  private let pattern: String

  /// The words of GPT-4 and Llama 3; those of Qwen 2, which takes the
  /// digits of a number one by one; and GPT-2's.
  static let known: [String] = {
    let contractions = "(?i:'s|'t|'re|'ve|'m|'ll|'d)"
    let digits = [#"\p{N}{1,3}"#, #"\p{N}"#]
    return digits.map {
      [
        contractions, #"[^\r\n\p{L}\p{N}]?\p{L}+"#, $0,
        #" ?[^\s\p{L}\p{N}]+[\r\n]*"#, #"\s*[\r\n]+"#, #"\s+(?!\S)"#,
        #"\s+"#,
      ].joined(separator: "|")
    } + [GPT2PreTokenizer.pattern]
  }()

  /// Takes an expression of the list; nil for any other.
  init?(_ pattern: String) {
    guard Self.known.contains(pattern) else { return nil }
    self.pattern = pattern
  }

  /// Returns where the expression matches, as positions of code points.
  @Sendable func matches(in text: [Unicode.Scalar]) -> [Range<Int>] {
    // Compiled again for each text: a Regex cannot be shared by threads.
    guard let compiled = try? Regex(pattern) else { return [] }
    let string = String(text)
    let scalars = string.unicodeScalars
    var start = 0
    var position = scalars.startIndex
    return string.matches(of: compiled.matchingSemantics(.unicodeScalar))
      .map { match in
        start += scalars.distance(
          from: position, to: match.range.lowerBound)
        let count = scalars.distance(
          from: match.range.lowerBound, to: match.range.upperBound)
        defer {
          start += count
          position = match.range.upperBound
        }
        return start..<start + count
      }
  }
}
