import NeuralNetworks
import Tensors
import TestSupport
import Testing

/// Makes the parameters that an entry of optim.json starts from.
func goldenParameters(_ entry: GoldenEntry) -> [(String, Parameter)] {
  ["p", "q"].map { ($0, Parameter(wrappedValue: entry.inputs[$0].floatTensor)) }
}

/// Replaces a parameter's gradient.
func give(_ parameter: Parameter, gradient: Tensor<Float>) {
  parameter.zeroGradient()
  (parameter.wrappedValue * gradient).sum().backward()
}

/// Makes the optimiser that an entry of optim.json names.
func goldenOptimizer(_ params: GoldenValue, _ parameters: [(String, Parameter)]) throws -> Optimizer {
  func number(_ key: String, else value: Double) -> Double {
    params.contains(key) ? params[key].double : value
  }
  func flag(_ key: String) -> Bool { params.contains(key) && params[key].bool }
  let kind = params["optimizer"].string
  let decay = number("weight_decay", else: kind == "AdamW" ? 0.01 : 0)
  var groups = [
    ParameterGroup(parameters.map(\.1), learningRate: params["lr"].double, weightDecay: decay)
  ]
  if params.contains("second_group") {
    let second = params["second_group"]
    let names = second["params"].list.map(\.string)
    groups = [
      ParameterGroup(
        parameters.filter { !names.contains($0.0) }.map(\.1), learningRate: params["lr"].double,
        weightDecay: decay),
      ParameterGroup(
        parameters.filter { names.contains($0.0) }.map(\.1), learningRate: second["lr"].double,
        weightDecay: second["weight_decay"].double),
    ]
  }
  let betas = params.contains("betas") ? params["betas"].list.map(\.double) : [0.9, 0.999]
  switch kind {
  case "SGD":
    return SGD(
      groups: groups, momentum: number("momentum", else: 0), dampening: number("dampening", else: 0),
      isNesterov: flag("nesterov"))
  case "Adam":
    return Adam(
      groups: groups, betas: (betas[0], betas[1]), epsilon: number("eps", else: 1e-8),
      amsgrad: flag("amsgrad"))
  case "AdamW": return AdamW(groups: groups, betas: (betas[0], betas[1]), amsgrad: flag("amsgrad"))
  case "RMSprop": return RMSprop(groups: groups)
  case "Adagrad": return Adagrad(groups: groups)
  default:
    Issue.record("optim.json names an optimiser that is not tested: \(kind)")
    throw UnknownOptimizer()
  }
}

struct UnknownOptimizer: Error {}

/// The schedule of the book's appendix D with an entry's rates.
func warmupThenCosine(_ params: GoldenValue) -> Schedule {
  let warmupSteps = params["warmup_steps"].int
  let peak = params["peak_lr"].double
  return Schedule.linear(from: params["initial_lr"].double, to: peak, steps: warmupSteps)
    .then(.cosine(from: peak, to: params["min_lr"].double, steps: params["steps"].int - warmupSteps))
}
