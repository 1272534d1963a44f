import Foundation
import ModelFiles
import NeuralNetworks
import Tensors
import TestSupport
import Testing

private let indexName = "model.safetensors.index.json"

@Suite("Weights in several files are read as one, or give a one-line error")
struct ShardedWeightTests {
  static let map = [("a", "1.safetensors"), ("b", "2.safetensors"), ("m", "2.safetensors")]

  static func index(_ map: [(String, String)] = map, metadata: String = #"{"total_size":31}"#) -> String {
    let members = map.map { "\"\($0.0)\":\"\($0.1)\"" }
    return #"{"metadata":\#(metadata),"weight_map":{\#(members.joined(separator: ","))}}"#
  }

  @Test("The tensors of all shards are read, and unknown fields of the index ignored")
  func whole() throws {
    let more = #"{"total_size":31,"format":"pt","more":[1,-2.5e3,true,null,{"a":[]},{}],"x":"\"{"}"#
    for index in [Self.index(), Self.index(metadata: more) + "\n", Self.index(metadata: "{}")] {
      try withShards(index) { folder in
        let file = try WeightFile(folder: folder)
        #expect(file.tensors.map(\.name) == ["a", "b"])
        #expect(file.tensors[0].tensor.scalars == [1, 2] && file.tensors[1].tensor.shape == [2, 2])
        #expect(file.integers.isEmpty && file.otherTypes.map(\.name) == ["m"])
        #expect(file.metadata == ["format": "pt"])
      }
    }
  }

  @Test("A single file takes precedence over an index")
  func wholeFile() throws {
    try withShards("not JSON") { folder in
      try WeightFile(tensors: [("w", .ones([1]))]).write(to: folder.appending(path: "model.safetensors"))
      #expect(try WeightFile(folder: folder).tensors.map(\.name) == ["w"])
    }
  }

  @Test("A folder that is empty or does not exist is rejected by name")
  func nothing() throws {
    try withTemporaryFolder { folder in
      for folder in [folder, folder.appending(path: "none")] {
        let line = refusal { _ = try WeightFile(folder: folder) }
        #expect(isOneLine(line, about: folder) && line.contains(indexName), "\(line)")
      }
    }
  }

  /// Indices with one fault each, and what the error must mention.
  static let faults: [(String, String)] =
    [
      ("", "empty"), (" ", "object"), ("[]", "object"), ("{}", "weight_map"), ("null", "object"),
      (#"{"weight_map":{}}"#, "weight_map"), (#"{"weight_map":[]}"#, "weight_map"),
      (#"{"weight_map":null}"#, "weight_map"), (#"{"weight_map":{"a":1}}"#, "\"a\""),
      (#"{"weight_map":{"a":null}}"#, "\"a\""), (#"{"weight_map":{"a":["1.safetensors"]}}"#, "\"a\""),
      (#"{"weight_map":{"a":""}}"#, "\"a\""),
      (index(Array(map.dropFirst())), "total_size"), (index(Array(map.dropLast())), "\"m\""),
      (index([map[0], ("b", "1.safetensors"), map[2]]), "\"b\""),
      (index(map + [("c", "1.safetensors")]), "\"c\""),
      (index(map + [("c", "3.safetensors")]), "3.safetensors"),
      (index(map + [("b", "2.safetensors")]), "twice"), (index(map + [("b", "1.safetensors")]), "twice"),
      (index(map + [(#"\u0062"#, "2.safetensors")]), "twice"),
      (index() + "x", "end"), (String(index().dropLast()), "JSON"), (index() + index(), "end"),
      (index(metadata: "[]"), "metadata"), (index(metadata: "1"), "metadata"),
      (index(metadata: #"{"x":tru}"#), "\"x\""), (index(metadata: #"{"x":NaN}"#), "\"x\""),
      (index(metadata: #"{"x":[1,]}"#), "\"x\""), (index(metadata: #"{"x":{"a":1,"a":1}}"#), "twice"),
      (index(metadata: #"{"x":"# + String(repeating: "[", count: 100_000)), "brackets"),
    ]
    + ["30", "32", "-31", "31.0", "3.1e1", "\"31\"", "null", "[31]", "NaN", "18446744073709551647"].map {
      (index(metadata: #"{"total_size":\#($0)}"#), "total_size")
    }
    + [
      "../1.safetensors", "/1.safetensors", "./1.safetensors", "x/../1.safetensors", "..", ".", ".hidden",
      #"x\\1.safetensors"#, #"1.safetensors\u0000"#, #"\u002e\u002e\u002f1.safetensors"#, "x/1.safetensors",
    ].map { (index([("a", $0)] + map.dropFirst()), "\"a\"") }

  @Test("Each fault in an index is rejected", arguments: faults)
  func fault(_ index: String, hint: String) throws {
    try withShards(index) { folder in
      let line = refusal { _ = try WeightFile(folder: folder) }
      #expect(isOneLine(line, about: folder.appending(path: indexName)) && line.contains(hint), "\(line)")
    }
  }

  @Test("An error in a shard names the shard")
  func badShard() throws {
    try withShards(Self.index()) { folder in
      let shard = folder.appending(path: "2.safetensors")
      try Data(contentsOf: shard).dropLast().write(to: shard)
      let line = refusal { _ = try WeightFile(folder: folder) }
      #expect(isOneLine(line, about: shard), "\(line)")
    }
  }

  /// Runs `body` with a folder that has two shards, with 31 bytes of tensors in total, and the index.
  private func withShards(_ index: String, _ body: (URL) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try WeightFile(tensors: [("a", Tensor([1, 2] as [Float]))], metadata: ["format": "pt"])
        .write(to: folder.appending(path: "1.safetensors"))
      try safetensors([("b", "F32", [2, 2], Data(count: 16)), ("m", "BOOL", [7], Data(count: 7))])
        .write(to: folder.appending(path: "2.safetensors"))
      try Data(index.utf8).write(to: folder.appending(path: indexName))
      try body(folder)
    }
  }
}
