import Architecture
import Files
import Foundation
import Tensors

@testable import ModelFiles
@testable import Pretraining

/// TensorFlow's checkpoints: the index, with its checksums computed again, and the sizes.
let tensorFlowTargets = [
  FuzzTarget(
    name: "tensorflow-index", seeds: { [try Data(contentsOf: golden.appending(path: indexName))] },
    read: { input in
      _ = files
      try Scratch.shared.write(TensorFlowRepair(input).bytes, as: indexName)
      let checkpoint = try TensorFlowCheckpoint(folder: Scratch.shared.folder)
      for (_, tensor) in checkpoint.tensors { _ = tensor.sum().item }
    }, words: ["model/", "/w", "\u{ff}"]),
  FuzzTarget(
    name: "tensorflow-sizes", seeds: { [try Data(contentsOf: golden.appending(path: "hparams.json"))] },
    read: { input in
      _ = files
      try Scratch.shared.write(Data(contentsOf: golden.appending(path: indexName)), as: indexName)
      try Scratch.shared.write(input, as: "hparams.json")
      _ = try GPTModel(folder: Scratch.shared.folder)
    }, words: jsonWords + ["n_vocab", "n_ctx", "n_embd", "n_head", "n_layer"]),
]

/// The small checkpoint that TensorFlow wrote for the tests.
private let golden = URL(filePath: "Tests/Golden/tiny-gpt2-tensorflow")
private let indexName = "model.ckpt.index"
private let dataName = "model.ckpt.data-00000-of-00001"

/// The files besides the index.
private let files: Void = {
  do {
    for name in ["hparams.json", dataName] {
      try Scratch.shared.write(Data(contentsOf: golden.appending(path: name)), as: name)
    }
  } catch {
    preconditionFailure("run from the folder with Package.swift: \(error)")
  }
}()

/// An index whose checksums are made right wherever its structure can be followed.
private struct TensorFlowRepair {
  private(set) var bytes: Data
  private static let footerSize = 48

  init(_ input: Data) {
    bytes = Data(input)
    guard bytes.count >= Self.footerSize else { return }
    let magic: [UInt8] = [0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb]
    bytes.replaceSubrange((bytes.count - magic.count)..., with: magic)
    let handles = varints(in: bytes.suffix(Self.footerSize), count: 4)
    guard handles.count == 4 else { return }
    for place in entries(of: handles[2], handles[3]) {
      let handle = varints(in: bytes[place], count: 2)
      guard handle.count == 2 else { continue }
      for entry in entries(of: handle[0], handle[1]) { repairTensor(entry) }
      repairBlock(handle[0], handle[1])
    }
    repairBlock(handles[2], handles[3])
    repairBlock(handles[0], handles[1])
  }

  private func varints(in data: Data, count: Int) -> [Int] {
    data.withUnsafeBytes { buffer in
      var reader = ByteReader(buffer, subject: "")
      return (0..<count).compactMap { _ in try? reader.varint() }
    }
  }

  /// Returns where the values of a block's entries are.
  private func entries(of offset: Int, _ size: Int) -> [Range<Int>] {
    guard isBlock(offset, size), size >= 4 else { return [] }
    return bytes.withUnsafeBytes { buffer in
      let block = UnsafeRawBufferPointer(rebasing: buffer[offset..<(offset + size)])
      let restarts = Int(block.loadUnaligned(fromByteOffset: size - 4, as: UInt32.self))
      guard 4 * (restarts + 1) <= size else { return [] }
      var reader = ByteReader(
        UnsafeRawBufferPointer(rebasing: block[..<(size - 4 * (restarts + 1))]), subject: "")
      var result: [Range<Int>] = []
      while !reader.isAtEnd {
        guard (try? reader.varint()) != nil, let rest = try? reader.varint(),
          let count = try? reader.varint(),
          (try? reader.take(rest)) != nil, let value = try? reader.take(count)
        else { break }
        guard let start = value.baseAddress, count > 0 else { continue }
        let place = start - buffer.baseAddress!
        result.append(place..<(place + count))
      }
      return result
    }
  }

  private func isBlock(_ offset: Int, _ size: Int) -> Bool {
    let room = bytes.count - Self.footerSize - 5
    return size <= room && offset <= room - size
  }

  private mutating func repairBlock(_ offset: Int, _ size: Int) {
    guard isBlock(offset, size) else { return }
    bytes[offset + size] = 0  // not compressed
    write(bytes[offset...(offset + size)].withUnsafeBytes(CRC32C.masked), at: offset + size + 1)
  }

  /// Sets the checksum in a tensor's entry to that of its bytes.
  private mutating func repairTensor(_ place: Range<Int>) {
    guard let data = Self.data else { return }
    var (offset, size) = (0, 0)
    var checksum: Int?
    bytes.withUnsafeBytes { buffer in
      var reader = ByteReader(UnsafeRawBufferPointer(rebasing: buffer[place]), subject: "")
      try? reader.fields { tag, reader in
        switch tag {
        case 4 << 3: offset = try reader.varint()
        case 5 << 3: size = try reader.varint()
        case 6 << 3 | 5: checksum = try reader.take(4).baseAddress! - buffer.baseAddress!
        default: return false
        }
        return true
      }
    }
    guard let checksum, size <= data.count, offset <= data.count - size else { return }
    write(data[offset..<(offset + size)].withUnsafeBytes(CRC32C.masked), at: checksum)
  }

  private mutating func write(_ sum: UInt32, at place: Int) {
    withUnsafeBytes(of: sum.littleEndian) { bytes.replaceSubrange(place..<(place + 4), with: $0) }
  }

  private static let data = try? Data(contentsOf: golden.appending(path: dataName))
}
