import Files
import Foundation
import ModelFiles
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Weight files keep every bit, and damaged ones are rejected")
struct WeightFileTests {
  private let tensors: StateDictionary = [
    ("b.weight", Tensor([[1, -0.0, .infinity], [.leastNonzeroMagnitude, .nan, 1e38]] as [[Float]])),
    ("a", Tensor(0.1 as Float)), ("empty", .zeros([0, 4])),
    ("view", Tensor([[1, 2], [3, 4]] as [[Float]]).transposed()),
  ]

  @Test("Tensors are read back in order and bit for bit")
  func roundTrip() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "model.safetensors")
      let metadata = ["format": "pt", "text": "line\n\"quoted\" ü/{},"]
      try WeightFile(
        tensors: tensors, integers: [("steps", Tensor([Int.max, -1, 0]))], metadata: metadata
      ).write(to: url)
      let read = try WeightFile(contentsOf: url)
      #expect(read.tensors.map(\.name) == ["b.weight", "a", "empty", "view"])
      for (yours, expected) in zip(read.tensors, tensors) {
        expectIdentical(yours.tensor, to: expected.tensor, yours.name)
      }
      #expect(read.integers.map(\.name) == ["steps"])
      #expect(read.integers[0].tensor.scalars == [Int.max, -1, 0])
      #expect(read.metadata == metadata)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["model.safetensors"])
    }
  }

  @Test("The file has the bytes that the format defines")
  func layout() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "x")
      try WeightFile(tensors: [("w", Tensor([1, 2] as [Float]))]).write(to: url)
      let data = try Data(contentsOf: url)
      let header = #"{"w":{"data_offsets":[0,8],"dtype":"F32","shape":[2]}}"#
      let padded = header + String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
      let length = Data([UInt8(padded.utf8.count), 0, 0, 0, 0, 0, 0, 0])
      #expect(data == length + Data(padded.utf8) + Data([0, 0, 128, 63, 0, 0, 0, 64]))
    }
  }

  @Test("A file that is truncated or too long is rejected")
  func truncated() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "cut")
      try WeightFile(tensors: [("w", Tensor([1, 2] as [Float]))], metadata: ["k": "v"]).write(to: url)
      let whole = try Data(contentsOf: url)
      for length in 0..<whole.count {
        try whole.prefix(length).write(to: url)
        let error = #expect(throws: FileError.self, "\(length) bytes") { try WeightFile(contentsOf: url) }
        #expect(error?.file == url.path)
        #expect(error?.description.contains("\n") == false)
      }
      try (whole + [0]).write(to: url)
      #expect(throws: FileError.self) { try WeightFile(contentsOf: url) }
    }
  }

  /// Headers for eight bytes of data, and what the error must mention.
  static let badHeaders: [(String, String)] = [
    ("", "JSON"), ("[]", "object"), ("{", "string"), ("null", "object"), ("{}", "byte 8"),
    (#"{"w":1}"#, "w"),
    (#"{"w":{"dtype":"F32","shape":[2]}}"#, "data_offsets"),
    (#"{"w":{"shape":[2],"data_offsets":[0,8]}}"#, "dtype"),
    (#"{"w":{"dtype":"F32","data_offsets":[0,8]}}"#, "shape"),
    (#"{"w":{"dtype":"F16","shape":[3],"data_offsets":[0,8]}}"#, "fill"),
    (#"{"w":{"dtype":7,"shape":[2],"data_offsets":[0,8]}}"#, "dtype"),
    (#"{"w":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}"#, "integer"),
    (#"{"w":{"dtype":"F32","shape":"2","data_offsets":[0,8]}}"#, "shape"),
    (#"{"w":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}"#, "shape"),
    (#"{"w":{"dtype":"F32","shape":[-1,-2],"data_offsets":[0,8]}}"#, "shape"),
    (#"{"w":{"dtype":"F32","shape":[4294967296,4294967296,4],"data_offsets":[0,0]}}"#, "shape"),
    (#"{"w":{"dtype":"F32","shape":[2],"data_offsets":[0]}}"#, "data_offsets"),
    (#"{"w":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}"#, "data_offsets"),
    (#"{"w":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}"#, "data_offsets"),
    (#"{"w":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}"#, "data_offsets"),
    (#"{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,99999999999999999999]}}"#, "integer"),
    (#"{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, "byte 4"),
    (#"{"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#, "gap"),
    (
      #"{"v":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#,
      "overlap"
    ),
    (
      #"{"w":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#,
      "twice"
    ),
    (#"{"__metadata__":{"n":1},"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#, "__metadata__"),
  ]

  @Test("Every field of a header is checked", arguments: badHeaders)
  func badHeader(_ header: String, hint: String) throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "bad")
      try file(header: header, length: UInt64(header.utf8.count)).write(to: url)
      let error = #expect(throws: FileError.self) { try WeightFile(contentsOf: url) }
      let text = error?.description ?? ""
      #expect(text.hasPrefix(url.path) && text.contains(hint) && !text.contains("\n"), "\(text)")
    }
  }

  @Test("A valid header with extra spaces is read")
  func goodHeader() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "good")
      let header =
        #"{ "w":{"dtype" :"F32", "shape":[ 2 ], "data_offsets":[0 ,8]}, "__metadata__":{}} "#
      try file(header: header, length: UInt64(header.utf8.count)).write(to: url)
      #expect(try WeightFile(contentsOf: url).tensors[0].tensor.scalars == [0, 0])
    }
  }

  @Test("A header longer than the file is rejected", arguments: [3, 100_000_001, UInt64.max])
  func headerLength(_ length: UInt64) throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "long")
      try file(header: "{}", length: length).prefix(10).write(to: url)
      #expect(throws: FileError.self) { try WeightFile(contentsOf: url) }
    }
  }

  @Test("Paths that cannot be read or written are named")
  func places() throws {
    try withTemporaryFolder { folder in
      let nowhere = folder.appending(path: "none/model")
      let missing = #expect(throws: FileError.self) { try WeightFile(contentsOf: nowhere) }
      #expect(missing?.description.hasPrefix(nowhere.path) == true)
      #expect(throws: FileError.self) { try WeightFile(contentsOf: folder) }
      let unwritable = #expect(throws: FileError.self) {
        try WeightFile(tensors: []).write(to: nowhere)
      }
      #expect(unwritable?.description.hasPrefix(nowhere.path) == true)
    }
  }

  @Test("A failed write leaves no temporary file")
  func failedWrite() throws {
    try withTemporaryFolder { folder in
      // A file cannot replace a folder that is not empty.
      let target = folder.appending(path: "taken")
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
      try Data().write(to: target.appending(path: "old"))
      #expect(throws: FileError.self) { try WeightFile(tensors: []).write(to: target) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["taken"])
    }
  }

  /// Returns a file with this header and eight zero bytes.
  private func file(header: String, length: UInt64) -> Data {
    withUnsafeBytes(of: length.littleEndian) { Data($0) } + Data(header.utf8) + Data(count: 8)
  }
}

@Suite("Whatever can be written can be read")
struct WritableWeightTests {
  @Test("A tensor with the name of the metadata is refused before anything is written")
  func reservedName() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "x")
      let error = #expect(throws: FileError.self) {
        try WeightFile(tensors: [("__metadata__", .ones([1]))]).write(to: url)
      }
      #expect(error?.description.contains("must not be named \"__metadata__\"") == true)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names == [])
    }
  }

  @Test("Metadata that would make too long a header are refused, and the old file stays")
  func longHeader() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "x")
      let old = WeightFile(tensors: [("a", .ones([1]))])
      try old.write(to: url)
      let long = String(repeating: "x", count: 100_000_000)
      let error = #expect(throws: FileError.self) {
        try WeightFile(tensors: [("a", .zeros([1]))], metadata: ["text": long]).write(to: url)
      }
      #expect(error?.description.contains("too long to be read again") == true)
      #expect(try WeightFile(contentsOf: url).tensors[0].tensor.item == 1)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["x"])
    }
  }

  @Test("A name as long as the file system allows can be written and read")
  func longName() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: String(repeating: "é", count: 127))
      try WeightFile(tensors: [("a", .ones([1]))]).write(to: url)
      #expect(try WeightFile(contentsOf: url).tensors[0].tensor.item == 1)
    }
  }

  @Test("Names that differ in bytes, not in characters, are two tensors")
  func equivalentNames() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "x")
      let names = ["\u{e9}", "e\u{301}"]
      #expect(names[0] == names[1])
      let bytes = [Data([0, 0, 128, 63]), Data([0, 0, 0, 64])]
      try safetensors(zip(names, bytes).map { ($0, "F32", [1], $1) }).write(to: url)
      let read = try WeightFile(contentsOf: url).tensors
      #expect(read.map { Array($0.name.utf8) } == names.map { Array($0.utf8) })
      #expect(read.map(\.tensor.item) == [1, 2])
      let again = folder.appending(path: "again")
      let error = #expect(throws: FileError.self) { try WeightFile(tensors: read).write(to: again) }
      #expect(error?.description.contains("two names differ only in how a letter is encoded") == true)
      #expect(!FileManager.default.fileExists(atPath: again.path))
    }
  }

  @Test("Two such names in the metadata are an error, not one of the two texts")
  func equivalentMetadata() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "x")
      let header = "{\"__metadata__\":{\"\u{e9}\":\"1\",\"e\u{301}\":\"2\"}}"
      try safetensors(header: header, data: Data()).write(to: url)
      let error = #expect(throws: FileError.self) { try WeightFile(contentsOf: url) }
      #expect(error?.description.contains("__metadata__ has two names like") == true)
    }
  }
}
