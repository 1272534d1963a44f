import Files
import Foundation
import Tensors

/// The bytes of a memory-mapped file; the system reads them from the disk when they are first used.
///
/// The mapping is private: writes stay in memory and never reach the file. It stays valid when the file is
/// deleted or another file is renamed over it, as this project's writers do. As with every mapped file, the
/// process crashes (SIGBUS) if another program truncates the file while it is mapped.
final class MappedFile {
  /// All bytes of the file.
  let bytes: UnsafeMutableRawBufferPointer

  /// Maps a file. Throws a `FileError` if it cannot be opened, is not a regular file, or is empty.
  init(_ url: URL) throws {
    // Without O_NONBLOCK, opening a pipe would wait for its other end.
    let descriptor = open(url.path, O_RDONLY | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError.system("cannot be opened") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError.system("cannot be read") }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileError("is not a file: give the path of a file")
    }
    let size = Int(status.st_size)
    guard size > 0 else { throw FileError("is empty: get or save the file again") }
    // No swap is reserved, so files larger than memory can be mapped too.
    let memory = mmap(
      nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_NORESERVE, descriptor, 0)
    guard let memory, memory != MAP_FAILED else { throw FileError.system("cannot be mapped") }
    bytes = UnsafeMutableRawBufferPointer(start: memory, count: size)
  }

  /// Throws if a copy of this size would not fit in memory. A sparse file can be larger than any memory.
  func checkRoom(for bytes: Int?) throws {
    let memory = Int(clamping: ProcessInfo.processInfo.physicalMemory)
    guard let bytes, bytes <= memory else {
      throw FileError(
        "a tensor that must be converted is larger than the \(memory >> 20) MB of memory: "
          + "use a computer with more memory, or a smaller model")
    }
  }

  deinit { munmap(bytes.baseAddress, bytes.count) }
}

extension Tensor {
  /// Creates a view of the elements at `offset` in a file; copies them only if they are not aligned there.
  init(_ shape: [Int], at offset: Int, in file: MappedFile) throws {
    let start = file.bytes.baseAddress! + offset
    if Int(bitPattern: start) % MemoryLayout<Scalar>.alignment == 0 {
      self.init(shape: shape, sharing: start, of: file)
    } else {
      try file.checkRoom(for: byteCount(shape, elementSize: MemoryLayout<Scalar>.size))
      self.init(shape: shape) { $0.copyMemory(from: UnsafeRawBufferPointer(start: start, count: $0.count)) }
    }
  }
}

/// The size in bytes of a tensor in a file, or nil if it overflows.
func byteCount(_ shape: [Int], elementSize: Int) -> Int? {
  // The strides of an empty tensor are products too, of its other lengths.
  var product = elementSize
  for length in shape {
    let (next, overflow) = product.multipliedReportingOverflow(by: max(length, 1))
    if overflow { return nil }
    product = next
  }
  return shape.contains(0) ? 0 : product
}
