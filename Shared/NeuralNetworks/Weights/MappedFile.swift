import Foundation

/// The bytes of a file, which the system brings into memory where they are looked at.
///
/// The mapping is private: what is written to it stays in memory and never reaches the file. It stays valid
/// when the file is deleted or replaced by another of its name, as this project's own writers do it. A file
/// that another program cuts short while it is mapped ends this one (SIGBUS), as with every mapped file.
final class MappedFile {
  /// All bytes of the file.
  let bytes: UnsafeMutableRawBufferPointer

  /// Maps a file. Throws a `WeightError` if it cannot be opened, is none or is empty.
  init(_ url: URL) throws {
    // Opening a pipe would wait for its other end without the flag.
    let descriptor = open(url.path, O_RDONLY | O_NONBLOCK)
    guard descriptor >= 0 else { throw WeightError.system("cannot be opened") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw WeightError.system("cannot be read") }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw WeightError("is no file: give the path of a file")
    }
    let size = Int(status.st_size)
    guard size > 0 else { throw WeightError("is empty: get or save the file again") }
    // Without a reserve, so that files larger than the memory can be mapped too.
    let memory = mmap(
      nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_NORESERVE, descriptor, 0)
    guard let memory, memory != MAP_FAILED else { throw WeightError.system("cannot be mapped") }
    bytes = UnsafeMutableRawBufferPointer(start: memory, count: size)
  }

  deinit { munmap(bytes.baseAddress, bytes.count) }
}
