import Architecture
import Foundation
import ModelFiles
import NeuralNetworks
import Pretraining
import Tensors
import TestSupport
import Testing

/// Runs `body` with a folder that has the tensors of tiny-gpt2, and its `config.json` with other fields.
///
/// A field that becomes nil is left out.
func withTinyGPT2(changing fields: [String: Any?] = [:], _ body: (URL) throws -> Void) throws {
  let original = Golden.url(of: "tiny-gpt2")
  try withTemporaryFolder { folder in
    let data = try Data(contentsOf: original.appending(path: "config.json"))
    var object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    for (field, value) in fields { object[field] = value }
    try JSONSerialization.data(withJSONObject: object).write(to: folder.appending(path: "config.json"))
    try FileManager.default.copyItem(
      at: original.appending(path: "model.safetensors"), to: folder.appending(path: "model.safetensors"))
    try body(folder)
  }
}

/// Writes the weights of the folder again, changed.
func changeWeights(in folder: URL, _ change: (inout WeightFile) -> Void) throws {
  let url = folder.appending(path: "model.safetensors")
  var file = try WeightFile(contentsOf: url)
  change(&file)
  try file.write(to: url)
}

/// Records an issue unless loading the folder fails with one line that names the file and contains the text.
func expectLoading(
  _ folder: URL, failsIn file: String, saying text: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let error = #expect(throws: (any Error).self, sourceLocation: sourceLocation) {
    _ = try GPTModel(folder: folder)
  }
  guard let error else { return }
  let line = "\(error)"
  #expect(!line.contains { $0.isNewline }, sourceLocation: sourceLocation)
  #expect(line.hasPrefix(folder.appending(path: file).path + ": "), sourceLocation: sourceLocation)
  #expect(line.contains(text), "\(line)", sourceLocation: sourceLocation)
}

extension WeightFile {
  /// Replaces a tensor of tiny-gpt2, or removes it.
  mutating func set(_ name: String, _ tensor: Tensor<Float>?) {
    tensors.removeAll { $0.name == name }
    if let tensor { tensors.append((name, tensor)) }
  }

  subscript(name: String) -> Tensor<Float> {
    guard let tensor = tensors.first(where: { $0.name == name })?.tensor else {
      preconditionFailure("no tensor \(name)")
    }
    return tensor
  }
}
