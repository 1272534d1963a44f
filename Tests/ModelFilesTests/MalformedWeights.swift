import Foundation

@testable import ModelFiles

/// A small weight file with every kind of tensor, and all the ways to get it wrong.
struct MalformedWeights {
  /// A file that must be rejected, and what the error must mention.
  struct File {
    let title: String
    let bytes: Data
    let hints: [String]
  }

  /// A tensor in the header: its name and its fields, all as JSON.
  typealias Tensor = (name: String, fields: [(name: String, value: String)])

  static let tensors: [Tensor] = [
    tensor("wide", "F32", "[2,3]", "[0,24]"), tensor("half", "BF16", "[4]", "[24,32]"),
    tensor("steps", "I64", "[1]", "[32,40]"), tensor("mask", "BOOL", "[1,3]", "[40,43]"),
    tensor("none", "F32", "[0,5]", "[43,43]"), tensor("last", "F16", "[]", "[43,45]"),
  ]
  static let metadata = #""__metadata__":{"format":"pt","note":"{\"[,:"}"#
  static let data = Data(0..<45)

  static func tensor(_ name: String, _ dtype: String, _ shape: String, _ offsets: String) -> Tensor {
    (name, [("dtype", "\"\(dtype)\""), ("shape", shape), ("data_offsets", offsets)])
  }

  static func header(_ tensors: [Tensor] = tensors, metadata: String = metadata) -> String {
    let members = tensors.map { tensor in
      let fields = tensor.fields.map { "\"\($0.name)\":\($0.value)" }
      return "\"\(tensor.name)\":{\(fields.joined(separator: ","))}"
    }
    return "{" + ([metadata] + members).joined(separator: ",") + "}"
  }

  /// The intact file.
  static let whole = safetensors(header: header(), data: data)

  static var all: [File] {
    lengths + lengthWords + fields + tensorLists + texts
  }

  /// The file truncated at every length, and with extra bytes after its end.
  private static var lengths: [File] {
    let cut = (0..<whole.count).map { File(title: "cut to \($0) bytes", bytes: whole.prefix($0), hints: []) }
    let grown = [1, 4, 8, 4096].map {
      File(title: "\($0) bytes more", bytes: whole + Data(count: $0), hints: ["\(45 + $0)"])
    }
    return cut + grown
  }

  private static var lengthWords: [File] {
    let right = UInt64(header().utf8.count)
    let wrong: [UInt64] =
      [0, 1, 2, right - 1, right + 1, right + 7, right + 44, right + 45, right + 46, right << 8]
      + [1 << 24, 1 << 24 + 1, 100_000_000, 100_000_001, 1 << 31, 1 << 32, 1 << 32 + right]
      + [1 << 63 - 9, 1 << 63 - 1, 1 << 63, 1 << 63 + right, .max - 8, .max - 7, .max]
    return wrong.map {
      File(
        title: "length word \($0)", bytes: safetensors(header: Data(header().utf8), length: $0, data: data),
        hints: ["header"])
    }
  }

  private static let badValues = [
    "dtype": [
      #""f32""#, #""""#, #"" F32""#, #""F32\u0000""#, #""F32\n""#, #""float32""#, "32",
      "null", "true", "[]", "{}", #"["F32"]"#, "F32", "",
    ],
    "shape": [
      "[7]", "[2,5]", "[2,3,2]", "[-2,-3]", "[-1]", "[6.0]", "[2.5,3]", "[6e0]", "[NaN]", "[nan]",
      "[Infinity]", "[null]", "[true]", #"["6"]"#, "[[6]]", "[{}]", "6", "null", #""[6]""#, "{}", "", "[6",
      "[06]", "[+6]", "[0x6]", "[6,]", "[,6]", "[2 3]", "[9223372036854775807]", "[9223372036854775808]",
      "[18446744073709551617]", "[4294967296,4294967296]", "[4611686018427387904,4]",
      "[0,4611686018427387904,4]", "[9223372036854775807,0,2]", "[1e400]",
    ],
    "data_offsets": [
      "[]", "[0]", "[0,1,2]", "[-1,23]", "[1,0]", "[0,1000000]", "[1000000,1000024]", "[0.0,24.0]",
      "[NaN,24]", "[0,null]", #"["0","24"]"#, "24", "null", "{}", "", "[0,24,]", "[0,9223372036854775807]",
      "[0,9223372036854775808]", "[18446744073709551615,18446744073709551615]", "[9223372036854775807,0]",
    ],
  ]

  /// Each field of each tensor with each bad value, missing, or twice; and an unknown field.
  private static var fields: [File] {
    var files: [File] = []
    for (i, tensor) in tensors.enumerated() {
      func add(_ title: String, _ fields: [(name: String, value: String)], _ hint: String) {
        var changed = tensors
        changed[i].fields = fields
        files.append(
          File(
            title: "\(tensor.name): \(title)", bytes: safetensors(header: header(changed), data: data),
            hints: ["\"\(tensor.name)\"", hint]))
      }
      for (j, field) in tensor.fields.enumerated() {
        for value in badValues[field.name]! where value != field.value {
          var fields = tensor.fields
          fields[j].value = value
          add("\(field.name) \(value)", fields, field.name)
        }
        var fields = tensor.fields
        fields.remove(at: j)
        add("no \(field.name)", fields, field.name)
        add("\(field.name) twice", tensor.fields + [field], field.name)
        let escaped = field.name.replacingOccurrences(of: "a", with: #"\u0061"#)
          .replacingOccurrences(of: "t", with: #"\u0074"#)
        add("\(field.name) twice, escaped", tensor.fields + [(escaped, field.value)], field.name)
      }
      add("a further field", tensor.fields + [("strides", "[1]")], "strides")
    }
    return files
  }

  /// Tensors removed, added, overlapping or named twice.
  private static var tensorLists: [File] {
    var files: [File] = []
    func add(_ title: String, _ tensors: [Tensor], _ hint: String) {
      files.append(
        File(title: title, bytes: safetensors(header: header(tensors), data: data), hints: [hint]))
    }
    for (i, tensor) in tensors.enumerated() where tensor.name != "none" {
      var without = tensors
      without.remove(at: i)
      add("\(tensor.name) left out", without, tensor.name == "last" ? "byte 43" : "gap")
      add("\(tensor.name) twice", tensors + [tensor], "twice")
      let escaped = tensor.name.replacingOccurrences(of: "s", with: #"\u0073"#)
        .replacingOccurrences(of: "a", with: #"\u0061"#).replacingOccurrences(of: "i", with: #"\u0069"#)
      add("\(tensor.name) twice, escaped", tensors + [(escaped, tensor.fields)], "twice")
      add("a second tensor on \(tensor.name)", tensors + [("copy", tensor.fields)], "overlap")
    }
    add("overlap by one byte", tensors + [Self.tensor("copy", "U8", "[1]", "[23,24]")], "overlap")
    add("around another", tensors + [Self.tensor("copy", "U8", "[45]", "[0,45]")], "overlap")
    add("no tensors", [], "byte 45")
    return files
  }

  /// Texts that are not headers at all.
  private static var texts: [File] {
    let right = header()
    let wrongTexts: [String] = [
      "", " ", "{", "}", "[]", "null", "1", "\"a\"", "{}", "{,}", "[" + right + "]",
      right + "x", right + "{}", right + "\0", right + "]", right + ",", right.dropLast() + ",}",
      right.dropLast() + "]", right.replacingOccurrences(of: ":", with: "="),
      right.replacingOccurrences(of: ",", with: ";"), right.replacingOccurrences(of: "\"", with: "'"),
      "{\"wide\":" + right + "}", "/**/" + right, right.replacingOccurrences(of: "wide", with: "wi\nde"),
      right.replacingOccurrences(of: "wide", with: #"wi\de"#),
      right.replacingOccurrences(of: "wide", with: #"\ud800"#), String(repeating: "[", count: 100_000),
      String(repeating: #"{"a":"#, count: 100_000), #"{"__metadata__":"#,
    ]
    var wrong = wrongTexts.map { Data($0.utf8) }
    wrong += ["[]", "null", "1", #"{"a":1}"#, #"{"a":null}"#, #"{"a":{}}"#, #"{"a":"b","\u0061":"b"}"#].map {
      Data(header(metadata: "\"__metadata__\":\($0)").utf8)
    }
    wrong.append(Data(header(metadata: metadata + "," + metadata).utf8))
    for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian] {
      wrong.append(right.data(using: encoding)!)
    }
    wrong.append(Data([0xef, 0xbb, 0xbf]) + Data(right.utf8))
    for bad: [UInt8] in [
      [0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe2, 0x82], [0xf5, 0x80, 0x80, 0x80],
    ] {
      wrong.append(Data("{\"".utf8) + Data(bad) + Data(right.utf8.dropFirst(2)))
    }
    return wrong.enumerated().map { number, text in
      File(title: "text \(number)", bytes: safetensors(header: text, data: data), hints: [])
    }
  }
}
