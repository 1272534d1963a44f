import Classification
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Model, messages and settings of chapters 7.0 and 7.1")
struct ClassificationDataTests {
  private func standIn() throws -> ClassificationData {
    try ClassificationData(
      model: "stand-in", dataFolder: nil, seed: 7,
      small: ClassificationSettings(length: 48, epochs: 2, learningRate: 1e-3),
      gpt2: ClassificationSettings(length: nil, epochs: 5, learningRate: 5e-5))
  }

  @Test("The small model gets its own settings, and its run is not compared with the book")
  func settings() throws {
    let data = try standIn()
    #expect(data.settings.length == 48 && data.settings.epochs == 2)
    #expect(!data.isBookRun)
    #expect(data.notices.count == 2 && data.messages.content.count > 1000)
  }

  @Test("Every classifier starts from the pretrained weights and the same head, whatever was trained before")
  func classifiers() throws {
    let data = try standIn()
    data.base.model.finalNorm.scale = .zeros([data.configuration.embeddingWidth])
    let (first, second) = (
      try data.makeClassifier(training: .head), try data.makeClassifier(training: .everything)
    )
    #expect(first.trainableParameterCount == first.outputHead.parameterCount)
    #expect(second.trainableParameterCount == second.parameterCount)
    #expect(first.outputHead.weight.shape == [2, data.configuration.embeddingWidth])
    for (mine, other) in zip(first.parameters, second.parameters) {
      expectIdentical(mine.value, to: other.value)
    }
    #expect(first.finalNorm.scale.abs().max().item > 0)
  }
}
