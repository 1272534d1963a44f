import Architecture
import Foundation
import ModelFiles
import NeuralNetworks
import Pretraining
import Tensors
import TestSupport
import Testing

@Suite("A GPT-2 that transformers wrote")
struct TinyGPT2Tests {
  private let folder = Golden.url(of: "tiny-gpt2")
  private let entry = Golden.entry("tiny-gpt2", in: "nn")
  private var ids: Tensor<Int> { entry.inputs["ids"].intTensor }  // [2, 9]

  @Test("Its sizes are those of config.json")
  func configuration() throws {
    let configuration = try GPTModel(folder: folder).configuration
    #expect(
      configuration
        == GPTConfiguration(
          vocabularySize: entry.params["vocab"].int, contextLength: entry.params["positions"].int,
          embeddingWidth: entry.params["width"].int, headCount: entry.params["heads"].int,
          layerCount: entry.params["layers"].int, dropout: 0.1, hasQKVBias: true))
  }

  @Test("Loaded, it gives the logits and the hidden states that transformers gives, block by block")
  func logits() throws {
    let model = try GPTModel(folder: folder)
    let hidden = entry.outputs["hidden"].list
    noGrad {
      var x = model.embedding(ids)
      expectClose(x, to: hidden[0])
      for (index, block) in model.blocks.enumerated() {
        x = block(x)
        let isLast = index == model.blocks.count - 1
        expectClose(isLast ? model.finalNorm(x) : x, to: hidden[index + 1], absolute: 1e-5)
      }
      expectClose(model(ids), to: entry.outputs["logits"], absolute: 1e-5)
    }
  }

  @Test("Loaded, it has the loss and the greedy continuation that transformers gives")
  func generation() throws {
    let model = try GPTModel(folder: folder)
    let loss = noGrad { batchLoss(of: model, on: (ids[0..., ..<(-1)], ids[0..., 1...])) }
    expectClose(loss, to: entry.outputs["loss"], absolute: 1e-5)
    let continued = generate(with: model, from: ids[..<1, ..<4], count: 8)
    expectEqual(continued, to: entry.outputs["greedy"])
  }

  @Test("Its rates of dropout are those of config.json unless others are asked for, and it is in evaluation")
  func dropout() throws {
    let rates: [KeyPath<GPTConfiguration, Double>] = [
      \.embeddingDropout, \.attentionDropout, \.shortcutDropout,
    ]
    for (asked, expected) in [(nil, 0.1), (0, 0), (0.3, 0.3)] as [(Double?, Double)] {
      let model = try GPTModel(folder: folder, dropout: asked)
      #expect(rates.map { model.configuration[keyPath: $0] } == [expected, expected, expected])
      #expect(!model.isTraining)
    }
  }

  @Test("Saved, the file holds the same tensors to the bit, under the same names")
  func savedTensors() throws {
    try withTemporaryFolder { saved in
      try GPTModel(folder: folder).save(to: saved, tokenizer: nil)
      let original = try WeightFile(contentsOf: folder.appending(path: "model.safetensors"))
      let copy = try WeightFile(contentsOf: saved.appending(path: "model.safetensors"))
      #expect(copy.metadata == ["format": "pt"])
      #expect(copy.tensors.map(\.name).sorted() == original.tensors.map(\.name).sorted())
      for (name, tensor) in original.tensors {
        let other = try #require(copy.tensors.first { $0.name == name }?.tensor)
        expectIdentical(other, to: tensor, name)
      }
    }
  }

  @Test("Saved, config.json says the same in every field that transformers wrote about the model")
  func savedConfiguration() throws {
    try withTemporaryFolder { saved in
      try GPTModel(folder: folder).save(to: saved, tokenizer: nil)
      let (original, copy) = (try fields(in: folder), try fields(in: saved))
      for field in [
        "activation_function", "add_cross_attention", "architectures", "attn_pdrop", "bos_token_id", "dtype",
        "embd_pdrop", "eos_token_id", "layer_norm_epsilon", "model_type", "n_embd", "n_head", "n_inner",
        "n_layer", "n_positions", "resid_pdrop", "scale_attn_by_inverse_layer_idx", "scale_attn_weights",
        "tie_word_embeddings", "vocab_size",
      ] {
        let expected = try #require(original[field] as? NSObject, "\(field)")
        #expect(copy[field] as? NSObject == expected, "\(field)")
      }
    }
  }

  private func fields(in folder: URL) throws -> [String: Any] {
    let data = try Data(contentsOf: folder.appending(path: "config.json"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test("Saved and loaded again, it is the same to the bit")
  func loadedAgain() throws {
    try withTemporaryFolder { saved in
      let model = try GPTModel(folder: folder)
      try model.save(to: saved, tokenizer: nil)
      try model.save(to: saved, tokenizer: nil)  // over itself
      let again = try GPTModel(folder: saved)
      #expect(again.configuration == model.configuration)
      noGrad { expectIdentical(again(ids), to: model(ids)) }
    }
  }

  @Test("The table of token embeddings and the output layer are trained separately")
  func separateHead() throws {
    let model = try GPTModel(folder: folder)
    expectIdentical(model.outputHead.weight, to: model.embedding.token.weight)
    model.outputHead.weight.detached().fill(with: 0)
    #expect(model.embedding.token.weight.scalars.contains { $0 != 0 })
  }
}
