import Architecture
import NeuralNetworks
import Pretraining
import Sampling
import Tensors
import TestSupport
import Testing

@Suite("Generating text")
struct GenerateTests {
  private let start = Tensor([[1, 2, 3]])

  @Test("A fitted model continues as PyTorch's does, with every setting")
  func fittedModel() {
    let fit = Golden.entry("gpt-fit", in: "nn")
    manualSeed(123)
    let model = GPTModel(configuration(fit.params["cfg"]))
    let optimizer = AdamW(
      model.parameters, learningRate: fit.params["lr"].double, weightDecay: fit.params["weight_decay"].double)
    let batch: TokenBatch = (fit.inputs["ids"].intTensor, fit.inputs["targets"].intTensor)
    let losses = (0..<fit.params["steps"].int).map { _ in
      optimizer.step { batchLoss(of: model, on: batch) }
    }
    expectClose(losses, shape: [losses.count], to: fit.outputs["losses"])
    model.eval()
    expectClose(noGrad { model(batch.inputs) }, to: fit.outputs["logits"], absolute: 1e-5)

    let entry = Golden.entry("gpt-generate", in: "nn")
    let runs = entry.params["runs"].object
    #expect(runs.count == 6)
    for (name, run) in runs {
      let sampler = TokenSampler(
        temperature: run.contains("temperature") ? Float(run["temperature"].double) : 0,
        topK: run.contains("top_k") ? run["top_k"].int : nil)
      manualSeed(123)
      let ids = generate(
        with: model, from: entry.inputs["start"].intTensor, count: entry.params["max_new_tokens"].int,
        sampler: sampler, endToken: run.contains("eos_id") ? run["eos_id"].int : nil)
      expectEqual(ids, to: entry.outputs[name], name)
    }
  }

  @Test("Every text of a batch continues as it would alone")
  func batches() {
    let model = smallModel()
    model.eval()
    let ids = Tensor([[1, 2, 3], [4, 5, 6]])
    let together = generate(with: model, from: ids, count: 12)
    #expect(together.shape == [2, 15])
    for row in 0..<2 {
      let alone = generate(with: model, from: ids[row].unsqueezed(at: 0), count: 12)
      expectEqual(together[row].unsqueezed(at: 0), to: alone)
    }
  }

  @Test("Beyond the context, only the last tokens count")
  func contextWindow() {
    let model = smallModel(contextLength: 4)
    model.eval()
    let long = Tensor([[9, 8, 7, 1, 2, 3, 4]])
    let short = Tensor([[1, 2, 3, 4]])
    let continued = generate(with: model, from: long, count: 6)
    expectEqual(continued[0..., 3...], to: generate(with: model, from: short, count: 6))
  }

  @Test("Nothing is generated if the count is 0 or the first token ends the text")
  func nothing() {
    let model = smallModel()
    model.eval()
    expectEqual(generate(with: model, from: start, count: 0), to: start)
    let first = generate(with: model, from: start, count: 1)[0, -1].item
    expectEqual(generate(with: model, from: start, count: 5, endToken: first), to: start)
  }

  @Test("Generating records nothing and returns the text with its prompt")
  func recordsNothing() throws {
    let model = smallModel()
    let before = liveGraphNodes
    let text = try sampleText(from: model, prompt: "the ", by: byteTokenizer, count: 5)
    #expect(liveGraphNodes == before)
    #expect(text.hasPrefix("the "))
    #expect(model.isTraining)
  }

  @Test("From an empty prompt a text begins after <|endoftext|>")
  func emptyPrompt() throws {
    expectEqual(try promptIDs(of: "", by: byteTokenizer), to: Tensor([[256]]))
    expectEqual(try promptIDs(of: "a", by: byteTokenizer), to: try tokenIDs(of: "a", by: byteTokenizer))
    let text = try sampleText(from: smallModel(), prompt: "", by: byteTokenizer, count: 5)
    #expect(text.hasPrefix("<|endoftext|>"))
  }

  @Test("Without a token to start from, generate and beamSearch say so")
  func noPrompt() async throws {
    let generating = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let model = smallModel()
      model.eval()
      _ = generate(with: model, from: Tensor<Int>.zeros([1, 0]), count: 3)
    }
    let searching = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let model = smallModel()
      model.eval()
      _ = beamSearch(with: model, from: Tensor<Int>.zeros([1, 0]), count: 3, width: 2)
    }
    for (result, name) in [(generating, "generate"), (searching, "beamSearch")] {
      let errors = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
      #expect(errors.contains("\(name): an empty prompt, ids of shape [1, 0]"), "\(errors)")
    }
  }

  @Test("Text survives a round trip through ids with a batch axis; <|endoftext|> is one token")
  func textAndIDs() throws {
    let ids = try tokenIDs(of: "a<|endoftext|>b", by: byteTokenizer)
    #expect(ids.shape == [1, 3])
    #expect(ids[0, 1].item == byteTokenizer.endOfText)
    #expect(text(of: ids, by: byteTokenizer) == "a<|endoftext|>b")
  }
}
