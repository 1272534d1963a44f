import Files
import Tensors

extension WeightFile {
  /// A SHA-256 digest over the metadata, and the name, shape and CRC-32C of every tensor.
  ///
  /// It detects accidental damage, not tampering. A CRC finds every change of up to 32 adjacent bits, and every
  /// two flipped bits within 256 MB; hashing all numbers with SHA-256 would take several times as long. The
  /// checksum itself is not hashed.
  var checksum: String {
    var digest = SHA256()
    func add(_ text: String) { digest.update(with: (text + "\0").utf8) }
    for (name, text) in metadata.sorted(by: { $0.key < $1.key }) where name != "checksum" {
      add(name)
      add(text)
    }
    for (name, tensor) in integers { add("\(name) \(tensor.shape) \(tensor.withBytes(CRC32C.checksum))") }
    for (name, tensor) in tensors { add("\(name) \(tensor.shape) \(tensor.withBytes(CRC32C.checksum))") }
    return digest.finish()
  }
}
