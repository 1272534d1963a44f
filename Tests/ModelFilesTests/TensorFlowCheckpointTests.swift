import Foundation
import ModelFiles
import NeuralNetworks
import Tensors
import TestSupport
import Testing

/// `tiny-gpt2-tensorflow` was written by TensorFlow 2.21 (`tf.compat.v1.train.Saver`) with the numbers of
/// `tiny-gpt2`, using the names and shapes of OpenAI's checkpoints.
private let fixture = Golden.url(of: "tiny-gpt2-tensorflow")
private let indexName = "model.ckpt.index"
private let dataName = "model.ckpt.data-00000-of-00001"

@Suite("A TensorFlow checkpoint is read and checked in full")
struct TensorFlowCheckpointTests {
  @Test("TensorFlow's tiny-gpt2 has the same numbers as its safetensors file")
  func fixtureFromTensorFlow() throws {
    let checkpoint = try TensorFlowCheckpoint(folder: fixture)
    let sizes = checkpoint.sizes
    #expect(sizes.vocabularySize == 97 && sizes.contextLength == 32 && sizes.embeddingWidth == 24)
    #expect(sizes.headCount == 3 && sizes.layerCount == 2)
    let expected = try WeightFile(folder: Golden.url(of: "tiny-gpt2")).tensors
    #expect(checkpoint.tensors.count == 28 && expected.count == 28)
    for (name, tensor) in expected {
      let theirs = tensorFlowName(name)
      let found = try #require(checkpoint.tensors.first { $0.name == theirs }?.tensor, "\(theirs)")
      let shape = theirs.hasSuffix("/w") ? [1] + tensor.shape : tensor.shape
      #expect(found.shape == shape)
      expectIdentical(found.reshaped(to: tensor.shape), to: tensor, theirs)
    }
  }

  /// Returns OpenAI's name of the parameter that Hugging Face calls `name`.
  private func tensorFlowName(_ name: String) -> String {
    var parts = name.split(separator: ".").dropFirst().map(String.init)
    let kind = parts.removeLast()
    if parts[0] == "h" { parts.replaceSubrange(0...1, with: ["h" + parts[1]]) }
    let isNorm = parts.last!.hasPrefix("ln_")
    if parts[0] != "wte" && parts[0] != "wpe" {
      parts.append(kind == "bias" ? "b" : isNorm ? "g" : "w")
    }
    return "model/" + parts.joined(separator: "/")
  }

  @Test("A changed byte in the index is detected, except in the footer's padding")
  func flippedIndex() throws {
    try withCopy { folder in
      let url = folder.appending(path: indexName)
      let whole = try Data(contentsOf: url)
      for position in whole.indices {
        var bytes = whole
        bytes[position] ^= 0x15
        try bytes.write(to: url)
        let isPadding = (whole.count - 42..<whole.count - 8).contains(position)
        expectRefused(folder, file: isPadding ? nil : indexName, "byte \(position)")
      }
    }
  }

  @Test("A truncated or missing file is rejected", arguments: [indexName, dataName])
  func truncated(_ name: String) throws {
    try withCopy { folder in
      let url = folder.appending(path: name)
      let whole = try Data(contentsOf: url)
      for length in stride(from: 0, to: whole.count, by: name == indexName ? 3 : 997) {
        try whole.prefix(length).write(to: url)
        expectRefused(folder, file: name, "\(length) bytes")
      }
      try FileManager.default.removeItem(at: url)
      expectRefused(folder, file: name, "nothing")
    }
  }

  @Test("A changed number is detected by the checksum of its tensor")
  func flippedData() throws {
    try withCopy { folder in
      let url = folder.appending(path: dataName)
      let whole = try Data(contentsOf: url)
      for position in stride(from: 0, to: whole.count, by: 523) {
        var bytes = whole
        bytes[position] ^= 1
        try bytes.write(to: url)
        expectRefused(folder, file: dataName, "byte \(position)")
      }
    }
  }

  static let badSettings = [
    "", "[]", "{", "{}", #"{"n_vocab":97,"n_ctx":32,"n_embd":24,"n_head":3}"#,
    #"{"n_vocab":97,"n_ctx":32,"n_embd":24,"n_head":3,"n_layer":0}"#,
    #"{"n_vocab":97,"n_ctx":32,"n_embd":24,"n_head":3,"n_layer":2.0}"#,
    #"{"n_vocab":97,"n_ctx":32,"n_embd":24,"n_head":3,"n_layer":-2}"#,
    #"{"n_vocab":97,"n_ctx":32,"n_embd":24,"n_head":3,"n_layer":"2"}"#,
    #"{"n_vocab":97,"n_ctx":32,"n_embd":24,"n_head":3,"n_layer":2,"n_layer":2}"#,
    #"{"n_vocab":97,"n_ctx":32,"n_embd":24,"n_head":3,"n_layer":2} x"#,
  ]

  @Test("Invalid sizes are rejected", arguments: badSettings)
  func settings(_ text: String) throws {
    try withCopy { folder in
      try Data(text.utf8).write(to: folder.appending(path: "hparams.json"))
      expectRefused(folder, file: "hparams.json", text)
    }
  }

  /// Runs `body` with a copy of the fixture.
  private func withCopy(_ body: (URL) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let copy = folder.appending(path: "copy")
      try FileManager.default.copyItem(at: fixture, to: copy)
      try body(copy)
    }
  }

  /// Expects a one-line error that names the file, or success if `file` is nil.
  private func expectRefused(_ folder: URL, file: String?, _ comment: String) {
    var message = ""
    do {
      _ = try TensorFlowCheckpoint(folder: folder)
    } catch {
      message = "\(error)"
    }
    let start = file.map { folder.appending(path: $0).path + ": " } ?? ""
    let isAsExpected = file == nil ? message.isEmpty : message.hasPrefix(start) && !message.contains("\n")
    #expect(isAsExpected, "\(comment): \(message)")
  }
}
