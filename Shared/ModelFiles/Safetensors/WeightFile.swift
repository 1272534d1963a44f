import Files
import Foundation
import NeuralNetworks
import Tensors

/// Tensors in a file of the safetensors format, which Hugging Face's libraries read and write.
///
/// The file is eight bytes with the length of the header, the header (JSON: dtype, shape and place of every
/// tensor), and the numbers as they lie in memory. Format: github.com/huggingface/safetensors.
///
/// Tensors that were read are the file's own bytes, mapped into memory: nothing is copied, and what nobody
/// looks at is never read from the disk. Changing such a tensor changes memory, never the file. A file in use
/// may be deleted or replaced by moving another in its place, as `write` does, but not be cut short.
public struct WeightFile {
  /// The tensors of numbers, in the order of the file.
  ///
  /// F32 is used where it lies; BF16 and F16 are converted.
  public var tensors: StateDictionary
  /// The tensors of integers (I64).
  public var integers: [(name: String, tensor: Tensor<Int>)]
  /// Texts that go along.
  public var metadata: [String: String]
  /// What the file holds beside these: tensors of element types such as BOOL or F64, by name.
  ///
  /// They are checked but not read. GPT-2's files hold masks that no model needs.
  public internal(set) var otherTypes: [String: String] = [:]
  /// How many bytes all tensors of the file that was read take there.
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
      default: otherTypes[name] = entry.dtype
      }
    }
  }
}

extension Tensor<Float> {
  /// Converts the elements of 16 bits that begin at `offset` in a file.
  fileprivate init(
    _ shape: [Int], at offset: Int, in file: MappedFile, converting precision: WeightPrecision
  ) throws {
    let start = UnsafeRawPointer(file.bytes.baseAddress! + offset)
    try file.checkRoom(for: byteCount(shape, elementSize: MemoryLayout<Float>.size))
    self.init(shape: shape) { precision.widen(start, into: $0.assumingMemoryBound(to: Float.self)) }
  }
}
