import ArchitectureTopics
import Files
import Foundation
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Topic llama: Llama 2 and Mistral in small")
struct LlamaTests {
  private static let golden = Golden.entry("tiny-llama", in: "nn")
  private static let folder = Golden.url(of: "tiny-llama")

  @Test("The Llama of transformers loads, with its logits, hidden states and loss")
  func loads() throws {
    let model = try LlamaModel(folder: Self.folder)
    let ids = Self.golden.inputs["ids"].intTensor
    let (logits, states) = noGrad { (model(ids), model.hiddenStates(ids)) }
    expectClose(logits, to: Self.golden.outputs["logits"], absolute: 1e-5, relative: 1e-4)
    #expect(states.count == 3)
    for (state, expected) in zip(states, Self.golden.outputs["hidden"].list) {
      expectClose(state, to: expected, absolute: 1e-5, relative: 1e-4)
    }
    #expect(model.parameterCount == model.configuration.parameterCount)
  }

  @Test("It continues texts as transformers does")
  func greedy() throws {
    let model = try LlamaModel(folder: Self.folder)
    let expected = Self.golden.outputs["greedy"].intTensor
    let prompt = Self.golden.inputs["ids"].intTensor[0..<1, ..<4]
    let text = model.continued(prompt, newTokens: expected.shape[1] - 4)
    expectEqual(text, to: expected)
  }

  @Test("With a window it is transformers' Mistral", arguments: Golden.entries(in: "topics/llama"))
  func mistral(entry: GoldenEntry) throws {
    let llama = try LlamaModel(folder: Self.folder)
    var sizes = llama.configuration
    sizes.window = entry.params["window"].int
    let model = LlamaModel(sizes)
    try model.load(llama.stateDictionary)
    let logits = noGrad { model(entry.inputs["ids"].intTensor) }
    expectClose(logits, to: entry.outputs["logits"], absolute: 1e-5, relative: 1e-4)
  }

  @Test("A saved model loads again, with its window", arguments: [nil, 3])
  func saves(window: Int?) throws {
    var sizes = try LlamaConfiguration(contentsOf: Self.folder.appending(path: "config.json"))
    sizes.window = window
    let model = LlamaModel(sizes)
    let ids = Tensor([[3, 1, 4, 1, 5, 9]])
    let loaded = try withTemporaryFolder { folder in
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try model.save(to: folder)
      return try LlamaModel(folder: folder)
    }
    #expect(loaded.configuration == sizes)
    expectClose(noGrad { loaded(ids) }, to: noGrad { model(ids) }, absolute: 0, relative: 0)
  }

  @Test(
    "A configuration that cannot be computed is refused by its field",
    arguments: [
      ("\"hidden_act\": \"silu\"", "\"hidden_act\": \"gelu\"", "hidden_act is gelu"),
      ("\"model_type\": \"llama\"", "\"model_type\": \"gpt2\"", "model_type is gpt2"),
      ("\"hidden_size\": 32", "\"hidden_size\": -1", "hidden_size is -1"),
      ("\"vocab_size\": 101", "\"vocab\": 101", "vocab_size is missing"),
      ("\"num_key_value_heads\": 2", "\"num_key_value_heads\": 3", "num_key_value_heads 3"),
      ("\"rope_type\": \"default\"", "\"rope_type\": \"llama3\"", "rope_type is llama3"),
      ("\"vocab_size\": 101", "\"vocab_size\": \"101\"", "vocab_size"),
      ("\"vocab_size\": 101", "\"vocab_size\": 102", "has shape"),
      ("\"num_hidden_layers\": 2", "\"num_hidden_layers\": 1", "does not have"),
    ])
  func refused(old: String, new: String, message: String) throws {
    let text = try String(contentsOf: Self.folder.appending(path: "config.json"), encoding: .utf8)
    #expect(text.contains(old))
    try withTemporaryFolder { folder in
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: Self.folder.appending(path: "model.safetensors"),
        to: folder.appending(path: "model.safetensors"))
      try Data(text.replacing(old, with: new).utf8).write(to: folder.appending(path: "config.json"))
      let error = #expect(throws: FileError.self) { try LlamaModel(folder: folder) }
      let description = error?.description ?? ""
      #expect(description.contains(message), "\(description)")
      #expect(!description.contains("\n"))
    }
  }
}
