/// Splits text into words, punctuation marks and white space (book section
/// 2.2).
///
/// The four splitters are the book's four steps, each a little better than
/// the last:
///
///     WordSplitter.atWhiteSpace.pieces(of: "Is it-- a test?")   // Is, " ", it--, " ", a, " ", test?
///     WordSplitter.words.pieces(of: "Is it-- a test?")          // Is, it, --, a, test, ?
///
/// A separator is a piece too, and so is the text before and after it even
/// if it is empty, as in Python's `re.split`.
public struct WordSplitter: Sendable {
  private let marks: Set<Unicode.Scalar>
  private let splitsDashes: Bool
  private let keepsBlanks: Bool

  /// Splits at white space only; a comma stays attached to its word.
  public static let atWhiteSpace = WordSplitter(
    "", splitsDashes: false, keepsBlanks: true)
  /// Splits at white space, commas and full stops; keeps blank pieces.
  public static let atCommasAndStops = WordSplitter(
    ",.", splitsDashes: false, keepsBlanks: true)
  /// Splits like `atCommasAndStops` and drops the blank pieces.
  public static let withoutBlanks = WordSplitter(
    ",.", splitsDashes: false, keepsBlanks: false)
  /// Splits at white space, all common punctuation and double dashes,
  /// without blank pieces.
  public static let words = WordSplitter(
    ",.:;?_!\"()'", splitsDashes: true, keepsBlanks: false)

  private init(_ marks: String, splitsDashes: Bool, keepsBlanks: Bool) {
    self.marks = Set(marks.unicodeScalars)
    self.splitsDashes = splitsDashes
    self.keepsBlanks = keepsBlanks
  }

  /// Returns the pieces of `text` in order.
  public func pieces(of text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    var pieces: [String] = []
    var start = 0
    var position = 0
    while position < scalars.count {
      let length = separatorLength(in: scalars, at: position)
      if length > 0 {
        append(scalars[start..<position], to: &pieces)
        append(scalars[position..<position + length], to: &pieces)
        start = position + length
      }
      position += max(1, length)
    }
    append(scalars[start...], to: &pieces)
    return pieces
  }

  private func append(
    _ piece: ArraySlice<Unicode.Scalar>, to pieces: inout [String]
  ) {
    if keepsBlanks || !piece.allSatisfy(\.isPythonSpace) {
      pieces.append(String(piece))
    }
  }

  /// The length in code points of the separator at `position`, 0 if there
  /// is none.
  private func separatorLength(
    in scalars: [Unicode.Scalar], at position: Int
  ) -> Int {
    let scalar = scalars[position]
    if marks.contains(scalar) || scalar.isPythonSpace { return 1 }
    let isDash =
      splitsDashes && scalar == "-"
      && scalars[position...].prefix(2).count == 2
    return isDash && scalars[position + 1] == "-" ? 2 : 0
  }
}

extension String {
  /// Makes a string of code points.
  package init(_ scalars: some Sequence<Unicode.Scalar>) {
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}

extension Unicode.Scalar {
  /// Whether Python's `\s` matches: Unicode's white space and four old
  /// separators.
  var isPythonSpace: Bool {
    properties.isWhitespace || (0x1C...0x1F).contains(value)
  }
}
