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
  private let run = PretrainingRun.tiny.on(text: "some text", vocabulary: "#version: 0.2\n")
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

  @Test("Matches a run that was started with the same settings")
  func same() throws {
    #expect(mismatch { _ in } == nil)
    let read = try JSONDecoder().decode(PretrainingRun.self, from: JSONEncoder().encode(run))
    #expect(read == run)
    try read.check(against: run, from: file)
  }

  @Test("Is not resumed with another setting, and the error gives both values")
  func mismatches() {
    let rest = "; resume it with the settings it was started with, or start again in another folder"
    #expect(mismatch { $0.steps = 5 } == "/runs/step-7: the run has steps 100, not 5" + rest)
    #expect(mismatch { $0.seed = 5 } == "/runs/step-7: the run has seed 123, not 5" + rest)
    #expect(
      mismatch { $0.configuration.layerCount = 2 } == "/runs/step-7: the run has layerCount 1, not 2"
        + rest)
    #expect(
      mismatch { $0.peakLearningRate = 1 } == "/runs/step-7: the run has peakLearningRate 0.01, not 1.0"
        + rest)
    #expect(
      mismatch { $0 = $0.on(text: "some texts", vocabulary: "#version: 0.2\n") }
        == "/runs/step-7: the run was trained on a different text" + rest)
    #expect(
      mismatch { $0 = $0.on(text: "some text", vocabulary: "#version: 0.2\nt h\n") }
        == "/runs/step-7: the run used a different tokenizer" + rest)
  }

  @Test("Every other setting is compared by name too")
  func everySetting() {
    let changes: [(inout PretrainingRun) -> Void] = [
      { $0.configuration.vocabularySize = 9 }, { $0.configuration.contextLength = 9 },
      { $0.configuration.embeddingWidth = 9 }, { $0.configuration.headCount = 9 },
      { $0.configuration.embeddingDropout = 0.9 }, { $0.configuration.attentionDropout = 0.9 },
      { $0.configuration.shortcutDropout = 0.9 }, { $0.configuration.hasQKVBias = false },
      { $0.batchSize = 9 }, { $0.weightDecay = 9 },
    ]
    for change in changes {
      let message = mismatch(change)
      #expect(message?.contains("the run has ") == true && message?.contains("different settings") == false)
    }
  }

  @Test("Warms up for a twentieth of its steps and ends at a hundredth of the peak rate")
  func recipe() throws {
    let schedule = try #require(PretrainingRun.small.recipe.schedule)
    let (peak, steps) = (PretrainingRun.small.peakLearningRate, PretrainingRun.small.steps)
    #expect(schedule(0) == peak / 100)
    #expect(abs(schedule(steps / 20) - peak) < 1e-12)
    #expect(abs(schedule(steps) - peak / 100) < 1e-12)
    #expect((0...steps).allSatisfy { schedule($0) <= peak * (1 + 1e-12) })
  }

  @Test("The small model has the sizes of the one that ships")
  func sizes() {
    let model = GPTModel(PretrainingRun.small.configuration)
    #expect(model.parameterCount == 1_350_400)
    #expect(PretrainingRun.small.configuration.hasQKVBias)
  }

  static let hasShippedModel = (try? Corpus.standInPath(of: "gpt-small/\(PretrainingRun.fileName)")) != nil

  /// Other BLAS kernels round differently, so the test compares the loss, not the bytes of a run.
  @Test(
    "The model that ships has the losses written beside it, on this text and tokenizer",
    .enabled(if: hasShippedModel, "Data/gpt-small is not there"))
  func shippedModel() throws {
    let path = try Corpus.standInPath(of: "gpt-small/\(PretrainingRun.fileName)")
    let written = try JSONDecoder().decode(
      PretrainingRun.self, from: Data(contentsOf: URL(filePath: path)))
    let text = try PretrainingRun.shippedText()
    let vocabulary = try Corpus.file(at: Corpus.standInPath(of: "vocab.bpe")).content
    var expected = PretrainingRun.small.on(text: text, vocabulary: vocabulary)
    expected.losses = written.losses
    #expect(written == expected)
    let pretrained = try PretrainedModel.load(.standIn, in: DataLocation())
    #expect(pretrained.configuration == PretrainingRun.small.configuration)
    let documents = DocumentSplit(text, by: pretrained.tokenizer, seed: written.seed)
    let context = written.configuration.contextLength
    let validation = try makeDataLoader(
      ids: documents.validation, batchSize: written.batchSize, contextLength: context, stride: context,
      shuffles: false, dropsLast: false)
    let loss = loaderLoss(of: pretrained.model, on: validation)
    let writtenLoss = try #require(written.losses).validation
    #expect(abs(loss - writtenLoss) < 1e-3, "\(loss), written: \(writtenLoss)")
  }
}
