/// A value in a golden file: a tensor, a summary of a large one, or plain JSON.
///
/// The files are part of the repository, so asking for a value that they do not contain is a mistake in the
/// test, and traps.
public enum GoldenValue: Sendable {
  case floats([Float], shape: [Int])
  case ints([Int], shape: [Int])
  /// A tensor too large to store in full.
  case summary(GoldenSummary)
  case int(Int)
  case double(Double)
  case string(String)
  case bool(Bool)
  case null
  case list([GoldenValue])
  case object([String: GoldenValue])

  /// Returns the member of an object.
  public subscript(key: String) -> GoldenValue {
    guard let value = object[key] else {
      preconditionFailure("golden values: no \"\(key)\" among \(object.keys.sorted())")
    }
    return value
  }

  /// Returns the element of a list.
  public subscript(index: Int) -> GoldenValue { list[index] }

  /// Returns whether an object has this member.
  public func contains(_ key: String) -> Bool { object[key] != nil }

  /// The members of an object.
  public var object: [String: GoldenValue] {
    guard case .object(let members) = self else { mismatch("an object") }
    return members
  }

  /// The elements of a list.
  public var list: [GoldenValue] {
    guard case .list(let elements) = self else { mismatch("a list") }
    return elements
  }

  /// The numbers of a tensor in row-major order, of a plain list, or a single number.
  public var floats: [Float] {
    switch self {
    case .floats(let scalars, _): scalars
    case .ints(let scalars, _): scalars.map(Float.init)
    case .list(let elements): elements.map { Float($0.double) }
    default: [Float(double)]
    }
  }

  /// The integers of a tensor in row-major order, of a plain list, or a single integer.
  public var ints: [Int] {
    switch self {
    case .ints(let scalars, _): scalars
    case .list(let elements): elements.map(\.int)
    default: [int]
    }
  }

  /// The shape of a tensor or its summary; the length of a plain list; empty for a number.
  public var shape: [Int] {
    switch self {
    case .floats(_, let shape), .ints(_, let shape): shape
    case .summary(let summary): summary.shape
    case .list(let elements): [elements.count]
    default: []
    }
  }

  /// `float32` or `int64`.
  public var dtype: String {
    switch self {
    case .floats, .double: "float32"
    case .ints, .int: "int64"
    case .summary(let summary): summary.dtype
    default: mismatch("a tensor")
    }
  }

  /// A number (infinities and NaN are strings), or the only element of a tensor.
  public var double: Double {
    switch self {
    case .double(let number): return number
    case .int(let number): return Double(number)
    case .floats(let scalars, _) where scalars.count == 1: return Double(scalars[0])
    case .string("inf"): return .infinity
    case .string("-inf"): return -.infinity
    case .string("nan"): return .nan
    default: mismatch("a number")
    }
  }

  /// An integer, or the only element of an integer tensor.
  public var int: Int {
    switch self {
    case .int(let number): return number
    case .ints(let scalars, _) where scalars.count == 1: return scalars[0]
    default: mismatch("an integer")
    }
  }

  public var string: String {
    guard case .string(let text) = self else { mismatch("a string") }
    return text
  }

  public var bool: Bool {
    guard case .bool(let truth) = self else { mismatch("a truth value") }
    return truth
  }

  public var isNull: Bool {
    if case .null = self { true } else { false }
  }

  private func mismatch(_ wanted: String) -> Never {
    preconditionFailure("golden values: \(wanted) expected, found \(String(describing: self).prefix(200))")
  }
}

/// What a golden file says about a tensor too large to store in full.
public struct GoldenSummary: Sendable, Decodable {
  /// One element of the tensor.
  public struct Probe: Sendable, Decodable {
    public let index: [Int]
    public let value: Double
  }

  public let shape: [Int]
  public let dtype: String
  public let mean: Double
  /// The population standard deviation, which divides by the number of elements.
  public let std: Double
  public let sum: Double
  public let probes: [Probe]
}

extension GoldenValue: Decodable {
  private enum TensorKeys: String, CodingKey {
    case shape, dtype, data, probes
  }

  public init(from decoder: any Decoder) throws {
    if let tensor = try? decoder.container(keyedBy: TensorKeys.self) {
      if tensor.contains(.probes), tensor.contains(.dtype) {
        self = .summary(try GoldenSummary(from: decoder))
      } else if tensor.contains(.data), tensor.contains(.dtype) {
        let shape = try tensor.decode([Int].self, forKey: .shape)
        if try tensor.decode(String.self, forKey: .dtype) == "int64" {
          self = .ints(try tensor.decode([Int].self, forKey: .data), shape: shape)
        } else {
          self = .floats(try tensor.decode([Float].self, forKey: .data), shape: shape)
        }
      } else {
        self = .object(try [String: GoldenValue](from: decoder))
      }
      return
    }
    if let elements = try? [GoldenValue](from: decoder) {
      self = .list(elements)
      return
    }
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let truth = try? value.decode(Bool.self) {
      self = .bool(truth)
    } else if let text = try? value.decode(String.self) {
      self = .string(text)
    } else if let number = try? value.decode(Int.self) {
      self = .int(number)
    } else {
      self = .double(try value.decode(Double.self))
    }
  }
}
