import Foundation
import Tensors

/// Tensors in a file of the safetensors format, which Hugging Face's libraries read and write.
///
/// The file is eight bytes with the length of the header, the header (JSON: dtype, shape and place of every
/// tensor), and the numbers as they lie in memory. Format: github.com/huggingface/safetensors.
public struct WeightFile {
  /// The tensors of numbers (F32), in the order of the file.
  public var tensors: StateDictionary
  /// The tensors of integers (I64).
  public var integers: [(name: String, tensor: Tensor<Int>)]
  /// Texts that go along.
  public var metadata: [String: String]

  public init(
    tensors: StateDictionary, integers: [(name: String, tensor: Tensor<Int>)] = [],
    metadata: [String: String] = [:]
  ) {
    self.tensors = tensors
    self.integers = integers
    self.metadata = metadata
  }

  /// Reads a file. Throws an error that names the file and the field that is wrong.
  public init(contentsOf url: URL) throws {
    self = try naming(url) { try Self.read(url) }
  }

  /// Writes a file: first beside its place, then moved there, so that an interruption leaves the old one.
  ///
  /// Traps if two tensors have one name.
  public func write(to url: URL) throws {
    let name = ".\(url.lastPathComponent).\(UUID().uuidString)"
    let draft = url.deletingLastPathComponent().appending(path: name)
    try naming(url) {
      do {
        try writeContents(to: draft)
        guard rename(draft.path, url.path) == 0 else { throw RawFile.failure("cannot be replaced") }
      } catch {
        unlink(draft.path)
        throw error
      }
    }
  }

  private func writeContents(to url: URL) throws {
    let header = header().data()
    let file = try RawFile(creating: url)
    try withUnsafeBytes(of: UInt64(header.count).littleEndian) { try file.write($0) }
    try header.withUnsafeBytes { try file.write($0) }
    for (_, tensor) in integers { try tensor.withBytes { try file.write($0) } }
    for (_, tensor) in tensors { try tensor.withBytes { try file.write($0) } }
    try file.synchronize()
  }

  /// Places the tensors one after the other, integers first: they are the larger elements.
  private func header() -> WeightHeader {
    var header = WeightHeader()
    header.metadata = metadata
    var end = 0
    let all =
      integers.map { ($0.name, "I64", $0.tensor.shape) } + tensors.map { ($0.name, "F32", $0.tensor.shape) }
    for (name, dtype, shape) in all {
      let size = shape.reduce(WeightHeader.elementSizes[dtype]!, *)
      header.entries.append((name, .init(dtype: dtype, shape: shape, offsets: [end, end + size])))
      end += size
    }
    precondition(Set(all.map(\.0)).count == all.count, "WeightFile: two tensors have one name")
    return header
  }

  private static func read(_ url: URL) throws -> WeightFile {
    let file = try RawFile(reading: url)
    let size = try file.size()
    var word: UInt64 = 0
    try withUnsafeMutableBytes(of: &word) { try file.read(into: $0) }
    let headerSize = UInt64(littleEndian: word)
    guard headerSize <= WeightHeader.largestSize, Int(headerSize) <= size - 8 else {
      throw WeightError(
        "a header of \(headerSize) bytes does not fit into a file of \(size): "
          + "this is no whole safetensors file, get or save it again")
    }
    var json = Data(count: Int(headerSize))
    try json.withUnsafeMutableBytes { try file.read(into: $0) }
    let header = try WeightHeader(json, dataSize: size - 8 - json.count)
    var result = WeightFile(tensors: [], metadata: header.metadata)
    for (name, entry) in header.entries {
      switch entry.dtype {
      case "I64":
        result.integers.append((name, try Tensor(shape: entry.shape) { try file.read(into: $0) }))
      default: result.tensors.append((name, try Tensor(shape: entry.shape) { try file.read(into: $0) }))
      }
    }
    return result
  }
}
