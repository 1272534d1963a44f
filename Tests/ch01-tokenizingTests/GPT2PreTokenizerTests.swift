import Foundation
import TestSupport
import Testing
import Tokenizing

@Suite("GPT-2's words")
struct GPT2PreTokenizerTests {
  /// GPT-2's expression; ICU's `\s` is narrower than the one it was written for.
  private static let pattern =
    #"'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\p{White_Space}\p{L}\p{N}]+"#
    + #"|\p{White_Space}+(?!\P{White_Space})|\p{White_Space}+"#

  private func piecesByExpression(_ text: String) throws -> [String] {
    let expression = try NSRegularExpression(pattern: Self.pattern)
    let whole = NSRange(location: 0, length: text.utf16.count)
    return expression.matches(in: text, range: whole).map { (text as NSString).substring(with: $0.range) }
  }

  @Test("Contractions, leading and trailing spaces, line breaks")
  func examples() {
    let cases: [(String, [String])] = [
      ("", []), (" ", [" "]), ("   leading", ["  ", " leading"]), ("trailing   ", ["trailing", "   "]),
      ("I'd  say 42!", ["I", "'d", " ", " say", " 42", "!"]),
      ("we've they'll you're", ["we", "'ve", " they", "'ll", " you", "'re"]),
      ("I'M 'tis 's 'l", ["I", "'", "M", " '", "tis", " '", "s", " '", "l"]),
      ("a\r\n b", ["a", "\r\n", " b"]), ("line \n break", ["line", " \n", " break"]),
      ("x²½", ["x", "²½"]), ("№ ١٢٣", ["№", " ١٢٣"]), ("''''", ["''''"]), ("'", ["'"]), ("'v", ["'", "v"]),
      ("a\u{A0}b", ["a", "\u{A0}", "b"]), ("a \u{2003}b", ["a", " ", "\u{2003}", "b"]),
      ("cafe\u{301} їжак", ["cafe", "\u{301}", " їжак"]),
      ("zero\u{200B}width", ["zero", "\u{200B}", "width"]),
      ("a\u{1C}b\u{85}c", ["a", "\u{1C}", "b", "\u{85}", "c"]),
    ]
    for (text, pieces) in cases {
      let found = GPT2PreTokenizer.pieces(of: text)
      #expect(found.map { Array($0.utf8) } == pieces.map { Array($0.utf8) }, "\(text.debugDescription)")
    }
  }

  @Test("Random text is cut where the regular expression cuts it")
  func equalsExpression() throws {
    var generator = SplitMix(state: 1)
    for _ in 0..<300 {
      let text = randomText(count: Int.random(in: 0...60, using: &generator), using: &generator)
      let expected = try piecesByExpression(text).map { Array($0.utf8) }
      #expect(
        GPT2PreTokenizer.pieces(of: text).map { Array($0.utf8) } == expected, "\(text.debugDescription)")
    }
  }

  @Test("The texts of the golden file are cut where the expression cuts them, and never inside a token")
  func goldenTexts() throws {
    for entry in Golden.entries(in: "tokenizers", prefix: "gpt2-") {
      guard entry.outputs.contains("bytes") else { continue }
      let tokens = entry.outputs["bytes"].strings
      let text = entry.text
      let pieces = GPT2PreTokenizer.pieces(of: text)
      #expect(
        pieces.map { Array($0.utf8) } == (try piecesByExpression(text).map { Array($0.utf8) }), "\(entry.id)")
      #expect(
        ends(of: tokens.map { $0.count / 2 }).isSuperset(of: ends(of: pieces.map(\.utf8.count))),
        "\(entry.id)")
    }
  }

  private func ends(of lengths: [Int]) -> Set<Int> {
    Set(lengths.indices.map { lengths[0...$0].reduce(0, +) })
  }
}
