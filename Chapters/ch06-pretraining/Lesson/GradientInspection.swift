import NeuralNetworks
import Tensors

/// Returns the largest element of all gradients, or nil if there are none.
///
/// Book, appendix D.3: `find_highest_gradient`. As there, signs count:
/// large negative elements are ignored.
public func findLargestGradient(in model: Module) -> Float? {
  model.parameters.compactMap { $0.gradient?.max().item }.max()
}
