import NeuralNetworks
import Tensors

/// The largest element of all gradients, or nil if there are none.
///
/// Book, appendix D.3: `find_highest_gradient`. Like there, signs count: a large negative element is not found.
public func findLargestGradient(in model: Module) -> Float? {
  model.parameters.compactMap { $0.gradient?.max().item }.max()
}
