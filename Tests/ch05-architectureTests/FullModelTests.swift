import Architecture
import NeuralNetworks
import Tensors
import TestSupport
import Testing
import Tokenizing

@Suite("The full-size model reproduces the numbers of the book and the notes")
struct FullModelTests {
  /// Checks everything that needs the 163 million parameters on one model, which takes seconds and 650 MB.
  @Test("Parameters, logits with dropout, counts, and six generated tokens")
  func wholeModel() throws {
    manualSeed(123)
    let model = GPTModel(.gpt124M)
    checkParameters(of: model)
    checkLogits(of: model)
    checkCounts(of: model)
    let ids = checkGeneration(with: model)
    if RealData.isPresent { try checkText(of: ids) }
  }

  private func checkParameters(of model: GPTModel) {
    let golden = Golden.entry("gpt-124m-logits", in: "ch05").outputs["parameters"].object
    let parameters = Dictionary(
      uniqueKeysWithValues: model.namedParameters.map { ($0.name, $0.parameter.value) })
    for (name, value) in golden {
      guard let yours = parameters[NotesNames.swiftName(of: name)] else {
        Issue.record("no parameter \(name)")
        continue
      }
      expectClose(yours, to: value, absolute: 1e-6, relative: 1e-5, name)
    }
  }

  private func checkLogits(of model: GPTModel) {
    let entry = Golden.entry("gpt-124m-logits", in: "ch05")
    let logits = noGrad { model(entry.inputs["ids"].intTensor) }
    let drawnNext = Tensor<Float>.rand([2])
    expectClose(logits, to: entry.outputs["logits"], absolute: 1e-5, relative: 1e-4, "logits")
    let corner = concatenated([logits[.ellipsis, ..<3], logits[.ellipsis, (-3)...]], along: -1)
    expectClose(corner, to: entry.outputs["corner"], absolute: 1e-5, relative: 1e-4, "corner")
    #expect(drawnNext.scalars == entry.outputs["rand_after"].floats)
  }

  private func checkCounts(of model: GPTModel) {
    let golden = Golden.entry("parameter-count", in: "ch05").outputs
    let breakdown = model.configuration.parameterBreakdown
    #expect(model.parameterCount == golden["total"].int)
    #expect(breakdown.total == golden["total"].int)
    #expect(model.parameterCount - model.outputHead.parameterCount == golden["tied"].int)
    #expect(breakdown.totalWhenTied == golden["tied"].int)
    #expect(breakdown.megabytes == golden["megabytes"].double)
  }

  private func checkGeneration(with model: GPTModel) -> Tensor<Int> {
    let entry = Golden.entry("generate-hello", in: "ch05")
    model.eval()
    let ids = generateGreedily(
      model, entry.inputs["ids"].intTensor, newTokens: entry.params["max_new_tokens"].int,
      contextLength: 1024)
    expectEqual(ids, to: entry.outputs["ids"])
    return ids
  }

  private func checkText(of ids: Tensor<Int>) throws {
    let tokenizer = try BytePairEncoding.gpt2(mergesFile: RealData.url(of: "vocab.bpe"))
    let text = tokenizer.decode(ids[0].scalars)
    #expect(text == Golden.entry("generate-hello", in: "ch05").outputs["text"].string)
    #expect(text == Golden.entry("generate-hello-text", in: "ch05").outputs["text"].string)
  }
}
