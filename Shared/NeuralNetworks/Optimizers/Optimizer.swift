import Tensors

/// Changes parameters against their gradients, to lower a loss.
///
/// A subclass overrides `update`, which changes one parameter, and `slots`, which names the tensors to
/// remember for each. PyTorch: `torch.optim.Optimizer`.
open class Optimizer {
  /// The parameters with their learning rates and weight decays, which may change between steps.
  public var groups: [ParameterGroup]

  private var memories: [ObjectIdentifier: Memory] = [:]

  /// What an optimiser remembers for one parameter.
  public final class Memory {
    /// The number of steps that changed the parameter, including the current one.
    public internal(set) var step = 0
    var tensors: [String: Tensor<Float>] = [:]

    /// The tensor of a slot, in the parameter's shape; zero before the first step.
    public subscript(slot: String) -> Tensor<Float> {
      guard let tensor = tensors[slot] else { preconditionFailure("Optimizer: no slot \"\(slot)\"") }
      return tensor
    }
  }

  /// Makes an optimiser. Traps if a parameter is listed twice.
  public init(groups: [ParameterGroup]) {
    let parameters = groups.flatMap(\.parameters)
    precondition(
      Set(parameters.map(ObjectIdentifier.init)).count == parameters.count,
      "Optimizer: a parameter is listed twice, and would be changed twice in each step")
    self.groups = groups
  }

  /// The names of the tensors that are remembered for each parameter.
  open var slots: [String] { [] }

  /// The settings besides those of the groups, by name. A saved run continues only with the same ones.
  open var settings: [String: Double] { [:] }

  /// Changes one parameter in place. Nothing in it is recorded.
  open func update(
    _ parameter: Tensor<Float>, gradient: Tensor<Float>, memory: Memory, group: ParameterGroup
  ) {
    preconditionFailure("\(type(of: self)) must override update")
  }

  /// Changes every parameter that has a gradient. PyTorch: `step()`.
  public func step() {
    noGrad {
      for group in groups {
        for parameter in group.parameters {
          guard let gradient = parameter.gradient else { continue }
          let memory = memory(of: parameter)
          memory.step += 1
          update(parameter.value, gradient: gradient, memory: memory, group: group)
        }
      }
    }
  }

  /// Discards the gradients of all parameters. PyTorch: `zero_grad()`.
  public func zeroGradients() {
    for group in groups {
      for parameter in group.parameters { parameter.zeroGradient() }
    }
  }

  /// The learning rate of the first group. Setting it sets the rate of all groups.
  public var learningRate: Double {
    get { groups.first?.learningRate ?? 0 }
    set { for index in groups.indices { groups[index].learningRate = newValue } }
  }

  private func memory(of parameter: Parameter) -> Memory {
    if let known = memories[ObjectIdentifier(parameter)] { return known }
    let memory = Memory()
    for slot in slots { memory.tensors[slot] = .zeros(parameter.value.shape) }
    memories[ObjectIdentifier(parameter)] = memory
    return memory
  }
}

// MARK: - Saving and restoring

extension Optimizer {
  /// Everything that the next step depends on besides parameters and gradients. The tensors share the
  /// optimiser's memory: save them before the next step. PyTorch: `state_dict()`.
  public var state: OptimizerState {
    let known = groups.flatMap(\.parameters).map { memories[ObjectIdentifier($0)] }
    return OptimizerState(
      kind: "\(type(of: self))",
      groups: groups.map {
        .init(
          learningRate: $0.learningRate, weightDecay: $0.weightDecay, parameterCount: $0.parameters.count)
      },
      settings: settings,
      steps: known.map { $0?.step ?? 0 },
      tensors: known.enumerated().flatMap { index, memory in
        slots.compactMap { slot in
          memory.map { (name: "\(index).\(slot)", tensor: $0[slot]) }
        }
      })
  }

  /// Restores a `state` of the same parameters in the same order. Throws `StateMismatch`, and changes
  /// nothing, if it does not fit. PyTorch: `load_state_dict()`.
  public func load(_ state: OptimizerState) throws {
    try check(state)
    for index in groups.indices {
      groups[index].learningRate = state.groups[index].learningRate
      groups[index].weightDecay = state.groups[index].weightDecay
    }
    let saved = Dictionary(state.tensors.map { ($0.name, $0.tensor) }) { $1 }
    memories = [:]
    for (index, parameter) in groups.flatMap(\.parameters).enumerated() where state.steps[index] > 0 {
      let memory = memory(of: parameter)
      memory.step = state.steps[index]
      for slot in slots { memory[slot].copy(from: saved["\(index).\(slot)"]!) }
    }
  }

  /// Throws what `load` would throw, and changes nothing.
  package func check(_ state: OptimizerState) throws {
    guard state.kind == "\(type(of: self))" else {
      throw StateMismatch("the state belongs to \(state.kind), not to \(type(of: self)): make that optimiser")
    }
    for name in Set(settings.keys).union(state.settings.keys).sorted()
    where settings[name] != state.settings[name] {
      func described(_ value: Double?) -> String { value.map { "\($0)" } ?? "no such setting" }
      throw StateMismatch(
        "the optimiser had \(name) \(described(state.settings[name])), not \(described(settings[name])): "
          + "make it with the same settings")
    }
    let (counts, saved) = (groups.map(\.parameters.count), state.groups.map(\.parameterCount))
    guard counts == saved, state.steps.count == counts.reduce(0, +) else {
      throw StateMismatch(
        "the optimiser's state is for groups of \(saved) parameters, not \(counts): "
          + "give the optimiser the same parameters")
    }
    guard state.steps.allSatisfy((0...1 << 53).contains) else {
      throw StateMismatch("the optimiser's state has an impossible number of steps: save the state again")
    }
    let shapes = Dictionary(state.tensors.map { ($0.name, $0.tensor.shape) }) { $1 }
    for (index, parameter) in groups.flatMap(\.parameters).enumerated() where state.steps[index] > 0 {
      for name in slots.map({ "\(index).\($0)" }) where shapes[name] != parameter.value.shape {
        throw StateMismatch(
          "the optimiser's state \"\(name)\" \(shapes[name].map { "has shape \($0)" } ?? "is missing"), "
            + "not shape \(parameter.value.shape): save the state again")
      }
    }
  }
}
