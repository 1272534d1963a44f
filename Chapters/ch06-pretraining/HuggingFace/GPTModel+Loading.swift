import Architecture
import Files
import Foundation
import ModelFiles
import NeuralNetworks

extension GPTModel {
  /// Loads a GPT-2 from a folder: `config.json` and the weights as Hugging
  /// Face's libraries keep them, or else the `hparams.json` and TensorFlow
  /// checkpoint that OpenAI published.
  ///
  /// The model is in evaluation mode. If the folder has one table for token
  /// embedding and output layer, the model has two equal ones, which
  /// training then changes separately, as in the book. Section 5.5.
  ///
  /// - Parameter dropout: Replaces the rates in `config.json`, which are
  ///   0.1 if it has none.
  /// - Throws: `FileError` with the file, and the field or tensor that is
  ///   wrong.
  public convenience init(folder: URL, dropout: Double? = nil) throws {
    try self.init(folder: folder, dropout: dropout, expecting: nil)
  }

  /// Loads the model only if it has the sizes of the published one.
  convenience init(
    folder: URL, dropout: Double?, expecting name: PretrainedName?
  ) throws {
    try finishReplacing(in: folder, last: PretrainedModel.configurationName)
    let weights: GPT2Weights
    if PretrainedModel.isOpenAIs(folder) {
      let file = folder.appending(
        path: PretrainedModel.openAIConfigurationName)
      let checkpoint = try TensorFlowCheckpoint(folder: folder)
      let configuration = GPTConfiguration(
        checkpoint.sizes, dropout: dropout ?? 0.1)
      try configuration.checkSizes(
        vocabulary: "n_vocab", context: "n_ctx", in: file)
      try name?.check(configuration, from: file)
      weights = try GPT2Weights(
        checkpoint, for: configuration, folder: folder)
    } else {
      let url = folder.appending(path: PretrainedModel.configurationName)
      let file = try GPT2ConfigurationFile(contentsOf: url)
      let configuration = file.configuration.replacingDropout(dropout)
      try name?.check(configuration, from: url)
      weights = try GPT2Weights(
        folder: folder, for: configuration, isTied: file.isTied)
    }
    self.init(weights.configuration)
    weights.copy(into: self)
    eval()
  }
}

extension GPTModel {
  /// Returns the model without the rows of its vocabulary that no token
  /// has, so that they are never sampled.
  ///
  /// Such rows come from padding a vocabulary to a round number, such as
  /// 50,304.
  func trimmed(toTokens count: Int) -> GPTModel {
    guard count < configuration.vocabularySize else { return self }
    var smaller = configuration
    smaller.vocabularySize = count
    let model = GPTModel(smaller)
    for (target, source) in zip(model.parameters, parameters) {
      target.value.copy(
        from: source.value[..<target.value.shape[0]].detached())
    }
    model.eval()
    return model
  }
}

extension GPTConfiguration {
  fileprivate init(_ sizes: TensorFlowCheckpoint.Sizes, dropout: Double) {
    self.init(
      vocabularySize: sizes.vocabularySize,
      contextLength: sizes.contextLength,
      embeddingWidth: sizes.embeddingWidth, headCount: sizes.headCount,
      layerCount: sizes.layerCount,
      dropout: dropout, hasQKVBias: true)
  }

  /// Returns a copy with one dropout rate for all layers, if a rate is
  /// given.
  fileprivate func replacingDropout(_ rate: Double?) -> GPTConfiguration {
    guard let rate else { return self }
    var configuration = self
    configuration.embeddingDropout = rate
    configuration.attentionDropout = rate
    configuration.shortcutDropout = rate
    return configuration
  }
}
