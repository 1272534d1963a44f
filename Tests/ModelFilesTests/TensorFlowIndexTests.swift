import Foundation
import ModelFiles
import NeuralNetworks
import Tensors
import TestSupport
import Testing

private typealias Tables = TensorFlowTables

@Suite("Every field of a TensorFlow index is checked, even if the checksums are correct")
struct TensorFlowIndexTests {
  private static let data = (0..<20).map(Float.init).withUnsafeBytes { Data($0) }

  private static func checksum(_ range: Range<Int>) -> UInt32 { Tables.maskedChecksum(data[range]) }

  /// Ten tensors of two numbers each, whose names have long common prefixes.
  private static let entries: [(key: String, value: Data)] =
    [("", Tables.header())]
    + (0..<10).map { i in
      let range = (8 * i)..<(8 * i + 8)
      return (
        "model/layer\(i / 3)/part\(i)",
        Tables.entry(shape: [2, 1], offset: 8 * i, size: 8, checksum: checksum(range))
      )
    }

  @Test("Any number of blocks and any restart interval can be read", arguments: [1, 2, 3, 100], [1, 2, 16])
  func layouts(_ entriesPerBlock: Int, _ restartInterval: Int) throws {
    let tables = Tables(entriesPerBlock: entriesPerBlock, restartInterval: restartInterval)
    try withCheckpoint(tables.file(Self.entries)) { folder in
      let tensors = try TensorFlowCheckpoint(folder: folder).tensors
      #expect(tensors.map(\.name) == Self.entries.dropFirst().map(\.key))
      let expected: [Float] = (0..<20).map { Float($0) }
      #expect(tensors.flatMap(\.tensor.scalars) == expected)
      #expect(tensors.allSatisfy { $0.tensor.shape == [2, 1] })
    }
  }

  @Test("Tensors of other types are skipped; scalars and empty tensors are read")
  func kinds() throws {
    let entries = [
      ("", Tables.header()), ("a", Tables.entry(type: 9, shape: [1], offset: 0, size: 8, checksum: 0)),
      ("b", Tables.entry(shape: [], offset: 4, size: 4, checksum: Self.checksum(4..<8))),
      ("c", Tables.entry(shape: [3, 0], offset: 80, size: 0, checksum: Self.checksum(0..<0))),
    ]
    try withCheckpoint(Tables().file(entries)) { folder in
      let tensors = try TensorFlowCheckpoint(folder: folder).tensors
      #expect(tensors.map(\.name) == ["b", "c"])
      #expect(tensors[0].tensor.item == 1 && tensors[1].tensor.shape == [3, 0])
    }
  }

  /// Indices with one fault each, the file that the error must name, and what it must mention.
  private static var faults: [(index: Data, file: String, hint: String)] {
    let (index, shard) = ("model.ckpt.index", "model.ckpt.data-00000-of-00001")
    func one(_ entry: Data) -> Data { Tables().file([("", Tables.header()), ("w", entry)]) }
    func headed(_ header: Data) -> Data { Tables().file([("", header)] + entries.dropFirst()) }
    let sum = checksum(0..<8)
    return [
      (Tables(compression: 1).file(entries), index, "compressed"), (Tables().file([]), index, "header"),
      (Tables().file(Array(entries.dropFirst())), index, "header"), (headed(Data()), index, "num_shards"),
      (headed(Tables.header(shards: 0)), index, "num_shards"),
      (headed(Tables.header(shards: 100_000)), index, "num_shards"),
      (headed(Tables.header(shards: -1)), index, "negative"),
      (headed(Tables.header() + Tables.field(2, 1)), index, "endian"), (headed(Data([8])), index, "early"),
      (headed(Data([0x0b, 0])), index, "kind"), (headed(Data([0x0a, 0xff, 1])), index, "early"),
      (Tables().file(entries + [entries[10]]), index, "twice"),
      (Tables().file(Array(entries.reversed())), index, "out of order"),
      (Tables(repeatsFirstBlock: true).file(entries), index, "overlaps"),
      (Tables().file([entries[0], (String(repeating: "n", count: 501), entries[1].value)]), index, "length"),
      (one(Data()), index, "dtype"), (one(Tables.field(1, 1)), shard, "shape"),
      (one(Tables.entry(shape: [2], shard: 1, offset: 0, size: 8, checksum: sum)), index, "shard_id"),
      (one(Tables.entry(shape: [2], shard: -1, offset: 0, size: 8, checksum: sum)), index, "negative"),
      (one(Tables.entry(shape: [2], offset: -8, size: 8, checksum: sum)), index, "negative"),
      (one(Tables.entry(shape: [2], offset: 0, size: -8, checksum: sum)), index, "negative"),
      (one(Tables.entry(shape: [-2], offset: 0, size: 8, checksum: sum)), index, "negative"),
      (one(Tables.entry(shape: [3], offset: 0, size: 8, checksum: sum)), shard, "shape"),
      (one(Tables.entry(shape: [2], offset: 0, size: 12, checksum: sum)), shard, "shape"),
      (one(Tables.entry(shape: [.max, 4], offset: 0, size: 8, checksum: sum)), shard, "shape"),
      (one(Tables.entry(shape: [0, 1 << 62, 4], offset: 0, size: 0, checksum: sum)), shard, "shape"),
      (one(Tables.entry(shape: [2], offset: 73, size: 8, checksum: sum)), shard, "not within"),
      (one(Tables.entry(shape: [2], offset: .max, size: 8, checksum: sum)), shard, "not within"),
      (one(Tables.entry(shape: [1 << 40], offset: 0, size: 1 << 42, checksum: sum)), shard, "not within"),
      (one(Tables.entry(shape: [2], offset: 4, size: 8, checksum: sum)), shard, "checksum"),
      (one(entries[1].value + Tables.field(7, Data())), index, "slices"),
      (one(entries[1].value.dropLast()), index, "early"),
    ]
  }

  @Test("Each fault gives a one-line error that names the file")
  func faulty() throws {
    for (number, fault) in Self.faults.enumerated() {
      try withCheckpoint(fault.index) { folder in
        let line = refusal { _ = try TensorFlowCheckpoint(folder: folder) }
        let isAboutFile = isOneLine(line, about: folder.appending(path: fault.file))
        #expect(isAboutFile && line.contains(fault.hint), "fault \(number): \(line)")
      }
    }
  }

  @Test("With any byte of a block changed and its checksum corrected, reading gives at most an error")
  func changedBytes() throws {
    let generator = RandomGenerator(seed: 3)
    let whole = Tables(entriesPerBlock: 100).file(Self.entries)
    // The block of all entries comes first; the three blocks end with the footer's 48 bytes.
    let blockSize = whole.count - 48 - 5 - (4 + 4 + 5) - Self.indexBlockSize
    var refused = 0
    try withCheckpoint(whole) { folder in
      for _ in 0..<1000 {
        var bytes = whole
        bytes[Int(generator.nextUInt32()) % blockSize] = UInt8(generator.nextUInt32() & 0xff)
        let sum = Tables.maskedChecksum(bytes.prefix(blockSize + 1))
        bytes.replaceSubrange((blockSize + 1)..<(blockSize + 5), with: Tables.fixed32(sum))
        try bytes.write(to: folder.appending(path: "model.ckpt.index"))
        let line = refusal { _ = try TensorFlowCheckpoint(folder: folder) }
        if !line.isEmpty { refused += 1 }
        let isFromHere = line.hasPrefix(folder.path + "/model.ckpt.") && !line.contains("\n")
        #expect(line.isEmpty || (isFromHere && !line.contains("checksum of the block")), "\(line)")
      }
    }
    #expect(refused > 500, "\(refused)")
  }

  /// One entry (its key is the last name, its value two integers of one and two bytes), its restart offset, the
  /// number of restarts, and the trailer.
  private static let indexBlockSize = 3 + entries.last!.key.utf8.count + 3 + 8 + 5

  /// Runs `body` with a folder that has this index, the data and a model's sizes.
  private func withCheckpoint(_ index: Data, _ body: (URL) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let sizes = #"{"n_vocab":1,"n_ctx":1,"n_embd":1,"n_head":1,"n_layer":1,"other":[1.5]}"#
      try Data(sizes.utf8).write(to: folder.appending(path: "hparams.json"))
      try index.write(to: folder.appending(path: "model.ckpt.index"))
      try Self.data.write(to: folder.appending(path: "model.ckpt.data-00000-of-00001"))
      try body(folder)
    }
  }
}
