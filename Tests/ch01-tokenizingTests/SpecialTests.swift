import Files
import Foundation
import TestSupport
import Testing
import TokenizingTopics

@Suite("Topic special: pairs of texts")
struct SpecialTests {
  private struct Expected: Decodable {
    struct Case: Decodable {
      var first: [Int]
      var second: [Int]?
      var longest: Int
      var ids: [Int]
      var segments: [Int]
    }

    struct Batch: Decodable {
      var texts: [[Int]]
      var ids: [[Int]]
      var segments: [[Int]]
      var mask: [[Int]]
    }

    var cases: [Case]
    var batch: Batch
  }

  private static let encoder = PairEncoder(begin: 2, end: 3, padding: 0)

  private func expected() throws -> Expected {
    try JSONDecoder().decode(
      Expected.self, from: Data(contentsOf: Golden.url(of: "topics/special.json")))
  }

  @Test("Pairs are joined and cut as transformers does it")
  func pairs() throws {
    let cases = try expected().cases
    #expect(cases.count == 55)
    for row in cases {
      let pair = try Self.encoder.join(row.first, row.second, longest: row.longest)
      #expect(pair.ids == row.ids && pair.segments == row.segments, "\(row)")
      #expect(pair.mask == row.ids.map { _ in 1 })
    }
  }

  @Test("A batch is padded as transformers does it")
  func batch() throws {
    let expected = try expected().batch
    let rows = try expected.texts.map { try Self.encoder.join($0, longest: 100) }
    let batch = Self.encoder.batch(rows)
    #expect(batch.map(\.ids) == expected.ids && batch.map(\.segments) == expected.segments)
    #expect(batch.map(\.mask) == expected.mask)
    for (row, padded) in zip(rows, batch) {
      #expect(zip(padded.ids, padded.mask).filter { $0.1 == 1 }.map(\.0) == row.ids)
    }
    #expect(Self.encoder.batch([]).isEmpty)
  }

  @Test("No room for the special tokens")
  func noRoom() {
    let error = #expect(throws: FileError.self) { try Self.encoder.join([1], [2], longest: 2) }
    #expect(error?.problem == "no room for 3 special tokens in 2; allow more")
  }
}
