import Architecture
import Corpora
import Datasets
import Files
import Foundation
import NeuralNetworks
import Pretraining
import Sampling
import Testing
import Tokenizing

@Suite("A pretraining run")
struct PretrainingRunTests {
  private let run = PretrainingRun(plan: .tiny, text: "some text", vocabulary: "#version: 0.2\n")
  private let file = URL(filePath: "/runs/step-7")

  private func mismatch(_ change: (inout PretrainingRun) -> Void) -> String? {
    var other = run
    change(&other)
    do {
      try other.check(against: run, from: file)
      return nil
    } catch {
      return error.description
    }
  }

  @Test("Is known again by what it was started with")
  func same() throws {
    #expect(mismatch { _ in } == nil)
    let read = try JSONDecoder().decode(PretrainingRun.self, from: JSONEncoder().encode(run))
    #expect(read == run)
    try read.check(against: run, from: file)
  }

  @Test("Is not continued with another setting, which is named with both values")
  func mismatches() {
    let rest = "; go on with what it was started with, or start anew in another folder"
    #expect(mismatch { $0.plan.steps = 5 } == "/runs/step-7: the run has steps 100, not 5" + rest)
    #expect(mismatch { $0.plan.seed = 5 } == "/runs/step-7: the run has seed 123, not 5" + rest)
    #expect(
      mismatch { $0.plan.configuration.layerCount = 2 } == "/runs/step-7: the run has layerCount 1, not 2"
        + rest)
    #expect(
      mismatch { $0.plan.peakLearningRate = 1 } == "/runs/step-7: the run has peakLearningRate 0.01, not 1.0"
        + rest)
    #expect(
      mismatch { $0 = PretrainingRun(plan: .tiny, text: "some texts", vocabulary: $0.vocabulary) }
        == "/runs/step-7: the run read another text" + rest)
    #expect(
      mismatch { $0.vocabulary += "t h\n" } == "/runs/step-7: the run had another tokenizer" + rest)
  }

  @Test("Warms up for a twentieth of its steps and ends with a hundredth of the peak")
  func recipe() throws {
    let schedule = try #require(PretrainingPlan.small.recipe.schedule)
    let (peak, steps) = (PretrainingPlan.small.peakLearningRate, PretrainingPlan.small.steps)
    #expect(schedule(0) == peak / 100)
    #expect(abs(schedule(steps / 20) - peak) < 1e-12)
    #expect(abs(schedule(steps) - peak / 100) < 1e-12)
    #expect((0...steps).allSatisfy { schedule($0) <= peak * (1 + 1e-12) })
  }

  @Test("The small model has the sizes of the one that ships")
  func sizes() {
    let model = GPTModel(PretrainingPlan.small.configuration)
    #expect(model.parameterCount == 1_350_400)
    #expect(PretrainingPlan.small.configuration.hasQKVBias)
  }

  static let hasShippedModel = (try? Corpus.standInPath(of: "gpt-small/\(PretrainingReport.fileName)")) != nil

  /// Other kernels of the matrix library round differently, so the loss is compared, not the bytes of a run.
  @Test(
    "The model that ships has the losses that are written beside it, on this text and tokenizer",
    .enabled(if: hasShippedModel, "Data/gpt-small is not there"))
  func shippedModel() throws {
    let path = try Corpus.standInPath(of: "gpt-small/\(PretrainingReport.fileName)")
    let report = try JSONDecoder().decode(
      PretrainingReport.self, from: Data(contentsOf: URL(filePath: path)))
    let text = try PretrainingRun.shippedText()
    #expect(report.textDigest == SHA256.hexDigest(of: text.utf8))
    #expect(report.plan == .small)
    let pretrained = try PretrainedModel.load(.standIn, in: DataLocation())
    #expect(pretrained.configuration == PretrainingPlan.small.configuration)
    let documents = DocumentSplit(text, by: pretrained.tokenizer, seed: report.plan.seed)
    let context = report.plan.configuration.contextLength
    let validation = try makeDataLoader(
      ids: documents.validation, batchSize: report.plan.batchSize, contextLength: context, stride: context,
      shuffles: false, dropsLast: false)
    let loss = loaderLoss(of: pretrained.model, on: validation)
    #expect(abs(loss - report.validationLoss) < 1e-3, "\(loss), written: \(report.validationLoss)")
  }
}
