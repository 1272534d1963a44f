import Architecture
import ArchitectureJudge
import Corpora
import EmbeddingsJudge
import NeuralNetworks
import Pretraining
import SelfAttention
import SelfAttentionJudge
import Tensors
import TestSupport
import Testing
import Tokenizing

@Suite("A model of the exercises' pieces")
struct AssembledModelTests {
  private let ids = Tensor([[3, 1, 4, 1, 5], [9, 2, 6, 5, 3]])

  private func configuration(dropout: Double, hasBias: Bool = true) -> GPTConfiguration {
    GPTConfiguration(
      vocabularySize: 11, contextLength: 6, embeddingWidth: 8, headCount: 2, layerCount: 3,
      dropout: dropout, hasQKVBias: hasBias)
  }

  private func assembled(_ configuration: GPTConfiguration, fromSolutions: Bool) throws -> any TokenLayer {
    try assembledModel(
      configuration,
      embeddings: fromSolutions ? embeddingsCourse.solutions : embeddingsCourse.lesson,
      attention: fromSolutions ? selfAttentionCourse.solutions : selfAttentionCourse.lesson,
      architecture: fromSolutions ? architectureCourse.solutions : architectureCourse.lesson)
  }

  /// The lesson's model without fused operations.
  private func lesson(_ configuration: GPTConfiguration) -> Architecture.GPTModel {
    let model = Architecture.GPTModel(configuration)
    model.finalNorm.isFused = false
    for block in model.blocks {
      block.attention.isFused = false
      block.firstNorm.isFused = false
      block.secondNorm.isFused = false
      (block.feedForward.layers.layers[1] as? Architecture.GELU)?.isFused = false
    }
    return model
  }

  private func gradients(of model: Module, _ logits: Tensor<Float>) -> [String: [Float]] {
    let targets = Tensor([1, 4, 1, 5, 9, 2, 6, 5, 3, 10])
    logits.flattened(from: 0, to: 1).crossEntropy(targets: targets).backward()
    return Dictionary(
      uniqueKeysWithValues: model.namedParameters.map { ($0.name, $0.parameter.gradient?.scalars ?? []) })
  }

  @Test("The solutions draw, compute and differentiate as the lesson's steps do, bit for bit")
  func solutions() throws {
    for (dropout, hasBias) in [(0, true), (0, false), (0.2, true)] {
      let configuration = configuration(dropout: dropout, hasBias: hasBias)
      manualSeed(123)
      let theirs = lesson(configuration)
      let expected = theirs(ids)
      manualSeed(123)
      let model = try assembled(configuration, fromSolutions: true)
      let logits = model(ids)
      #expect(logits.scalars == expected.scalars)
      let (a, b) = (gradients(of: model, logits), gradients(of: theirs, expected))
      #expect(a == b)
      #expect(a.values.allSatisfy { !$0.isEmpty })
    }
  }

  @Test("It loads the lesson's weights and gives its logits, of whichever pieces", arguments: [false, true])
  func loading(fromSolutions: Bool) throws {
    let configuration = configuration(dropout: 0.1)
    manualSeed(1)
    let theirs = Architecture.GPTModel(configuration)
    manualSeed(2)
    let model = try assembled(configuration, fromSolutions: fromSolutions)
    try model.load(theirs.stateDictionary)
    try theirs.load(model.stateDictionary)
    model.eval()
    theirs.eval()
    expectClose(model(ids), to: theirs(ids), absolute: 1e-5, relative: 1e-4)
  }

  @Test("The milestone, on the solutions")
  func milestone() throws {
    let pretrained = try PretrainedModel.load(.standIn, in: DataLocation(option: nil))
    let tokenizer = pretrained.tokenizer
    var lines: [String] = []
    let works = try writesSameText(
      as: pretrained.model, embeddings: embeddingsCourse.solutions,
      attention: selfAttentionCourse.solutions, architecture: architectureCourse.solutions,
      beginnings: [try tokenizer.encode("Once upon a time")], newTokens: 10, decode: tokenizer.decode
    ) { lines.append($0) }
    #expect(works)
    #expect(lines.contains { $0.contains("yours  Once upon a time") })
  }

  @Test("The milestone notices a mistake")
  func mistake() throws {
    let pretrained = try PretrainedModel.load(.standIn, in: DataLocation(option: nil))
    var work = architectureCourse.solutions
    work.generateGreedily = { ids, count, _, _ in concatenated([ids, .zeros([1, count])], along: 1) }
    let works = try writesSameText(
      as: pretrained.model, embeddings: embeddingsCourse.solutions,
      attention: selfAttentionCourse.solutions, architecture: work, beginnings: [[5, 6]], newTokens: 3,
      decode: { "\($0)" }, print: { _ in })
    #expect(!works)
  }
}
