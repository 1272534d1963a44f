import Architecture
import Files
import Foundation
import ModelFiles
import NeuralNetworks
import Pretraining
import Tensors
import TestSupport
import Testing

@Suite("The tensors of a GPT-2")
struct GPT2WeightsTests {
  private let entry = Golden.entry("tiny-gpt2", in: "nn")

  private func expectGoldenLogits(
    _ folder: URL, absolute: Double = 1e-5, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let model = try GPTModel(folder: folder)
    let logits = noGrad { model(entry.inputs["ids"].intTensor) }
    expectClose(logits, to: entry.outputs["logits"], absolute: absolute, sourceLocation: sourceLocation)
  }

  @Test("Names without the prefix mean the same")
  func withoutPrefix() throws {
    try withTinyGPT2 { folder in
      try changeWeights(in: folder) { file in
        file.tensors = file.tensors.map { (String($0.name.dropFirst("transformer.".count)), $0.tensor) }
      }
      try expectGoldenLogits(folder)
    }
  }

  @Test("The masks of older files are skipped, as numbers and as integers")
  func masks() throws {
    try withTinyGPT2 { folder in
      try changeWeights(in: folder) { file in
        file.set("transformer.h.0.attn.bias", .ones([1, 1, 32, 32]))
        file.set("h.1.attn.masked_bias", .zeros([]))
        file.integers = [("h.1.attn.bias", .ones([1, 1, 32, 32]))]
      }
      try expectGoldenLogits(folder)
    }
  }

  @Test("An output layer of its own is used, and needed where config.json does not tie it")
  func ownHead() throws {
    let head = Tensor<Float>.full([97, 24], 0.5)
    for isTied in [true, false] {
      try withTinyGPT2(changing: ["tie_word_embeddings": isTied]) { folder in
        try changeWeights(in: folder) { $0.set("lm_head.weight", head) }
        let model = try GPTModel(folder: folder)
        expectIdentical(model.outputHead.weight, to: head)
        #expect(model.embedding.token.weight[0, 0].item != 0.5)
      }
    }
    try withTinyGPT2(changing: ["tie_word_embeddings": false]) { folder in
      expectLoading(folder, failsIn: "model.safetensors", saying: "\"lm_head.weight\" is missing")
    }
  }

  @Test("A model larger than memory is refused before anything is allocated, even if its file is that large")
  func largerThanMemory() throws {
    let rows = Int(clamping: ProcessInfo.processInfo.physicalMemory) / (24 * 4) + 1
    try withTinyGPT2(changing: ["vocab_size": rows]) { folder in
      try changeWeights(in: folder) { $0.set("transformer.wte.weight", nil) }
      try appendSparseTensor(
        "transformer.wte.weight", [rows, 24], to: folder.appending(path: "model.safetensors"))
      expectLoading(folder, failsIn: "model.safetensors", saying: "more than the")
    }
  }

  /// Adds a tensor of zeros that takes no room on the disk.
  private func appendSparseTensor(_ name: String, _ shape: [Int], to url: URL) throws {
    let old = try Data(contentsOf: url)
    let length = old.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    let header = old[8..<8 + length]
    var fields = try #require(try JSONSerialization.jsonObject(with: header) as? [String: Any])
    let size = old.count - 8 - length
    let bytes = shape.reduce(4, *)
    fields[name] = ["dtype": "F32", "shape": shape, "data_offsets": [size, size + bytes]]
    var text = try JSONSerialization.data(withJSONObject: fields)
    text.append(Data(repeating: UInt8(ascii: " "), count: (8 - text.count % 8) % 8))
    let count = withUnsafeBytes(of: UInt64(text.count).littleEndian) { Data($0) }
    try (count + text + old[(8 + length)...]).write(to: url)
    let file = try FileHandle(forWritingTo: url)
    try file.truncate(atOffset: UInt64(8 + text.count + size + bytes))
    try file.close()
  }

  @Test("A missing tensor is named, whichever it is")
  func missing() throws {
    let names = try WeightFile(
      contentsOf: Golden.url(of: "tiny-gpt2").appending(path: "model.safetensors")
    ).tensors.map(\.name)
    #expect(names.count == 28)
    for name in names {
      try withTinyGPT2 { folder in
        try changeWeights(in: folder) { $0.set(name, nil) }
        let plain = name.dropFirst("transformer.".count)
        expectLoading(folder, failsIn: "model.safetensors", saying: "\"\(plain)\" is missing")
      }
    }
  }

  @Test("A tensor of another shape is named with both shapes, a transposed one too")
  func otherShapes() throws {
    let projection = "transformer.h.1.mlp.c_fc.weight"
    for (shape, name) in [
      ([96, 24], projection), ([24, 72], projection), ([2304], projection), ([24, 96, 1], projection),
      ([24, 24], "transformer.h.0.attn.c_attn.weight"), ([97], "transformer.wte.weight"),
    ] {
      try withTinyGPT2 { folder in
        try changeWeights(in: folder) { $0.set(name, .zeros(shape)) }
        let plain = name.dropFirst("transformer.".count)
        expectLoading(
          folder, failsIn: "model.safetensors", saying: "\"\(plain)\" has shape \(shape), but")
      }
    }
  }

  @Test("An unknown tensor is named, and so is one that appears twice")
  func unknown() throws {
    for name in ["transformer.h.0.attn.c_attn.lora_A", "h.2.ln_1.weight", "score.weight", "two\nlines"] {
      try withTinyGPT2 { folder in
        try changeWeights(in: folder) { $0.set(name, .zeros([1])) }
        expectLoading(
          folder, failsIn: "model.safetensors", saying: "does not belong to a GPT-2 with 2 blocks")
      }
    }
    try withTinyGPT2 { folder in
      try changeWeights(in: folder) { $0.integers = [("positions", .zeros([1]))] }
      expectLoading(folder, failsIn: "model.safetensors", saying: "\"positions\" does not belong")
    }
    try withTinyGPT2 { folder in
      try changeWeights(in: folder) { $0.set("wte.weight", .zeros([97, 24])) }
      expectLoading(folder, failsIn: "model.safetensors", saying: "\"wte.weight\" appears twice")
    }
  }

  @Test("Integers in the place of weights are refused")
  func integers() throws {
    try withTinyGPT2 { folder in
      try changeWeights(in: folder) { file in
        file.set("transformer.ln_f.bias", nil)
        file.integers = [("transformer.ln_f.bias", .zeros([24]))]
      }
      expectLoading(folder, failsIn: "model.safetensors", saying: "\"ln_f.bias\" is of type \"I64\"")
    }
  }

  @Test("A folder without weights is refused")
  func noWeights() throws {
    try withTinyGPT2 { folder in
      try FileManager.default.removeItem(at: folder.appending(path: "model.safetensors"))
      #expect(throws: FileError.self) { _ = try GPTModel(folder: folder) }
    }
  }

  @Test("Weights of 16 bits give nearly the same logits", arguments: [WeightPrecision.bfloat16, .float16])
  func halves(_ precision: WeightPrecision) throws {
    try withTinyGPT2 { folder in
      try GPTModel(folder: folder).save(to: folder, tokenizer: nil, as: precision)
      try expectGoldenLogits(folder, absolute: precision == .float16 ? 3e-3 : 3e-2)
    }
  }

  @Test("OpenAI's own checkpoint of the same model gives the same logits")
  func openAI() throws {
    let folder = Golden.url(of: "tiny-gpt2-tensorflow")
    try expectGoldenLogits(folder)
    #expect(try GPTModel(folder: folder, dropout: 0).configuration.attentionDropout == 0)
    let (here, there) = (try GPTModel(folder: folder), try GPTModel(folder: Golden.url(of: "tiny-gpt2")))
    for (a, b) in zip(here.namedParameters, there.namedParameters) {
      expectIdentical(a.parameter.value, to: b.parameter.value, a.name)
    }
  }

  @Test("OpenAI's checkpoint with other sizes in hparams.json is refused in one line")
  func openAISizes() throws {
    for (json, file, text) in [
      (#"{"n_vocab":97,"n_ctx":32,"n_embd":24,"n_head":5,"n_layer":2}"#, "hparams.json", "not divisible"),
      (
        #"{"n_vocab":97,"n_ctx":32,"n_embd":24,"n_head":3,"n_layer":3}"#, "", "\"h.2.ln_1.weight\" is missing"
      ),
      (
        #"{"n_vocab":90,"n_ctx":32,"n_embd":24,"n_head":3,"n_layer":2}"#, "",
        "\"wte.weight\" has shape [97, 24]"
      ),
    ] {
      try withTemporaryFolder { folder in
        let original = Golden.url(of: "tiny-gpt2-tensorflow")
        for name in ["model.ckpt.index", "model.ckpt.data-00000-of-00001"] {
          try FileManager.default.copyItem(
            at: original.appending(path: name), to: folder.appending(path: name))
        }
        try json.write(to: folder.appending(path: "hparams.json"), atomically: false, encoding: .utf8)
        expectLoading(folder, failsIn: file, saying: text)
      }
    }
  }
}
