import Tensors

/// What changes parameters along their gradients.
///
/// Subclasses say in `slots` what they remember of each parameter, and in `update` how a parameter changes.
/// PyTorch: `torch.optim.Optimizer`.
open class Optimizer {
  /// The parameters, with the learning rates and weight decays, which may change between steps.
  public var groups: [ParameterGroup]

  private var memories: [ObjectIdentifier: Memory] = [:]

  /// What an optimiser remembers of one parameter.
  public final class Memory {
    /// The number of steps that changed the parameter, the present one included.
    public internal(set) var step = 0
    var tensors: [String: Tensor<Float>] = [:]

    /// The tensor of a slot, of the parameter's shape; zero at first.
    public subscript(slot: String) -> Tensor<Float> {
      guard let tensor = tensors[slot] else { preconditionFailure("Optimizer: no slot \"\(slot)\"") }
      return tensor
    }
  }

  /// Makes an optimiser; traps if a parameter comes twice.
  public init(groups: [ParameterGroup]) {
    let parameters = groups.flatMap(\.parameters)
    precondition(
      Set(parameters.map(ObjectIdentifier.init)).count == parameters.count,
      "Optimizer: a parameter comes twice and would be changed twice a step")
    self.groups = groups
  }

  /// The names of the tensors that are remembered of each parameter.
  open var slots: [String] { [] }

  /// Changes one parameter in place; nothing in here is recorded.
  open func update(
    _ parameter: Tensor<Float>, gradient: Tensor<Float>, memory: Memory, group: ParameterGroup
  ) {
    preconditionFailure("\(type(of: self)) does not say how a parameter changes: override update")
  }

  /// Changes all parameters that have a gradient. PyTorch: `step()`.
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

  /// Forgets the gradients of all parameters. PyTorch: `zero_grad()`.
  public func zeroGradients() {
    for group in groups {
      for parameter in group.parameters { parameter.zeroGradient() }
    }
  }

  /// The learning rate: that of the first group; setting it sets that of all groups.
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
  /// All that the next step depends on besides parameters and gradients. The tensors are the optimiser's own
  /// memory, not copies: write them to a file before the next step. PyTorch: `state_dict()`.
  public var state: OptimizerState {
    let known = groups.flatMap(\.parameters).map { memories[ObjectIdentifier($0)] }
    return OptimizerState(
      kind: "\(type(of: self))",
      groups: groups.map {
        .init(
          learningRate: $0.learningRate, weightDecay: $0.weightDecay, parameterCount: $0.parameters.count)
      },
      steps: known.map { $0?.step ?? 0 },
      tensors: known.enumerated().flatMap { index, memory in
        slots.compactMap { slot in
          memory.map { (name: "\(index).\(slot)", tensor: $0[slot]) }
        }
      })
  }

  /// Restores what `state` gave for the same parameters in the same order; nothing changes if it does not
  /// fit. PyTorch: `load_state_dict()`.
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

  /// Throws unless the state is one that this optimiser can go on from.
  package func check(_ state: OptimizerState) throws {
    guard state.kind == "\(type(of: self))" else {
      throw StateMismatch("the state is that of \(state.kind), not of \(type(of: self)): make that optimiser")
    }
    let (counts, saved) = (groups.map(\.parameters.count), state.groups.map(\.parameterCount))
    guard counts == saved, state.steps.count == counts.reduce(0, +) else {
      throw StateMismatch(
        "the optimiser's state is for groups of \(saved) parameters, not of \(counts): "
          + "give the optimiser the same parameters")
    }
    let shapes = Dictionary(state.tensors.map { ($0.name, $0.tensor.shape) }) { $1 }
    for (index, parameter) in groups.flatMap(\.parameters).enumerated() where state.steps[index] > 0 {
      for name in slots.map({ "\(index).\($0)" }) where shapes[name] != parameter.value.shape {
        throw StateMismatch(
          "the optimiser's state \"\(name)\" \(shapes[name].map { "has shape \($0)" } ?? "is missing"), "
            + "expected was shape \(parameter.value.shape): save the state again")
      }
    }
  }
}
