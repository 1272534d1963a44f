/// Find a visible character for each of the 256 bytes, as GPT-2 does.
///
/// Book, section 2.5. Bytes 33 to 126, 161 to 172 and 174 to 255 are
/// printable in Latin-1, and stand for themselves: byte 65 is A. The other
/// 68 get, in order, the code points from 256 on. Return the characters in
/// the order of the bytes.
///
/// Example: byte 0 is the first that is not printable, so its character is
/// `Ā`, code point 256. The space, byte 32, is `Ġ`, code point 288.
public func byteAlphabet() throws -> [Unicode.Scalar] {
  var next: UInt32 = 256
  return (UInt32(0)...255).map { byte in
    switch byte {
    case 33...126, 161...172, 174...255:
      return Unicode.Scalar(byte)!
    default:
      defer { next += 1 }
      return Unicode.Scalar(next)!
    }
  }
}
