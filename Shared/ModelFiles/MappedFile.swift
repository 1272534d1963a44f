import Files
import Foundation
import Tensors

/// The bytes of a file, which the system brings into memory where they are looked at.
///
/// The mapping is private: what is written to it stays in memory and never reaches the file. It stays valid
/// when the file is deleted or replaced by another of its name, as this project's own writers do it. A file
/// that another program cuts short while it is mapped ends this one (SIGBUS), as with every mapped file.
final class MappedFile {
  /// All bytes of the file.
  let bytes: UnsafeMutableRawBufferPointer

  /// Maps a file. Throws a `FileError` if it cannot be opened, is none or is empty.
  init(_ url: URL) throws {
    // Opening a pipe would wait for its other end without the flag.
    let descriptor = open(url.path, O_RDONLY | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError.system("cannot be opened") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError.system("cannot be read") }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileError("is no file: give the path of a file")
    }
    let size = Int(status.st_size)
    guard size > 0 else { throw FileError("is empty: get or save the file again") }
    // Without a reserve, so that files larger than the memory can be mapped too.
    let memory = mmap(
      nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_NORESERVE, descriptor, 0)
    guard let memory, memory != MAP_FAILED else { throw FileError.system("cannot be mapped") }
    bytes = UnsafeMutableRawBufferPointer(start: memory, count: size)
  }

  /// Throws unless a copy of so many bytes can be made; a file can have holes and be larger than any memory.
  func checkRoom(for bytes: Int?) throws {
    let memory = Int(clamping: ProcessInfo.processInfo.physicalMemory)
    guard let bytes, bytes <= memory else {
      throw FileError(
        "a tensor that must be converted is larger than the \(memory >> 20) MB of memory: "
          + "use a computer with more, or a smaller model")
    }
  }

  deinit { munmap(bytes.baseAddress, bytes.count) }
}

extension Tensor {
  /// Shows the elements that begin at `offset` in a file; copies them only if they are not aligned there.
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

/// The bytes that a tensor in a file takes, or nil if they are more than can be counted.
func byteCount(_ shape: [Int], elementSize: Int) -> Int? {
  // The strides of a tensor without elements are products too: those of its other lengths.
  var product = elementSize
  for length in shape {
    let (next, overflow) = product.multipliedReportingOverflow(by: max(length, 1))
    if overflow { return nil }
    product = next
  }
  return shape.contains(0) ? 0 : product
}
