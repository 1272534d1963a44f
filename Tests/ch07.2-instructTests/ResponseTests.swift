import Architecture
import Files
import Foundation
import InstructionTuning
import NeuralNetworks
import Pretraining
import Tensors
import TestSupport
import Testing

@Suite("Responses")
struct ResponseTests {
  @Test("A response is what greedy generation writes")
  func sameAsGenerate() {
    let model = smallModel()
    model.eval()
    let assistant = Assistant(model, tokenizer: byteTokenizer, maximumTokens: 20)
    let prompt = "### Instruction:\nSay it."
    let ids = Tensor(byteTokenizer.encodeOrdinary(prompt)).unsqueezed(at: 0)
    let written = generate(with: model, from: ids, count: 20, endToken: byteTokenizer.endOfText)
    #expect(prompt + assistant.continuation(of: prompt) == text(of: written, by: byteTokenizer))
  }

  @Test("The end token ends a response")
  func endToken() {
    let model = smallModel()
    model.outputHead = Linear(inputSize: 16, outputSize: 257)  // With a bias, to make one token win.
    var bias = [Float](repeating: 0, count: 257)
    bias[256] = 1e6
    model.outputHead.bias = Tensor(bias)
    let assistant = Assistant(model, tokenizer: byteTokenizer)
    #expect(assistant.response(to: someInstructions[0]) == "")
  }

  @Test("A prompt longer than the context loses its beginning", arguments: [10, 40, 400])
  func longPrompt(count: Int) {
    let model = smallModel(contextLength: 32)
    let assistant = Assistant(model, tokenizer: byteTokenizer, maximumTokens: 8)
    let prompt = String(repeating: "x", count: count)
    let written = assistant.continuation(of: prompt)
    #expect(written == assistant.continuation(of: String(prompt.suffix(24))))
    #expect(byteTokenizer.encodeOrdinary(written).count <= 24)
  }

  @Test("An empty prompt is continued as a new text")
  func emptyPrompt() {
    let assistant = Assistant(smallModel(), tokenizer: byteTokenizer, maximumTokens: 8)
    #expect(assistant.continuation(of: "") == assistant.continuation(of: ""))
  }

  @Test("More tokens than a response may have still end with the context")
  func fullContext() {
    let assistant = Assistant(smallModel(contextLength: 12), tokenizer: byteTokenizer, maximumTokens: 500)
    let written = assistant.continuation(of: "hello")  // Cut to one token.
    #expect(!written.isEmpty)
  }
}

@Suite("Copies of a model")
struct CopyTests {
  @Test("A copy has equal parameters, shares no memory, and draws nothing")
  func copy() throws {
    let model = smallModel()
    manualSeed(5)
    let expected = Tensor<Float>.rand([3]).scalars
    manualSeed(5)
    let copy = try model.copied()
    #expect(Tensor<Float>.rand([3]).scalars == expected)
    #expect(!copy.isTraining)
    for (mine, other) in zip(model.parameters, copy.parameters) {
      #expect(mine.value.scalars == other.value.scalars)
      #expect(!mine.value.sharesMemory(with: other.value))
    }
  }

  @Test("A model with other layers than its configuration says cannot be copied")
  func otherLayers() {
    let model = smallModel()
    model.outputHead = Linear(inputSize: 16, outputSize: 2)
    #expect(throws: StateMismatch.self) { try model.copied() }
  }
}

@Suite("Saved responses")
struct AnsweredInstructionTests {
  private let answers = someInstructions.map { AnsweredInstruction($0, response: "é \"\($0.output)\"\n/") }

  @Test("Responses are saved with the book's field names and read back unchanged")
  func roundTrip() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "answers.json")
      try save(answers, to: file)
      let data = try Data(contentsOf: file)
      #expect(try JSONDecoder().decode([AnsweredInstruction].self, from: data) == answers)
      let raw = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: String]])
      #expect(
        raw.map { Set($0.keys) } == raw.map { _ in ["instruction", "input", "output", "model_response"] })
      #expect(raw[1]["model_response"] == answers[1].response)
      #expect(answers.map(\.entry) == someInstructions)
    }
  }

  @Test("A missing folder is an error that names it in one line")
  func unwritable() throws {
    let file = URL(filePath: "/nowhere/answers.json")
    let error = #expect(throws: FileError.self) { try save(answers, to: file) }
    #expect(error?.description.contains("/nowhere/answers.json") == true)
  }
}

@Suite("Instruction tuning")
struct InstructionTuningTests {
  @Test(
    "Four steps of a tiny model match PyTorch's losses",
    .enabled(if: BookData.isPresent, "needs the book's data: set LLM_DATA"))
  func tinyTraining() throws {
    let entry = golden("tiny-instruction-training")
    let cfg = entry.params["cfg"]
    let dataset = InstructionDataset(try BookData.split().training, tokenizer: try BookData.tokenizer())
    let loader = makeInstructionLoader(dataset, padding: 50256, shuffles: false)
    manualSeed(entry.seed ?? 123)
    let model = GPTModel(
      GPTConfiguration(
        vocabularySize: cfg["vocab_size"].int, contextLength: cfg["context_length"].int,
        embeddingWidth: cfg["emb_dim"].int, headCount: cfg["n_heads"].int, layerCount: cfg["n_layers"].int,
        dropout: cfg["drop_rate"].double, hasQKVBias: cfg["qkv_bias"].bool))
    let optimizer = AdamW(
      model.parameters, learningRate: entry.params["lr"].double,
      weightDecay: entry.params["weight_decay"].double)
    let losses = loader.prefix(4).map { batch in optimizer.step { batchLoss(of: model, on: batch) } }
    expectClose(losses, shape: [4], to: entry.outputs["losses"], absolute: 1e-5)
  }

  @Test("Chapter 6's training loop lets a small model memorise its responses")
  func learns() throws {
    let model = smallModel()
    let dataset = InstructionDataset(someInstructions, tokenizer: byteTokenizer, style: .phi3)
    let loader = makeInstructionLoader(
      dataset, batchSize: 4, padding: 256, masksPrompt: true, shuffles: true)
    let optimizer = AdamW(model.parameters, learningRate: 1e-2, weightDecay: 0)
    let plan = EvaluationPlan(interval: 50, batches: 1, prompt: "Add.", tokenizer: byteTokenizer)
    let history = try train(
      model, on: loader, validation: loader, optimizer: optimizer, epochs: 150, plan: plan)
    #expect(try #require(history.trainingLosses.last) < 0.1)
    let assistant = Assistant(model, tokenizer: byteTokenizer, style: .phi3)
    #expect(someInstructions.map(assistant.response) == someInstructions.map(\.output))
  }
}
