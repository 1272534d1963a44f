import Files
import Foundation
import Tensors

extension WeightFile {
  /// Writes to a hidden file and renames it, so that an interruption leaves the old file intact.
  ///
  /// Rounds the numbers to the precision, writes integers unchanged and leaves out `otherTypes`. Traps if two
  /// tensors have the same name.
  public func write(to url: URL, as precision: WeightPrecision = .float32) throws {
    try naming(url) {
      let header = try header(precision).data()
      try replaceFile(at: url.path) { try writeContents(header, to: $0, precision) }
    }
  }

  private func writeContents(_ header: Data, to file: borrowing RawFile, _ precision: WeightPrecision) throws
  {
    try withUnsafeBytes(of: UInt64(header.count).littleEndian) { try file.write($0) }
    try header.withUnsafeBytes { try file.write($0) }
    for (_, tensor) in integers { try tensor.withBytes { try file.write($0) } }
    for (_, tensor) in tensors {
      try tensor.withBytes { bytes in
        if precision == .float32 { return try file.write(bytes) }
        try file.write(bytes.assumingMemoryBound(to: Float.self), as: precision)
      }
    }
  }

  /// Lays out the tensors without gaps, integers first because their elements are larger.
  private func header(_ precision: WeightPrecision) -> WeightHeader {
    var header = WeightHeader(metadata: metadata)
    for (name, tensor) in integers { header.append(name, "I64", tensor.shape) }
    for (name, tensor) in tensors { header.append(name, precision.rawValue, tensor.shape) }
    let names = Set(header.entries.map { ExactText($0.name) })
    precondition(names.count == header.entries.count, "WeightFile: two tensors have one name")
    return header
  }
}

extension RawFile {
  /// Writes Floats as 16-bit numbers, piece by piece, so that memory need not hold them twice.
  fileprivate func write(_ floats: UnsafeBufferPointer<Float>, as precision: WeightPrecision) throws {
    let largestPiece = 1 << 16
    var numbers = [UInt16](repeating: 0, count: min(floats.count, largestPiece))
    for start in stride(from: 0, to: floats.count, by: largestPiece) {
      let piece = UnsafeBufferPointer(rebasing: floats[start..<min(start + largestPiece, floats.count)])
      numbers.withUnsafeMutableBufferPointer { precision.narrow(piece, into: $0) }
      try numbers.withUnsafeBytes { try write(UnsafeRawBufferPointer(rebasing: $0[..<(2 * piece.count)])) }
    }
  }
}
