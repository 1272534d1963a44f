import Corpora
import Datasets
import InstructionTuning
import Tensors
import TestSupport
import Testing

@Suite("Data split")
struct DataSplitTests {
  @Test("1,100 entries give 935, 55 and 110, in the order of the file", arguments: [1100])
  func book(count: Int) {
    let expected = golden("data-set").outputs
    #expect(expected["entries"].int == count)
    let split = DataSplit(Array(0..<count))
    #expect(split.training.count == expected["train"].int)
    #expect(split.validation.count == expected["val"].int)
    #expect(split.test.count == expected["test"].int)
    #expect(split.training + split.test + split.validation == Array(0..<count))
  }

  @Test("Every entry is in exactly one part, however few there are", arguments: [0, 1, 7, 19, 20, 103])
  func few(count: Int) {
    let split = DataSplit(Array(0..<count))
    #expect(split.training + split.test + split.validation == Array(0..<count))
  }
}

@Suite("Batches of instructions")
struct BatchTests {
  private let draft = golden("collate-draft")
  private var lists: [[Int]] { draft.inputs["batch"].list.map(\.ints) }
  private var examples: [TokenizedInstruction] { lists.map { TokenizedInstruction(ids: $0) } }
  private let end = 50256

  @Test("The first draft pads to the longest text")
  func firstDraft() {
    expectEqual(collateDraft1(lists, padding: end), to: draft.outputs["inputs"])
  }

  @Test("The second draft adds targets one token ahead")
  func secondDraft() {
    let batch = collateDraft2(lists, padding: end)
    expectEqual(batch.inputs, to: draft.outputs["inputs"])
    expectEqual(batch.targets, to: draft.outputs["targets"])
  }

  @Test("The final version ignores all padding but the first token, and cuts to the allowed length")
  func lastVersion() {
    let expected = golden("collate").outputs
    let batch = collate(examples, padding: end)
    expectEqual(batch.inputs, to: expected["inputs"])
    expectEqual(batch.targets, to: expected["targets"])
    let cut = collate(examples, padding: end, allowedLength: expected["cut_inputs"].shape[1])
    expectEqual(cut.inputs, to: expected["cut_inputs"])
    expectEqual(cut.targets, to: expected["cut_targets"])
    expectEqual(collate(examples, padding: end, allowedLength: 99).targets, to: expected["targets"])
  }

  @Test("A single text needs no padding, and an empty text has no targets")
  func edges() {
    let one = collate([TokenizedInstruction(ids: [4, 5])], padding: 9)
    expectEqual(one.inputs, to: Tensor([[4, 5]]))
    expectEqual(one.targets, to: Tensor([[5, 9]]))
    let withEmpty = collate([TokenizedInstruction(ids: []), TokenizedInstruction(ids: [4])], padding: 9)
    expectEqual(withEmpty.inputs, to: Tensor([[9], [4]]))
    expectEqual(withEmpty.targets, to: Tensor([[-100], [9]]))
  }

  @Test("Masking the prompt keeps the targets of the response and its end")
  func masked() {
    let batch = [
      TokenizedInstruction(ids: [1, 2, 3, 4], promptLength: 3),
      TokenizedInstruction(ids: [5, 6], promptLength: 1),
    ]
    let targets = collate(batch, padding: 9, masksPrompt: true).targets
    expectEqual(targets, to: Tensor([[-100, -100, 4, 9], [6, 9, -100, -100]]))
    let inputs = collate(batch, padding: 9, masksPrompt: true).inputs
    expectEqual(inputs, to: Tensor([[1, 2, 3, 4], [5, 6, 9, 9]]))
  }

  private let long = [
    TokenizedInstruction(ids: [1, 2, 3, 4, 5, 6], promptLength: 5),
    TokenizedInstruction(ids: [1, 2, 3, 4, 5, 6], promptLength: 4),
    TokenizedInstruction(ids: [1, 2, 3, 4], promptLength: 4), TokenizedInstruction(ids: []),
  ]

  @Test("A text keeps a response if one of its targets is left after cutting", arguments: [3, 4, 5, nil])
  func responsesLeft(length: Int?) {
    for example in long {
      let targets = collate([example, example], padding: 9, allowedLength: length, masksPrompt: true).targets
      let hasTarget = targets.scalars.contains { $0 != ignoredTarget }
      #expect(example.hasResponse(within: length) == hasTarget, "\(example.ids), \(example.promptLength)")
    }
  }

  @Test("Texts that would lose their whole response are left out of a loader that masks prompts")
  func longPrompts() {
    let prompt = String(repeating: "x", count: 200)
    let entries = someInstructions + [Instruction(instruction: prompt, input: "", output: "y")]
    let dataset = InstructionDataset(entries, tokenizer: byteTokenizer, style: .phi3)
    func rows(_ masksPrompt: Bool, _ length: Int?) -> [Int] {
      makeInstructionLoader(
        dataset, batchSize: 2, padding: 256, allowedLength: length, masksPrompt: masksPrompt, shuffles: false
      ).map { $0.inputs.shape[0] }
    }
    #expect(rows(true, 100) == [2, 2])
    #expect(rows(true, nil) == [2, 2, 1])
    #expect(rows(false, 100) == [2, 2, 1])
    #expect(rows(true, 5) == [])
  }

  @Test("An example with the target −100 does not affect the loss")
  func ignoredTargets() {
    let entry = golden("ignored-targets")
    let expected = entry.outputs["losses"].list
    let (two, three) = (entry.inputs["logits_1"].floatTensor, entry.inputs["logits_2"].floatTensor)
    let losses = [
      two.crossEntropy(targets: Tensor([0, 1])), three.crossEntropy(targets: Tensor([0, 1, 1])),
      three.crossEntropy(targets: Tensor([0, 1, ignoredTarget])),
    ]
    for (loss, expected) in zip(losses, expected) { expectClose(loss, to: expected) }
    #expect(losses[0].item == losses[2].item)
  }

  @Test("A loader keeps the order unless it shuffles; if it does, it drops a smaller last batch")
  func loader() {
    let dataset = InstructionDataset(someInstructions, tokenizer: byteTokenizer, style: .phi3)
    let plain = makeInstructionLoader(dataset, batchSize: 3, padding: 256, shuffles: false)
    let batches = Array(plain)
    #expect(batches.map { $0.inputs.shape[0] } == [3, 1])
    for (index, example) in (0..<3).map({ ($0, dataset[$0]) }) {
      #expect(Array(batches[0].inputs[index].scalars.prefix(example.ids.count)) == example.ids)
    }
    let shuffled = makeInstructionLoader(dataset, batchSize: 3, padding: 256, shuffles: true)
    #expect(shuffled.map { $0.inputs.shape[0] } == [3])
  }

  @Test("The prompt length includes the response heading")
  func promptLength() {
    for style in PromptStyle.allCases {
      let dataset = InstructionDataset(someInstructions, tokenizer: byteTokenizer, style: style)
      for (index, entry) in someInstructions.enumerated() {
        let response = Array(dataset[index].ids.dropFirst(dataset[index].promptLength))
        #expect(byteTokenizer.decode(response) == entry.output)
      }
    }
  }

  @Test("An end token spelled out in the data is ordinary text")
  func endTokenInText() {
    let entry = Instruction(instruction: "Say <|endoftext|>", input: "", output: "<|endoftext|>")
    let dataset = InstructionDataset([entry], tokenizer: byteTokenizer)
    #expect(!dataset[0].ids.contains(256))
  }
}

@Suite("The book's data", .enabled(if: BookData.isPresent, "needs the book's data: set LLM_DATA"))
struct BookDataTests {
  @Test("Entries, parts and the ids of a text match the book")
  func entries() throws {
    let expected = golden("data-set").outputs
    let split = try BookData.split()
    let all = split.training + split.test + split.validation
    #expect(all.count == expected["entries"].int)
    #expect(all[50] == instruction(expected["entry50"]))
    #expect(all[999] == instruction(expected["entry999"]))
    let prompt = golden("alpaca-prompt-input").outputs
    #expect(try BookData.tokenizer().encodeOrdinary(prompt["text"].string) == prompt["ids"].ints)
    let validation = golden("val-prompt").outputs
    let first = PromptStyle.alpaca.prompt(for: split.validation[0])
    #expect(first == validation["text"].string)
    #expect(try BookData.tokenizer().encodeOrdinary(first) == validation["ids"].ints)
  }

  @Test("Batch widths match the book, in order")
  func widths() throws {
    let (split, tokenizer) = (try BookData.split(), try BookData.tokenizer())
    func loader(_ entries: [Instruction], shuffles: Bool) -> InstructionLoader {
      makeInstructionLoader(
        InstructionDataset(entries, tokenizer: tokenizer), padding: 50256, allowedLength: 1024,
        shuffles: shuffles)
    }
    manualSeed(123)
    let training = Array(loader(split.training, shuffles: true))
    #expect(training.map { $0.inputs.shape[1] } == golden("train-widths").outputs["widths"].ints)
    #expect(training.allSatisfy { $0.inputs.shape[0] == 8 && $0.targets.shape == $0.inputs.shape })
    let last = golden("last-batch").outputs
    expectEqual(try #require(training.last).inputs[0], to: last["inputs"])
    expectEqual(try #require(training.last).targets[0], to: last["targets"])
    let expected = golden("val-test-widths").outputs
    #expect(loader(split.validation, shuffles: false).map { $0.inputs.shape[1] } == expected["val"].ints)
    #expect(loader(split.test, shuffles: false).map { $0.inputs.shape[1] } == expected["test"].ints)
  }

  @Test("With masked prompts, the targets of the first entries match the book")
  func masked() throws {
    let entry = golden("masked-instructions")
    let entries = entry.inputs["entries"].list.map(instruction)
    let dataset = InstructionDataset(entries, tokenizer: try BookData.tokenizer())
    for (index, row) in entry.outputs["rows"].list.enumerated() {
      #expect(dataset[index].ids == row["ids"].ints)
      #expect(dataset[index].promptLength == row["prompt_tokens"].int)
      let batch = collate([dataset[index]], padding: 50256, masksPrompt: true)
      #expect(batch.targets[0].scalars == row["targets"].ints)
    }
  }
}
