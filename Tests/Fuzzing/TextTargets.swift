import Files
import Foundation

@testable import Corpora
@testable import LowRankAdaptation

/// JSON, tables and archives.
let textTargets = [
  FuzzTarget(
    name: "json",
    seeds: {
      [
        #"{"a": [1, -2.5e+3, true, false, null, "\u00e9\ud83d\ude00\n"], "b": {"c": {}}}"#, "[]", "0",
        "[[[[[]]]]]",
      ].map { Data($0.utf8) }
    },
    read: { input in
      do {
        let _: JSONField = try decodeJSON(from: input, at: "input")
      } catch let error as DecodingError {
        // Foundation rejects numbers that are too large for a Double, and nothing else that JSON allows.
        require(input.contains(UInt8(ascii: "e")) || input.contains(UInt8(ascii: "E")), "\(error)")
      }
    }, words: jsonWords),
  FuzzTarget(
    name: "csv", seeds: { tableSeeds(.csv) }, read: { try checkTable($0, .csv) }, words: ["\"\"", "\r\n"]),
  FuzzTarget(
    name: "tsv", seeds: { tableSeeds(.tsv) }, read: { try checkTable($0, .tsv) }, words: ["\"\"", "\t"]),
  FuzzTarget(
    name: "zip",
    seeds: {
      // A stored readme, a deflated text and a comment, written by Python's zipfile.
      let archive =
        "UEsDBBQAAAAAAABgbz5DwzGYGAAAABgAAAAGAAAAcmVhZG1lU01TIFNwYW0gQ29sbGVjdGlvbiB2LjEKUEsDBBQAAAAIAABgbz6X"
        + "EblgNAAAAEgDAAARAAAAU01TU3BhbUNvbGxlY3Rpb27LSMzldM9XKM0rycxRyCotys9LVyjIz8wr4SouAEq5FaWmKqTmlRRVcmWM"
        + "qhxVOaoSh0oAUEsBAhQDFAAAAAAAAGBvPkPDMZgYAAAAGAAAAAYAAAAAAAAAAAAAAIABAAAAAHJlYWRtZVBLAQIUAxQAAAAIAABg"
        + "bz6XEblgNAAAAEgDAAARAAAAAAAAAAAAAACAATwAAABTTVNTcGFtQ29sbGVjdGlvblBLBQYAAAAAAgACAHMAAACfAAAADgBtYWRl"
        + "IGJ5IFB5dGhvbg=="
      return [Data(base64Encoded: archive)!]
    },
    read: { input in
      let archive = try ZipArchive(input, from: "input")
      for name in archive.names {
        let contents = try archive.contents(of: name, limit: 1 << 20)
        require(contents.count <= 1 << 20, "zip: \(contents.count) bytes are more than the limit")
      }
    }, words: ["PK\u{1}\u{2}", "PK\u{3}\u{4}", "PK\u{5}\u{6}"]),
]

/// Marks and escapes of JSON.
let jsonWords = [
  "{", "}", "[", "]", ",", ":", "\"", "\":", "\\u", "\\ud83d\\ude00", "true", "false", "null", "1e308", "-0",
  "9223372036854775807", "9223372036854775808", "\u{301}", "\u{feff}",
]

private func tableSeeds(_ format: DelimitedText) -> [Data] {
  let rows = [["ham", "Ahoy, \"you\"\tthere"], ["spam", "a\nb\r\nc"], [""], ["é", "", "x"]]
  return [format.text(of: rows), "ham\tone\nspam\ttwo\n"].map { Data($0.utf8) }
}

/// Reads a table, writes it and reads it again.
private func checkTable(_ input: Data, _ format: DelimitedText) throws {
  let text = try decodeUTF8(input, from: "input")
  let rows = try format.rows(of: text, from: "input")
  let again = try format.rows(of: format.text(of: rows), from: "output")
  // Bytes, not characters.
  func bytes(_ rows: [[String]]) -> [[[UInt8]]] { rows.map { $0.map { Array($0.utf8) } } }
  require(bytes(again) == bytes(rows), "a table changes when it is written and read: \(rows) \(again)")
  _ = try Corpus.messages(in: text, from: "input")
}
