import Tensors

/// A part of a model: something with parameters, made of other modules.
///
/// Subclasses declare parameters as `@Parameter var …` and other modules as plain properties or arrays; the
/// base class finds both by reflection and names them by their path: `blocks.0.attention.query.weight`.
/// PyTorch: `torch.nn.Module`.
open class Module: CustomStringConvertible {
  /// Whether the module is being trained: dropout drops only then.
  public private(set) var isTraining = true

  public init() {}

  /// The modules this one holds, by property name, in the order of declaration. Arrays count from 0.
  open var children: [(name: String, module: Module)] {
    properties.flatMap { name, value -> [(name: String, module: Module)] in
      if let module = value as? Module { return [(name, module)] }
      guard let modules = value as? [Any] else { return [] }
      return modules.enumerated().compactMap { index, element in
        (element as? Module).map { ("\(name).\(index)", $0) }
      }
    }
  }

  /// All parameters under dotted names, own ones before those of children. A parameter that is shared comes
  /// once, under its first name. PyTorch: `named_parameters()`.
  public var namedParameters: [(name: String, parameter: Parameter)] {
    var seen: Set<ObjectIdentifier> = []
    return allParameters(prefix: "").filter { seen.insert(ObjectIdentifier($0.parameter)).inserted }
  }

  /// All parameters, in the same order. PyTorch: `parameters()`.
  public var parameters: [Parameter] { namedParameters.map(\.parameter) }

  /// How many numbers the parameters hold, shared ones counted once.
  public var parameterCount: Int { parameters.map(\.value.count).reduce(0, +) }

  /// How many of them training changes.
  public var trainableParameterCount: Int {
    parameters.filter { !$0.isFrozen }.map(\.value.count).reduce(0, +)
  }

  /// Sets this module and all below it to training. PyTorch: `train()`.
  public func train() { setTraining(true) }

  /// Sets this module and all below it to evaluation: dropout passes everything. PyTorch: `eval()`.
  public func eval() { setTraining(false) }

  /// Leaves all parameters out of training.
  public func freeze() { for parameter in parameters { parameter.isFrozen = true } }

  /// Takes all parameters into training.
  public func unfreeze() { for parameter in parameters { parameter.isFrozen = false } }

  /// Forgets all gradients. PyTorch: `zero_grad()`.
  public func zeroGradients() { for parameter in parameters { parameter.zeroGradient() } }

  /// What a print shows in the parentheses behind the type's name.
  open var details: String { "" }

  /// The module and those below it, one a line, as PyTorch prints models.
  public var description: String {
    let children = children
    guard !children.isEmpty else { return "\(type(of: self))(\(details))" }
    let lines = children.map { name, module in
      "  (\(name)): " + module.description.replacing("\n", with: "\n  ")
    }
    return "\(type(of: self))(\n" + lines.joined(separator: "\n") + "\n)"
  }

  private func setTraining(_ isTraining: Bool) {
    self.isTraining = isTraining
    for child in children { child.module.setTraining(isTraining) }
  }

  private func allParameters(prefix: String) -> [(name: String, parameter: Parameter)] {
    let own = properties.compactMap { name, value in
      (value as? Parameter).map { (name: prefix + name, parameter: $0) }
    }
    return own + children.flatMap { $0.module.allParameters(prefix: "\(prefix)\($0.name).") }
  }

  /// The stored properties by name, those of base classes first. A property wrapper's storage is named after
  /// the property.
  private var properties: [(name: String, value: Any)] {
    var mirrors: [Mirror] = []
    var mirror: Mirror? = Mirror(reflecting: self)
    while let current = mirror {
      mirrors.append(current)
      mirror = current.superclassMirror
    }
    return mirrors.reversed().flatMap { mirror in
      mirror.children.compactMap { child in
        child.label.map { (String($0.drop { $0 == "_" }), child.value) }
      }
    }
  }
}

/// A module that turns one tensor into one tensor, so that it can stand in a `Sequential`.
public protocol Layer: Module {
  func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float>
}
