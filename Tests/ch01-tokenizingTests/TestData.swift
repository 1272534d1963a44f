import Files
import Foundation
import TestSupport
import Testing
import Tokenizing

extension Golden {
  /// Returns the entries whose id starts with `prefix`; there must be some.
  static func entries(in name: String, prefix: String) -> [GoldenEntry] {
    let chosen = entries(in: name).filter { $0.id.hasPrefix(prefix) }
    precondition(!chosen.isEmpty, "Tests/Golden/\(name).json has no entry \(prefix)")
    return chosen
  }
}

extension GoldenEntry {
  /// The input text, from its UTF-8 in hexadecimal: JSON readers may drop a byte order mark.
  var text: String {
    let digits = Array(inputs["utf8"].string)
    let bytes = stride(from: 0, to: digits.count, by: 2).map { at in
      UInt8(String(digits[at...at + 1]), radix: 16)!
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension GoldenValue {
  /// The strings of a list.
  var strings: [String] { list.map(\.string) }
}

/// A file of the real data, or nil if it is not on this machine.
func realFile(_ name: String) -> URL? {
  RealData.contains(name) ? RealData.url(of: name) : nil
}

let hasVerdict = RealData.contains("the-verdict.txt")
let hasGPT2 = RealData.contains("vocab.bpe")
let needsVerdict: Comment = "needs the-verdict.txt: put it in a folder and set LLM_DATA to it"
let needsGPT2: Comment = "needs vocab.bpe of GPT-2: put it in a folder and set LLM_DATA to it"

/// The text of the-verdict.txt.
func verdict() throws -> String {
  try String(contentsOf: try #require(realFile("the-verdict.txt")), encoding: .utf8)
}

/// SHA-256 of the ids as the golden files compute it: decimal, joined by commas.
func digest(_ ids: [Int]) -> String {
  SHA256.hexDigest(of: ids.map(String.init).joined(separator: ",").utf8)
}

/// Whether two texts have the same bytes; `==` would ignore how accents are composed.
func sameBytes(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }

/// A small text to train on, with repetition, accents, Cyrillic and line breaks.
let trainingText = """
  The river ran low that summer, and the lowest stones showed themselves. "It's lower than it was,"
  said the ferryman, who'd seen 43 summers; nobody else had seen the river so low. Привіт, річко!
  The children went wading, waded further, and waded back. Річка тече, тече й тече. Naïve, they said.

  """

/// Random numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A word of random letters, the first `alphabet` of "abc…z".
func randomWord(count: Int, alphabet: Int = 26, using generator: inout SplitMix) -> String {
  String(
    decoding: (0..<count).map { _ in UInt8.random(in: 97..<97 + UInt8(alphabet), using: &generator) },
    as: UTF8.self)
}

/// A text of random code points: letters, digits, all kinds of white space, marks, emoji, anything.
///
/// Only code points that Unicode has had for long: newer ones are letters in one library and
/// unassigned in the next.
func randomText(count: Int, using generator: inout SplitMix) -> String {
  let frequent = Array(
    "aeT'sdlmrv 0٣²½  \t\n\r.,-_\u{A0}\u{85}\u{1C}\u{2003}\u{3000}éїЖ你\u{301}🙂\u{200D}".unicodeScalars)
  var text = String.UnicodeScalarView()
  for _ in 0..<count {
    let any = Unicode.Scalar(UInt32.random(in: 0...0x2FFFF, using: &generator)) ?? "x"
    let isOld = any.properties.age.map { $0.major < 10 } ?? false
    let isRare = Int.random(in: 0..<6, using: &generator) == 0
    text.append(isRare && isOld ? any : frequent.randomElement(using: &generator)!)
  }
  return String(text)
}
