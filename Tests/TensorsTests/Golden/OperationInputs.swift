import Tensors
import TestSupport

/// A tensor of any element type.
protocol AnyTensor {}
extension Tensor: AnyTensor {}

/// Computes an operation's results from the inputs and parameters of a golden entry.
typealias OperationRow = @Sendable (OperationInputs) -> [any AnyTensor]

/// The inputs and parameters of an entry of `ops.json`.
struct OperationInputs {
  let entry: GoldenEntry
  /// The float inputs; leaves of the graph if the entry holds their gradient.
  let floats: [String: Tensor<Float>]

  init(_ entry: GoldenEntry) {
    self.entry = entry
    var floats: [String: Tensor<Float>] = [:]
    for (name, value) in entry.inputs.object where value.dtype == "float32" {
      let tensor = Tensor<Float>(scalars: value.floats, shape: value.shape)
      floats[name] = entry.outputs.contains("grad.\(name)") ? tensor.requiringGradient() : tensor
    }
    self.floats = floats
  }

  /// A float input.
  subscript(name: String) -> Tensor<Float> {
    guard let tensor = floats[name] else { preconditionFailure("\(entry.id) has no float input \(name)") }
    return tensor
  }

  func has(_ input: String) -> Bool { entry.inputs.contains(input) }

  /// An input of integers.
  func ids(_ name: String) -> Tensor<Int> {
    Tensor<Int>(scalars: entry.inputs[name].ints, shape: entry.inputs[name].shape)
  }

  /// An input of zeros and ones.
  func mask(_ name: String) -> Tensor<Bool> { ids(name) .!= 0 }

  // Parameters

  func isGiven(_ parameter: String) -> Bool { entry.params.contains(parameter) }
  func int(_ name: String) -> Int { entry.params[name].int }
  func ints(_ name: String) -> [Int] { entry.params[name].ints }
  func float(_ name: String) -> Float { Float(entry.params[name].double) }

  /// A parameter that is true, false or left out.
  func flag(_ name: String) -> Bool { isGiven(name) && entry.params[name].bool }

  /// The parameter `dim`: one axis, several, or none if it is left out.
  var axes: [Int] {
    guard isGiven("dim") else { return [] }
    if case .list = entry.params["dim"] { return ints("dim") }
    return [int("dim")]
  }

  var keeps: Bool { flag("keepdim") }

  var reduction: Reduction {
    switch isGiven("reduction") ? entry.params["reduction"].string : "mean" {
    case "mean": .mean
    case "sum": .sum
    default: .none
    }
  }
}
