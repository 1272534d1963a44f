import Architecture
import NeuralNetworks
import Tensors

extension GPTModel {
  /// Makes a model with copies of all weights, in evaluation.
  ///
  /// The default generator stays as it is, although a new model draws its weights. Traps if the model has other parameters than a new one of its configuration, such as LoRA layers.
  public func copied() -> GPTModel {
    let state = RandomGenerator.default.state
    defer { RandomGenerator.default.state = state }
    let copy = GPTModel(configuration)
    let names = copy.namedParameters.map(\.name)
    precondition(
      names == namedParameters.map(\.name), "copied: the model's parameters are not those of a GPT")
    for (mine, new) in zip(parameters, copy.parameters) { new.value.copy(from: mine.value) }
    copy.eval()
    return copy
  }
}
