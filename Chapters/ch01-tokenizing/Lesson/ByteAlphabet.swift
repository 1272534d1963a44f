/// Maps each of the 256 bytes to a printable character and an id, as GPT-2
/// does.
///
/// A byte that is printable in Latin-1 stands for itself ("A" is 0x41). The
/// other 68, such as the space and the control characters, get the code
/// points from 256 on, so a vocabulary can be written as text: the space is
/// "Ġ", the line break "Ċ". The ids 0 to 255 number the characters by code
/// point. (OpenAI's name: `bytes_to_unicode`.)
public enum ByteAlphabet {
  /// The bytes in the order of their ids.
  public static let bytes: [UInt8] = {
    let printable = (UInt8.min...UInt8.max).filter(isPrintable)
    return printable + (UInt8.min...UInt8.max).filter { !isPrintable($0) }
  }()

  /// The id of each byte.
  static let ids: [Int] = {
    var ids = [Int](repeating: 0, count: 256)
    for (id, byte) in bytes.enumerated() { ids[Int(byte)] = id }
    return ids
  }()

  /// Returns the character that stands for `byte`.
  public static func character(for byte: UInt8) -> Unicode.Scalar {
    if isPrintable(byte) { return Unicode.Scalar(byte) }
    let printableCount = bytes.count(where: isPrintable)
    return Unicode.Scalar(256 + UInt16(ids[Int(byte)] - printableCount))!
  }

  /// Returns the characters that stand for `bytes`, such as "Ġthe" for "
  /// the".
  public static func text(for bytes: [UInt8]) -> String {
    String(bytes.map { characters[Int($0)] })
  }

  private static let characters = (UInt8.min...UInt8.max).map(character)

  private static func isPrintable(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) || (0xA1...0xAC).contains(byte)
      || byte >= 0xAE
  }
}
