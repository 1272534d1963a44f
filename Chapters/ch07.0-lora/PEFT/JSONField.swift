import Files

/// Any value of a JSON file.
enum JSONField: Decodable, CustomStringConvertible {
  case null
  case truth(Bool)
  case number(Double)
  case text(String)
  case list([JSONField])
  case object([String: JSONField])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let truth = try? container.decode(Bool.self) {
      self = .truth(truth)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSONField].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSONField].self))
    }
  }

  var isNull: Bool { if case .null = self { true } else { false } }

  var truth: Bool? {
    if case .truth(let truth) = self { truth } else { nil }
  }

  var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }

  var int: Int? { number.flatMap { Int(exactly: $0) } }

  var positiveInt: Int? { int.flatMap { $0 > 0 ? $0 : nil } }

  var texts: [String]? { list(\.text) }

  var ints: [Int]? { list(\.int) }

  /// Whether the field is anything but null, false, 0 or empty.
  var isSet: Bool {
    switch self {
    case .null: false
    case .truth(let truth): truth
    case .number(let number): number != 0
    case .text(let text): !text.isEmpty
    case .list(let list): !list.isEmpty
    case .object(let object): !object.isEmpty
    }
  }

  /// Converts the members of an object; nil if one cannot be converted.
  func values<Value>(_ convert: (JSONField) -> Value?) -> [String: Value]? {
    guard case .object(let object) = self else { return nil }
    let values = object.compactMapValues(convert)
    return values.count == object.count ? values : nil
  }

  private func list<Value>(_ convert: (JSONField) -> Value?) -> [Value]? {
    guard case .list(let list) = self else { return nil }
    let values = list.compactMap(convert)
    return values.count == list.count ? values : nil
  }

  /// The value in a few words, for error messages.
  var description: String {
    switch self {
    case .null: "null"
    case .truth(let truth): "\(truth)"
    case .number(let number):
      Int(exactly: number).map { "\($0)" } ?? "\(number)"
    case .text(let text): quoted(text)
    case .list(let list): "a list of \(list.count)"
    case .object(let object): "an object of \(object.count)"
    }
  }
}
