import Foundation

/// The JSON at the start of a safetensors file: what tensors there are, and where their bytes lie.
struct WeightHeader {
  /// One tensor: its bytes are those from the first offset up to the second, counted from the header's end.
  struct Entry: Codable {
    var dtype: String
    var shape: [Int]
    var offsets: [Int]

    /// What tensors are put in order by; those without elements share their offsets.
    func position(with name: String) -> (Int, Int, String) { (offsets[0], offsets[1], name) }

    private enum CodingKeys: String, CodingKey {
      case dtype, shape
      case offsets = "data_offsets"
    }
  }

  var metadata: [String: String] = [:]
  /// In the order of their bytes.
  var entries: [(name: String, entry: Entry)] = []
  /// How many names the decoder found.
  private var decodedCount = 0

  /// The bytes of one element, by dtype.
  static let elementSizes = ["F32": 4, "I64": 8]
  /// Longer headers are refused, as other readers do.
  static let largestSize = 100_000_000
}

// MARK: - Writing

extension WeightHeader: Encodable {
  private static let metadataKey = "__metadata__"

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    if !metadata.isEmpty { try container.encode(metadata, forKey: Key(stringValue: Self.metadataKey)) }
    for (name, entry) in entries { try container.encode(entry, forKey: Key(stringValue: name)) }
  }

  /// The header as it stands in the file, padded with spaces so that the numbers behind it are aligned.
  func data() -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard var data = try? encoder.encode(self) else {
      preconditionFailure("WeightHeader: strings and integers are always JSON")
    }
    while data.count % 8 != 0 { data.append(UInt8(ascii: " ")) }
    return data
  }
}

// MARK: - Reading

extension WeightHeader: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    decodedCount = container.allKeys.count
    for key in container.allKeys {
      if key.stringValue == Self.metadataKey {
        metadata = try container.decode([String: String].self, forKey: key)
      } else {
        entries.append((key.stringValue, try container.decode(Entry.self, forKey: key)))
      }
    }
  }

  /// Reads a header and checks every field of it against the `dataSize` bytes that follow.
  init(_ json: Data, dataSize: Int) throws {
    do {
      self = try JSONDecoder().decode(WeightHeader.self, from: json)
    } catch let error as DecodingError {
      throw WeightError("\(Self.describe(error)): this is no safetensors file, get or save it again")
    } catch {
      throw WeightError("the header is not JSON: this is no safetensors file, get or save it again")
    }
    guard Self.memberCount(json) == decodedCount else {
      throw WeightError("the header gives a name twice: save the file again")
    }
    for (name, entry) in entries { try Self.check(entry, named: name, dataSize: dataSize) }
    entries.sort { $0.entry.position(with: $0.name) < $1.entry.position(with: $1.name) }
    try checkCoverage(dataSize: dataSize)
  }

  /// Checks that the tensors follow one another without gap or overlap and fill the file.
  private func checkCoverage(dataSize: Int) throws {
    var end = 0
    for (name, entry) in entries {
      guard entry.offsets[0] == end else {
        let relation = entry.offsets[0] < end ? "overlaps" : "leaves a gap behind"
        throw WeightError(
          "data_offsets \(entry.offsets) of \"\(name)\" \(relation) the bytes before \(end): save the file again"
        )
      }
      end = entry.offsets[1]
    }
    guard end == dataSize else {
      throw WeightError(
        "the tensors end at byte \(end) and the data at byte \(dataSize): get or save the file again")
    }
  }

  /// Checks that one tensor's dtype, shape and offsets agree.
  private static func check(_ entry: Entry, named name: String, dataSize: Int) throws {
    guard let size = elementSizes[entry.dtype] else {
      throw WeightError("dtype \(entry.dtype) of \"\(name)\" cannot be read: convert the file to F32")
    }
    guard entry.offsets.count == 2, entry.offsets[0] >= 0, entry.offsets[0] <= entry.offsets[1],
      entry.offsets[1] <= dataSize
    else {
      throw WeightError(
        "data_offsets \(entry.offsets) of \"\(name)\" do not lie within the \(dataSize) bytes of data: "
          + "get or save the file again")
    }
    let bytes = entry.shape.reduce(size) { bytes, length in
      let (product, overflow) = bytes.multipliedReportingOverflow(by: length)
      return overflow || length < 0 || bytes < 0 ? -1 : product
    }
    guard bytes == entry.offsets[1] - entry.offsets[0] else {
      throw WeightError(
        "shape \(entry.shape) of \"\(name)\" in \(entry.dtype) does not fill its data_offsets "
          + "\(entry.offsets): save the file again")
    }
  }

  /// Counts the members of a JSON object, repeated ones included, which the decoder drops silently.
  private static func memberCount(_ json: Data) -> Int {
    var (depth, commas, isInString, isEscaped, isEmpty) = (0, 0, false, false, true)
    for byte in json {
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): (isInString, isEmpty) = (true, false)
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ",") where depth == 1: commas += 1
      default: break
      }
    }
    return isEmpty ? 0 : commas + 1
  }

  private static func describe(_ error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, let context):
      "\(key.stringValue) of \"\(path(context))\" is missing in the header"
    case .typeMismatch(_, let context) where !context.codingPath.isEmpty,
      .valueNotFound(_, let context) where !context.codingPath.isEmpty:
      "\"\(path(context))\" in the header has the wrong type"
    case .typeMismatch, .valueNotFound: "the header is no JSON object"
    default: "the header is not JSON, or a number in it is no integer"
    }
  }

  private static func path(_ context: DecodingError.Context) -> String {
    context.codingPath.map(\.stringValue).joined(separator: ".")
  }
}
