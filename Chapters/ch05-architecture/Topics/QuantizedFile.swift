import Architecture
import Files
import Foundation
import ModelFiles
import NeuralNetworks
import Tensors

extension GPTModel {
  /// Writes the model to a file in the safetensors format with its matrices
  /// in 8 or 4 bits, and all else, scales included, in 16. Throws
  /// `FileError`.
  public func writeQuantized(
    to file: URL, bits: Int, groupSize: Int? = nil
  ) throws {
    var weights = WeightFile(tensors: [], metadata: ["bits": "\(bits)"])
    for (name, tensor) in stateDictionary {
      guard tensor.rank == 2 else {
        weights.tensors.append((name, tensor))
        continue
      }
      let matrix = QuantizedMatrix(
        tensor, bits: bits, groupSize: groupSize)
      weights.integers.append((name, matrix.packed))
      weights.tensors.append((name + ".scales", matrix.scales))
    }
    try weights.write(to: file, as: .float16)
  }

  /// Makes a model from a file of `writeQuantized`, in memory as Floats.
  ///
  /// Throws `FileError` if the file is another, or of another model.
  public convenience init(
    quantized file: URL, _ configuration: GPTConfiguration
  ) throws {
    let weights = try WeightFile(contentsOf: file)
    guard let bits = weights.metadata["bits"].flatMap({ Int($0) }),
      bits == 8 || bits == 4
    else {
      throw FileError(
        "bits is not 8 or 4 in the metadata: give a file of writeQuantized",
        file: file)
    }
    var floats = Dictionary(
      uniqueKeysWithValues: weights.tensors.map { ($0.name, $0.tensor) })
    self.init(configuration)
    let sizes = Dictionary(
      uniqueKeysWithValues: stateDictionary.map {
        ($0.name, $0.tensor.shape)
      }
    )
    for (name, packed) in weights.integers {
      guard let shape = sizes[name],
        let scales = floats.removeValue(forKey: name + ".scales"),
        shape[1] % max(scales.shape[1], 1) == 0,
        packed.count == (shape[0] * shape[1] * bits + 63) / 64
      else {
        throw FileError(
          "\"\(name)\" does not fit the model: use the configuration that it was saved with",
          file: file)
      }
      floats[name] =
        QuantizedMatrix(
          packed: packed, bits: bits, scales: scales,
          groupSize: shape[1] / scales.shape[1]
        ).matrix
    }
    try load(floats.map { (name: $0.key, tensor: $0.value) })
    eval()
  }
}
