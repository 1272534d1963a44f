import Files
import Foundation
import NeuralNetworks
import Tensors

@testable import ModelFiles

/// The safetensors format: whole files, headers alone, and the index of several files.
let weightTargets = [
  FuzzTarget(
    name: "safetensors", seeds: { try weightSeeds() },
    read: { try checkWeights(WeightFile(contentsOf: Scratch.shared.write($0, as: "w"))) },
    words: headerWords),
  FuzzTarget(
    name: "safetensors-header", seeds: { try weightSeeds().map(withoutLength) },
    read: { try checkWeights(WeightFile(contentsOf: Scratch.shared.write(withLength($0), as: "w"))) },
    words: headerWords),
  FuzzTarget(
    name: "safetensors-index",
    seeds: {
      let index = [
        "metadata": ["total_size": "24", "format": "pt"],
        "weight_map": ["a": "model-1.safetensors", "b": "model-1.safetensors", "c": "model-2.safetensors"],
      ]
      return [
        try JSONEncoder().encode(index),
        Data(
          String(decoding: try JSONEncoder().encode(index), as: UTF8.self).replacing("\"24\"", with: "24")
            .utf8),
      ]
    },
    read: { input in
      _ = shards
      try Scratch.shared.write(input, as: "model.safetensors.index.json")
      try checkWeights(WeightFile(folder: Scratch.shared.folder))
    }, words: jsonWords + ["\"weight_map\":", "\"total_size\":", "model-1.safetensors", "../"]),
]

/// The two files that the index of the seeds names.
private let shards: Void = {
  do {
    let (a, b, c) = (Tensor<Float>([1, 2]), Tensor<Float>([3]), Tensor<Float>([4, 5, 6]))
    let first = WeightFile(tensors: [("a", a), ("b", b)])
    try first.write(to: Scratch.shared.url("model-1.safetensors"))
    try WeightFile(tensors: [("c", c)]).write(to: Scratch.shared.url("model-2.safetensors"))
  } catch {
    preconditionFailure("\(error)")
  }
}()

let headerWords =
  jsonWords + [
    "F32", "F16", "BF16", "I64", "F64", "F4", "\"dtype\":", "\"shape\":", "\"data_offsets\":", "__metadata__",
  ]

private func weightSeeds() throws -> [Data] {
  let file = WeightFile(
    tensors: [("a", Tensor([[1, 2], [3, 4]])), ("é", Tensor([0.5])), ("empty", .zeros([0, 3]))],
    integers: [("ids", Tensor([7, -1]))], metadata: ["format": "pt"])
  return try WeightPrecision.allCases.map { precision in
    try Scratch.shared.bytes { try file.write(to: $0, as: precision) }
  }
}

/// Reads every number, writes the file and reads it again.
private func checkWeights(_ file: WeightFile) throws {
  for (_, tensor) in file.tensors { _ = tensor.sum().item }
  for (_, tensor) in file.integers { _ = tensor.scalars.reduce(0, &+) }
  let other = Scratch.shared.url("again")
  try file.write(to: other)
  let again = try WeightFile(contentsOf: other)
  func sorted<Scalar>(_ tensors: [(name: String, tensor: Tensor<Scalar>)]) -> [[String]] {
    tensors.map { [Array($0.name.utf8).description, "\($0.tensor.shape)"] }.sorted {
      $0.lexicographicallyPrecedes($1)
    }
  }
  require(
    sorted(again.tensors) == sorted(file.tensors) && sorted(again.integers) == sorted(file.integers)
      && again.metadata == file.metadata, "weights change when they are written and read")
}

// A header whose length is stated wrongly is refused at once. So that the fuzzer can change headers, an input is
// the header, a zero byte (which JSON does not have) and the numbers; the target computes the length.

/// Turns a safetensors file into an input.
func withoutLength(_ file: Data) -> Data {
  let length = Int(
    file[..<8].enumerated().reduce(UInt64(0)) { $0 | UInt64($1.element) << (8 * UInt64($1.offset)) })
  return file[8..<(8 + length)] + [0] + file[(8 + length)...]
}

/// Turns an input into a safetensors file.
func withLength(_ input: Data) -> Data {
  let end = input.firstIndex(of: 0) ?? input.endIndex
  let length = withUnsafeBytes(of: UInt64(end - input.startIndex).littleEndian) { Data($0) }
  return length + input[..<end] + input[end...].dropFirst()
}
