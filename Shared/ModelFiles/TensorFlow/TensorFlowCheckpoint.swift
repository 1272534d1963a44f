import Files
import Foundation
import NeuralNetworks
import Tensors

/// GPT-2 as OpenAI published it: a folder with a TensorFlow checkpoint and the model's sizes.
///
/// The files are `hparams.json`, `model.ckpt.index` and `model.ckpt.data-00000-of-00001`. Reading checks
/// every field of the index, and the checksum of every block and tensor.
public struct TensorFlowCheckpoint {
  /// The sizes in `hparams.json`.
  public struct Sizes: Equatable, Sendable {
    /// `n_vocab`.
    public let vocabularySize: Int
    /// `n_ctx`.
    public let contextLength: Int
    /// `n_embd`.
    public let embeddingWidth: Int
    /// `n_head`.
    public let headCount: Int
    /// `n_layer`.
    public let layerCount: Int
  }

  /// The model's sizes.
  public let sizes: Sizes
  /// The Float tensors in the order of their names, such as `model/h0/attn/c_attn/w` of shape
  /// `[1, width, 3 * width]`. Tensors of other types are left out.
  ///
  /// Like those of a `WeightFile`, they are memory-mapped.
  public let tensors: StateDictionary

  /// Reads a checkpoint. Throws a `FileError` with the file and the field that is wrong.
  public init(folder: URL) throws {
    let settings = folder.appending(path: "hparams.json")
    sizes = try naming(settings) { try Sizes(MappedFile(settings)) }
    tensors = try Self.tensors(in: folder)
  }

  private static func tensors(in folder: URL) throws -> StateDictionary {
    let index = folder.appending(path: "model.ckpt.index")
    let file = try naming(index) { try MappedFile(index) }
    let (shardCount, entries) = try naming(index) { try read(UnsafeRawBufferPointer(file.bytes)) }
    var shards: [Int: MappedFile] = [:]
    return try entries.map { name, entry in
      let number = String(format: "model.ckpt.data-%05d-of-%05d", entry.shard, shardCount)
      let url = folder.appending(path: number)
      return try naming(url) {
        let shard = try shards[entry.shard] ?? MappedFile(url)
        shards[entry.shard] = shard
        return (name, try tensor(entry, named: name, in: shard))
      }
    }
  }

  /// Returns the number of data files and the entries of all Float tensors.
  private static func read(
    _ bytes: UnsafeRawBufferPointer
  ) throws -> (shards: Int, entries: [(String, TensorFlowEntry)]) {
    let table = try TensorFlowTable(bytes).entries()
    guard let header = table.first, header.key.isEmpty else {
      throw FileError("the header is missing: get the file again")
    }
    let shards = try shardCount(header.value)
    var entries: [(String, TensorFlowEntry)] = []
    for (name, value) in table.dropFirst() {
      let entry = try TensorFlowEntry(value, named: name)
      guard entry.shard < shards else {
        throw FileError(
          "shard_id \(entry.shard) of \(quoted(name)) is not one of the \(shards) data files: get the file again"
        )
      }
      if entry.dtype == TensorFlowEntry.float { entries.append((name, entry)) }
    }
    return (shards, entries)
  }

  /// Reads the entry with the empty name. TensorFlow: `BundleHeaderProto`.
  private static func shardCount(_ bytes: UnsafeRawBufferPointer) throws -> Int {
    var (count, byteOrder) = (0, 0)
    var reader = ByteReader(bytes, subject: "the header")
    try reader.fields { tag, reader in
      switch tag {
      case 1 << 3: count = try reader.varint()
      case 2 << 3: byteOrder = try reader.varint()
      default: return false
      }
      return true
    }
    guard (1...99_999).contains(count) else {
      throw FileError("num_shards is \(count), not from 1 to 99999: get the file again")
    }
    guard byteOrder == 0 else {
      throw FileError("the numbers are big-endian: save the checkpoint on a little-endian computer")
    }
    return count
  }

  private static func tensor(
    _ entry: TensorFlowEntry, named name: String, in file: MappedFile
  ) throws -> Tensor<Float> {
    guard let size = byteCount(entry.shape, elementSize: 4), size == entry.size else {
      throw FileError(
        "shape \(brief(entry.shape)) of \(quoted(name)) does not fill its \(entry.size) bytes: "
          + "get the checkpoint again")
    }
    guard size <= file.bytes.count, entry.offset <= file.bytes.count - size else {
      throw FileError(
        "\(quoted(name)), \(size) bytes at offset \(entry.offset), is not within the \(file.bytes.count) "
          + "bytes of the file: get the checkpoint again")
    }
    let bytes = UnsafeRawBufferPointer(rebasing: file.bytes[entry.offset..<(entry.offset + size)])
    guard CRC32C.masked(bytes) == entry.checksum else {
      throw FileError("the checksum of \(quoted(name)) is wrong: get the checkpoint again")
    }
    return try Tensor(entry.shape, at: entry.offset, in: file)
  }
}

extension TensorFlowCheckpoint.Sizes {
  fileprivate init(_ file: MappedFile) throws {
    let scanner = JSONScanner(file.bytes, subject: "the file")
    var sizes: [String: Int] = [:]
    try scanner.object("the file") { name in
      if ["n_vocab", "n_ctx", "n_embd", "n_head", "n_layer"].contains(name) {
        sizes[name] = try scanner.integer(name)
      } else {
        try scanner.skip(quoted(name))
      }
    }
    try scanner.end()
    func size(_ name: String) throws -> Int {
      guard let size = sizes[name], size > 0 else {
        throw FileError("\(name) is missing or zero: get the file again")
      }
      return size
    }
    self.init(
      vocabularySize: try size("n_vocab"), contextLength: try size("n_ctx"),
      embeddingWidth: try size("n_embd"), headCount: try size("n_head"), layerCount: try size("n_layer"))
  }
}
