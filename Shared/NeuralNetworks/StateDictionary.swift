import Tensors

/// Tensors by name, in order. PyTorch: what `state_dict()` returns.
public typealias StateDictionary = [(name: String, tensor: Tensor<Float>)]

/// An error: a saved state does not fit the model or the optimiser. Says what differs and what to do about
/// it.
public struct StateMismatch: Error, Equatable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}

extension Module {
  /// The values of all parameters by name. They share the model's memory, so training changes them. PyTorch:
  /// `state_dict()`.
  public var stateDictionary: StateDictionary {
    namedParameters.map { ($0.name, $0.parameter.value) }
  }

  /// Copies values into all parameters.
  ///
  /// Throws `StateMismatch`, and changes nothing, unless names and shapes are exactly those of the
  /// parameters. PyTorch: `load_state_dict()`.
  public func load(_ state: StateDictionary) throws {
    try check(state)
    let values = Dictionary(state.map { ($0.name, $0.tensor) }) { $1 }
    for (name, parameter) in namedParameters { parameter.value.copy(from: values[name]!) }
  }

  /// Throws what `load` would throw, and changes nothing.
  func check(_ state: StateDictionary) throws {
    let shapes = Dictionary(state.map { ($0.name, $0.tensor.shape) }) { $1 }
    let parameters = namedParameters
    for (name, parameter) in parameters {
      let expected = parameter.value.shape
      guard let shape = shapes[name] else {
        throw StateMismatch(
          "the weights lack \"\(name)\", which the model has with shape \(expected): "
            + "build the model that they were saved from")
      }
      guard shape == expected else {
        throw StateMismatch(
          "\"\(name)\" has shape \(shape) in the weights and \(expected) in the model: "
            + "build the model with the sizes it was saved with")
      }
    }
    let known = Set(parameters.map(\.name))
    if let extra = state.first(where: { !known.contains($0.name) }) {
      throw StateMismatch(
        "the weights hold \"\(extra.name)\" of shape \(extra.tensor.shape), which the model does not have: "
          + "build the model that they were saved from")
    }
  }
}
