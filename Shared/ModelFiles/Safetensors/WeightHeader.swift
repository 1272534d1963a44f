import Files
import Foundation
import Tensors

/// The JSON at the start of a safetensors file: which tensors it contains and where their bytes are.
struct WeightHeader {
  /// One tensor. Its bytes go from the first offset up to the second, relative to the end of the header.
  struct Entry: Encodable {
    var dtype: String
    var shape: [Int]
    var offsets: [Int]

    /// The sort key of a tensor; empty tensors share their offsets, so the name decides.
    func position(with name: String) -> (Int, Int, String) { (offsets[0], offsets[1], name) }

    private enum CodingKeys: String, CodingKey {
      case dtype, shape
      case offsets = "data_offsets"
    }
  }

  var metadata: [String: String]
  /// The tensors, in the order of their bytes.
  private(set) var entries: [(name: String, entry: Entry)] = []
  /// The number of bytes before the tensors.
  private(set) var size = 0

  /// The size of one element in bits, by dtype. The shape of a tensor with another dtype is not checked.
  private static let elementBits = [
    "F4": 4, "F6_E2M3": 6, "F6_E3M2": 6, "BOOL": 8, "U8": 8, "I8": 8, "F8_E4M3": 8, "F8_E5M2": 8,
    "F8_E8M0": 8, "U16": 16, "I16": 16, "F16": 16, "BF16": 16, "U32": 32, "I32": 32, "F32": 32, "U64": 64,
    "I64": 64, "F64": 64, "C64": 64,
  ]
  private static let metadataKey = "__metadata__"
  /// The size of the field before the header that holds its length.
  private static let lengthSize = 8
  /// Longer headers are rejected, as by Hugging Face's library.
  private static let largestSize = 100_000_000
}

// MARK: - Writing

extension WeightHeader: Encodable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(metadata: [String: String]) { self.metadata = metadata }

  /// Places a tensor after the others.
  mutating func append(_ name: String, _ dtype: String, _ shape: [Int]) {
    let start = entries.last?.entry.offsets[1] ?? 0
    let end = start + shape.reduce(Self.elementBits[dtype]! / 8, *)
    entries.append((name, Entry(dtype: dtype, shape: shape, offsets: [start, end])))
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    if !metadata.isEmpty { try container.encode(metadata, forKey: Key(stringValue: Self.metadataKey)) }
    for (name, entry) in entries { try container.encode(entry, forKey: Key(stringValue: name)) }
  }

  /// The header as written to the file, padded with spaces so that the numbers after it are aligned.
  ///
  /// Throws if `init(_:)` would not read it.
  func data() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard var data = try? encoder.encode(self) else {
      preconditionFailure("WeightHeader: strings and integers are always JSON")
    }
    while data.count % 8 != 0 { data.append(UInt8(ascii: " ")) }
    guard data.count <= Self.largestSize else {
      throw FileError(
        "a header of \(data.count) bytes is too long to be read again: save fewer tensors or less metadata")
    }
    if entries.contains(where: { $0.name == Self.metadataKey }) {
      throw FileError("a tensor must not be named \"\(Self.metadataKey)\": give it another name")
    }
    // JSONEncoder keeps one of two members whose names Swift takes for equal.
    if Set(entries.map(\.name)).count < entries.count {
      throw FileError(
        "two names differ only in how a letter is encoded (\"é\"): give one tensor another name")
    }
    return data
  }
}

// MARK: - Reading

extension WeightHeader {
  /// Reads the header of a file and checks every field of it against the bytes that follow.
  init(_ file: MappedFile) throws {
    let bytes = UnsafeRawBufferPointer(file.bytes)
    guard bytes.count >= Self.lengthSize else {
      throw FileError(
        "\(bytes.count) bytes are too few for a safetensors header: get or save the file again")
    }
    let length = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
    guard length <= Self.largestSize, Int(length) <= bytes.count - Self.lengthSize else {
      throw FileError(
        "a header of \(length) bytes does not fit in a file of \(bytes.count): "
          + "this is not a complete safetensors file; get or save it again")
    }
    metadata = [:]
    size = Self.lengthSize + Int(length)
    try parse(bytes[Self.lengthSize..<size])
    let dataSize = bytes.count - size
    for (name, entry) in entries { try Self.check(entry, named: name, dataSize: dataSize) }
    entries.sort { $0.entry.position(with: $0.name) < $1.entry.position(with: $1.name) }
    try checkCoverage(dataSize: dataSize)
  }

  private mutating func parse(_ text: some Collection<UInt8>) throws {
    guard text.first(where: { !" \n\r\t".utf8.contains($0) }) == UInt8(ascii: "{") else {
      throw FileError("the header is not a JSON object: this is not a safetensors file; get or save it again")
    }
    let scanner = JSONScanner(text, subject: "the header")
    try scanner.object("the header") { name in
      if name == Self.metadataKey {
        try scanner.object(name) { key in
          let text = try scanner.string("\(name).\(quoted(key))")
          guard metadata.updateValue(text, forKey: key) == nil else {
            throw FileError("\(name) has two names like \(quoted(key)): save the file again")
          }
        }
      } else {
        entries.append((name, try Self.entry(name, scanner)))
      }
    }
    try scanner.end()
  }

  private static func entry(_ name: String, _ scanner: JSONScanner) throws -> Entry {
    var (dtype, shape, offsets): (String?, [Int]?, [Int]?)
    try scanner.object(quoted(name)) { field in
      func path() -> String { "\(field) of \(quoted(name))" }  // only for errors
      switch field {
      case "dtype": dtype = try scanner.string(path())
      case "shape": shape = try scanner.integers(path())
      case "data_offsets": offsets = try scanner.integers(path())
      default:
        throw FileError("\(quoted(name)) has a field \(quoted(field)) that is unknown: save the file again")
      }
    }
    func missing(_ field: String) -> FileError {
      FileError("\(field) of \(quoted(name)) is missing in the header: save the file again")
    }
    guard let dtype else { throw missing("dtype") }
    guard let shape else { throw missing("shape") }
    guard let offsets else { throw missing("data_offsets") }
    return Entry(dtype: dtype, shape: shape, offsets: offsets)
  }

  /// Checks that the tensors fill the file without gaps or overlaps.
  private func checkCoverage(dataSize: Int) throws {
    var end = 0
    for (name, entry) in entries {
      guard entry.offsets[0] == end else {
        let relation = entry.offsets[0] < end ? "overlap" : "leave a gap after"
        throw FileError(
          "data_offsets \(entry.offsets) of \(quoted(name)) \(relation) the bytes before \(end): "
            + "save the file again")
      }
      end = entry.offsets[1]
    }
    guard end == dataSize else {
      throw FileError(
        "the tensors end at byte \(end) and the data at byte \(dataSize): get or save the file again")
    }
  }

  /// Checks that the dtype, shape and offsets of one tensor agree.
  private static func check(_ entry: Entry, named name: String, dataSize: Int) throws {
    guard entry.offsets.count == 2, entry.offsets[0] <= entry.offsets[1], entry.offsets[1] <= dataSize else {
      throw FileError(
        "data_offsets \(brief(entry.offsets)) of \(quoted(name)) are not inside the \(dataSize) bytes of "
          + "data: get or save the file again")
    }
    guard let elementBits = elementBits[entry.dtype] else {
      // Newer types do not keep the other tensors from being read.
      guard entry.dtype.wholeMatch(of: /[A-Z][A-Z0-9_]*/) != nil else {
        throw FileError("dtype \(quoted(entry.dtype)) of \(quoted(name)) is unknown: convert the file to F32")
      }
      return
    }
    guard let bits = byteCount(entry.shape, elementSize: elementBits) else {
      throw FileError("shape \(brief(entry.shape)) of \(quoted(name)) is too large: save the file again")
    }
    guard bits.isMultiple(of: 8), bits / 8 == entry.offsets[1] - entry.offsets[0] else {
      throw FileError(
        "shape \(brief(entry.shape)) of \(quoted(name)) in \(entry.dtype) does not fill its data_offsets "
          + "\(entry.offsets): save the file again")
    }
  }
}
