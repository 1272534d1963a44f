import Files
import Foundation
import NeuralNetworks
import Tensors

/// Tensors in a file of the safetensors format, which Hugging Face's libraries read and write.
///
/// The file consists of eight bytes with the length of the header, the header (JSON with the dtype, shape and
/// offsets of every tensor), and the numbers as in memory. Format: github.com/huggingface/safetensors.
///
/// Tensors read from a file are memory-mapped: nothing is copied, and unused parts are never read from the
/// disk. Changing such a tensor changes memory, never the file. A file in use may be deleted, or replaced by
/// renaming another over it, as `write` does, but it must not be truncated.
public struct WeightFile {
  /// The floating-point tensors, in the order of the file.
  ///
  /// F32 is used in place; BF16 and F16 are converted.
  public var tensors: StateDictionary
  /// The integer tensors (I64).
  public var integers: [(name: String, tensor: Tensor<Int>)]
  /// The strings stored along with the tensors.
  public var metadata: [String: String]
  /// The names and element types, such as BOOL or F64, of all other tensors.
  ///
  /// They are not read. GPT-2's files contain masks that no model needs.
  public internal(set) var otherTypes: [(name: String, dtype: String)] = []
  /// The size in bytes of all tensors in the file that was read.
  var dataSize = 0

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
    self = try naming(url) { try WeightFile(MappedFile(url)) }
  }

  private init(_ file: MappedFile) throws {
    let header = try WeightHeader(file)
    self.init(tensors: [], metadata: header.metadata)
    dataSize = file.bytes.count - header.size
    for (name, entry) in header.entries {
      let offset = header.size + entry.offsets[0]
      switch (entry.dtype, WeightPrecision(rawValue: entry.dtype)) {
      case (_, .float32): tensors.append((name, try Tensor(entry.shape, at: offset, in: file)))
      case (_, let precision?):
        tensors.append((name, try Tensor(entry.shape, at: offset, in: file, converting: precision)))
      case ("I64", nil): integers.append((name, try Tensor(entry.shape, at: offset, in: file)))
      default: otherTypes.append((name, entry.dtype))
      }
    }
  }
}

extension Tensor<Float> {
  /// Converts the 16-bit elements that begin at `offset` in a file.
  fileprivate init(
    _ shape: [Int], at offset: Int, in file: MappedFile, converting precision: WeightPrecision
  ) throws {
    let start = UnsafeRawPointer(file.bytes.baseAddress! + offset)
    try file.checkRoom(for: byteCount(shape, elementSize: MemoryLayout<Float>.size))
    self.init(shape: shape) { precision.widen(start, into: $0.assumingMemoryBound(to: Float.self)) }
  }
}
