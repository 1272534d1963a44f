import Architecture
import NeuralNetworks
import Tensors

extension GPTModel {
  /// Makes a model with copies of all parameters, in evaluation mode.
  /// Python: `copy.deepcopy`.
  ///
  /// A new model draws its weights; the default generator is reset
  /// afterwards, so copying draws nothing.
  ///
  /// - Throws: an error if the model has other parameters than its
  ///   configuration says, such as LoRA layers.
  public func copied() throws -> GPTModel {
    let generator = RandomGenerator.default
    let state = generator.state
    let copy = GPTModel(configuration)
    generator.state = state
    try copy.load(stateDictionary)
    copy.eval()
    return copy
  }
}
