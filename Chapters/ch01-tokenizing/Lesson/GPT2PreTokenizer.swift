/// Cuts text into words as GPT-2 does; byte-pair encoding then merges only
/// inside a word.
///
///     GPT2PreTokenizer.pieces(of: "I'd  say 42!")   // I, 'd, " ", " say", " 42", !
///
/// It implements GPT-2's regular expression by hand, which is faster, and
/// takes Unicode's letters, numbers and white space from the standard
/// library.
public enum GPT2PreTokenizer {
  /// GPT-2's expression, whose matches are the words. ␣ is a space here.
  public static let pattern = [
    "'s|'t|'re|'ve|'m|'ll|'d",  // contractions, lower case only
    #"␣?\p{L}+"#,  // letters, with a space before them if there is one
    #"␣?\p{N}+"#,  // digits, likewise
    #"␣?[^\s\p{L}\p{N}]+"#,  // anything else but white space, likewise
    #"\s+(?!\S)"#,  // white space, up to the last one before a word
    #"\s+"#,  // white space
  ].joined(separator: "|").replacing("␣", with: " ")

  /// Returns the words of `text`; joined, they give the text back.
  public static func pieces(of text: String) -> [String] {
    let utf8 = Array(text.utf8)
    return ranges(in: utf8).map {
      String(decoding: utf8[$0], as: UTF8.self)
    }
  }

  /// Returns the ranges of the words in `utf8`, which must be valid UTF-8.
  public static func ranges(in utf8: [UInt8]) -> [Range<Int>] {
    utf8.withUnsafeBufferPointer { bytes in
      var ranges: [Range<Int>] = []
      ranges.reserveCapacity(bytes.count / 4)
      var start = 0
      while start < bytes.count {
        let end = endOfWord(in: bytes, from: start)
        ranges.append(start..<end)
        start = end
      }
      return ranges
    }
  }

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  private static func endOfWord(in bytes: Bytes, from start: Int) -> Int {
    if let end = endOfContraction(in: bytes, from: start) { return end }
    let first =
      bytes[start] == space && start + 1 < bytes.count ? start + 1 : start
    let kind = scalar(in: bytes, at: first).kind
    if kind == .whiteSpace {
      return endOfWhiteSpace(in: bytes, from: start)
    }
    return endOfRun(of: kind, in: bytes, from: first).end
  }

  /// The end of the contraction that starts here with its apostrophe, or
  /// nil.
  private static func endOfContraction(in bytes: Bytes, from start: Int)
    -> Int?
  {
    guard bytes[start] == UInt8(ascii: "'"), start + 1 < bytes.count else {
      return nil
    }
    let next = bytes[start + 1]
    if "sdmt".utf8.contains(next) { return start + 2 }
    guard start + 2 < bytes.count else { return nil }
    switch (next, bytes[start + 2]) {
    case (UInt8(ascii: "l"), UInt8(ascii: "l")),
      (UInt8(ascii: "v"), UInt8(ascii: "e")),
      (UInt8(ascii: "r"), UInt8(ascii: "e")):
      return start + 3
    default: return nil
    }
  }

  /// The last white space before a word is not part of the run: a space
  /// goes with the word.
  private static func endOfWhiteSpace(in bytes: Bytes, from start: Int)
    -> Int
  {
    let (lastStart, end) = endOfRun(of: .whiteSpace, in: bytes, from: start)
    return end < bytes.count && lastStart > start ? lastStart : end
  }

  /// Where the run of one kind ends, and where its last code point starts.
  private static func endOfRun(
    of kind: Kind, in bytes: Bytes, from start: Int
  ) -> (lastStart: Int, end: Int) {
    var lastStart = start
    var end = start
    while end < bytes.count {
      let next = scalar(in: bytes, at: end)
      if next.kind != kind { break }
      lastStart = end
      end += next.length
    }
    return (lastStart, end)
  }

  // MARK: Code points

  private enum Kind { case letter, number, whiteSpace, other }
  private static let space = UInt8(ascii: " ")

  /// The kind of the code point at `position`, and how many bytes it has.
  @inline(__always)
  private static func scalar(in bytes: Bytes, at position: Int) -> (
    kind: Kind, length: Int
  ) {
    let lead = bytes[position]
    if lead < 0x80 { return (kindOfASCII(lead), 1) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      value = value << 6 | UInt32(bytes[position + offset] & 0x3F)
    }
    return (kind(of: Unicode.Scalar(value)!), length)
  }

  @inline(__always)
  private static func kindOfASCII(_ byte: UInt8) -> Kind {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      .letter
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .number
    case space, 0x09...0x0D: .whiteSpace
    default: .other
    }
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter,
      .modifierLetter, .otherLetter:
      .letter
    case .decimalNumber, .letterNumber, .otherNumber: .number
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: .whiteSpace
    default: scalar == "\u{85}" ? .whiteSpace : .other
    }
  }
}
