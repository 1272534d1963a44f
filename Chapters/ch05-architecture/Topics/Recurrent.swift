import NeuralNetworks
import Tensors

/// A recurrent layer reads token after token and carries a state along.
public protocol RecurrentLayer: Module {
  /// Returns the state after each token, `[batch, width]` each, given the
  /// tokens' vectors `[batch, inputs]`.
  func states(_ inputs: [Tensor<Float>]) -> [Tensor<Float>]
}

/// The plain recurrent network: h ← tanh(W x + b + U h + c).
///
/// Elman, 1990. PyTorch: `torch.nn.RNN`, whose weights are `weight_ih_l0` and
/// `weight_hh_l0`.
public final class RNN: Module, RecurrentLayer {
  public let input: Linear
  public let recurrent: Linear

  public init(inputSize: Int, width: Int) {
    input = Linear(inputSize: inputSize, outputSize: width)
    recurrent = Linear(inputSize: width, outputSize: width)
  }

  public func states(_ inputs: [Tensor<Float>]) -> [Tensor<Float>] {
    var h = Tensor<Float>.zeros([inputs[0].shape[0], recurrent.inputSize])
    return inputs.map { x in
      h = (input(x) + recurrent(h)).tanh()  // [batch, width]
      return h
    }
  }
}

/// Long short-term memory: a cell that is added to, and gates that decide
/// what enters, what stays and what is shown.
///
///     i, f, o = σ(W x + b + U h + c)     g = tanh(…)
///     cell ← f · cell + i · g            h = o · tanh(cell)
///
/// Hochreiter and Schmidhuber, 1997; the forget gate f is by Gers and others,
/// 2000. PyTorch: `torch.nn.LSTM`, with the rows in the order i, f, g, o.
public final class LSTM: Module, RecurrentLayer {
  public let input: Linear
  public let recurrent: Linear
  /// The forget gates of the last call, `[batch, width]` for each token.
  public private(set) var forgetGates: [Tensor<Float>] = []

  public init(inputSize: Int, width: Int) {
    input = Linear(inputSize: inputSize, outputSize: 4 * width)
    recurrent = Linear(inputSize: width, outputSize: 4 * width)
  }

  public func states(_ inputs: [Tensor<Float>]) -> [Tensor<Float>] {
    let width = recurrent.inputSize
    var h = Tensor<Float>.zeros([inputs[0].shape[0], width])
    var cell = h
    forgetGates = []
    return inputs.map { x in
      let parts = (input(x) + recurrent(h)).split(size: width, along: 1)
      let (enter, keep) = (parts[0].sigmoid(), parts[1].sigmoid())
      let (new, show) = (parts[2].tanh(), parts[3].sigmoid())
      cell = keep * cell + enter * new
      h = show * cell.tanh()  // [batch, width]
      forgetGates.append(keep.detached())
      return h
    }
  }
}

/// Measures how much the last state depends on each input: the norm of the
/// gradient of its sum, the input before the last first, for inputs
/// `[tokens, inputs]`.
public func gradientNorms(
  of layer: any RecurrentLayer, _ inputs: Tensor<Float>
) -> [Double] {
  let leaves = inputs.unbound(along: 0).map {
    $0.detached().unsqueezed(at: 0).requiringGradient()
  }
  layer.states(leaves).last!.sum().backward()
  return leaves.reversed().map { Double($0.gradient!.norm().item) }
}
