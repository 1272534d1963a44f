import Corpora
import Files
import Foundation
import TestSupport
import Testing
import Tokenizing
import TokenizingTopics

@Suite("Topic encodings")
struct EncodingsTests {
  private struct Python: Decodable {
    var cp1251: [String]
    var bytes: [[UInt8]]
    var repaired: [String]
  }

  private func python() throws -> Python {
    try JSONDecoder().decode(
      Python.self, from: Data(contentsOf: Golden.url(of: "topics/encodings.json")))
  }

  @Test("CP1251 has Python's table, and every byte but one makes the round trip")
  func cyrillic() throws {
    let table = try python().cp1251
    #expect(table.count == 256)
    for byte in UInt8.min...UInt8.max {
      let expected = table[Int(byte)]
      guard !expected.isEmpty else {
        #expect(throws: FileError.self) { try TextEncoding.cp1251.decode([byte]) }
        continue
      }
      let text = try TextEncoding.cp1251.decode([byte])
      #expect(sameBytes(text, expected))
      #expect(try TextEncoding.cp1251.encode(text) == [byte])
    }
    #expect(throws: FileError.self) { try TextEncoding.cp1251.encode("\u{98}") }
  }

  @Test("Latin-1 keeps all 256 bytes")
  func latin() throws {
    let bytes: [UInt8] = Array(0...255)
    #expect(try TextEncoding.latin1.encode(TextEncoding.latin1.decode(bytes)) == bytes)
  }

  @Test("The Ukrainian story makes the round trip in all encodings that can write it")
  func story() throws {
    let story = try Corpus.ukrainianStory() + "😀 e\u{301}"
    for encoding in [TextEncoding.utf8, .utf16LittleEndian, .utf16BigEndian] {
      #expect(sameBytes(try encoding.decode(encoding.encode(story)), story))
    }
    let plain = try Corpus.ukrainianStory()
    #expect(sameBytes(try TextEncoding.cp1251.decode(TextEncoding.cp1251.encode(plain)), plain))
  }

  @Test("What is not UTF-8 is refused with its place, and repaired as Python does it")
  func invalid() throws {
    let python = try python()
    #expect(python.bytes.count == 199)
    for (bytes, repaired) in zip(python.bytes, python.repaired) {
      #expect(sameBytes(repairedUTF8(bytes), repaired), "\(bytes)")
      let isValid = (try? TextEncoding.utf8.decode(bytes)) != nil
      #expect(isValid == !repaired.contains("\u{FFFD}"), "\(bytes)")
    }
    let error = #expect(throws: FileError.self) { try TextEncoding.utf8.decode([0x61, 0xD0, 0xFF]) }
    #expect(error?.problem.hasPrefix("not UTF-8: byte 1 is D0 in hexadecimal;") == true)
    let odd = #expect(throws: FileError.self) { try TextEncoding.utf16LittleEndian.decode([0x41]) }
    #expect(odd?.problem.hasPrefix("not UTF-16LE: byte 0 is 41") == true)
    let none = #expect(throws: FileError.self) { try TextEncoding.latin1.encode("aї") }
    #expect(none?.problem.hasPrefix("Latin-1 has no byte for \"ї\"") == true)
  }

  @Test("A byte-order mark decides, and is left out")
  func marks() throws {
    for (mark, encoding) in byteOrderMarks {
      let bytes = try mark + encoding.encode("Річка")
      #expect(guessedEncoding(of: bytes) == encoding)
      #expect(try readText(bytes) == "Річка")
    }
    #expect(byteOrderMark(of: [0xEF, 0xBB]) == nil && byteOrderMark(of: []) == nil)
    #expect(try readText([]) == "")
    #expect(guessedEncoding(of: Array("Річка".utf8)) == .utf8)
    #expect(guessedEncoding(of: try TextEncoding.cp1251.encode("Річка")) == .cp1251)
    #expect(guessedEncoding(of: try TextEncoding.latin1.encode("Grüße")) == .latin1)
  }
}
