import Tensors

/// A part of a model, with parameters and other modules.
///
/// Subclasses declare parameters as `@Parameter var …` and modules as plain properties or arrays. The base
/// class finds both by reflection and names them by their path: `blocks.0.attention.query.weight`. PyTorch:
/// `torch.nn.Module`.
open class Module: CustomStringConvertible {
  /// Whether the module is in training mode. Dropout is active only then. PyTorch: `training`.
  public private(set) var isTraining = true

  public init() {}

  /// The modules of this one by property name, in order of declaration. Those of an array are numbered from
  /// 0. PyTorch: `named_children()`.
  open var children: [(name: String, module: Module)] {
    properties.flatMap { name, value -> [(name: String, module: Module)] in
      if let module = value as? Module { return [(name, module)] }
      guard let modules = value as? [Any] else { return [] }
      return modules.enumerated().compactMap { index, element in
        (element as? Module).map { ("\(name).\(index)", $0) }
      }
    }
  }

  /// All parameters under dotted names, a module's own before those of its children. A shared parameter is
  /// listed once, under its first name. PyTorch: `named_parameters()`.
  public var namedParameters: [(name: String, parameter: Parameter)] {
    var seen: Set<ObjectIdentifier> = []
    return allParameters(prefix: "").filter { seen.insert(ObjectIdentifier($0.parameter)).inserted }
  }

  /// All parameters, in the same order. PyTorch: `parameters()`.
  public var parameters: [Parameter] { namedParameters.map(\.parameter) }

  /// The number of elements of all parameters; shared ones count once.
  public var parameterCount: Int { parameters.map(\.value.count).reduce(0, +) }

  /// The number of elements of the parameters that are not frozen.
  public var trainableParameterCount: Int {
    parameters.filter { !$0.isFrozen }.map(\.value.count).reduce(0, +)
  }

  /// Puts this module and all below it in training mode. PyTorch: `train()`.
  public func train() { setTraining(true) }

  /// Puts this module and all below it in evaluation mode, in which dropout does nothing. PyTorch: `eval()`.
  public func eval() { setTraining(false) }

  /// Freezes all parameters: training leaves them as they are. PyTorch: `requires_grad_(False)`.
  public func freeze() { for parameter in parameters { parameter.isFrozen = true } }

  /// Unfreezes all parameters. PyTorch: `requires_grad_(True)`.
  public func unfreeze() { for parameter in parameters { parameter.isFrozen = false } }

  /// Discards the gradients of all parameters. PyTorch: `zero_grad()`.
  public func zeroGradients() { for parameter in parameters { parameter.zeroGradient() } }

  /// What prints show in parentheses after the type's name. PyTorch: `extra_repr()`.
  open var details: String { "" }

  /// The module and those below it, one on each line, as PyTorch prints models.
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

  /// The stored properties by name, those of base classes first. The storage of a property wrapper has the
  /// name of the property.
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

/// A module that turns one tensor into another, and so can be part of a `Sequential`.
public protocol Layer: Module {
  func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float>
}

/// A module that turns ids into numbers: a table of embeddings, or a whole language model.
public protocol TokenLayer: Module {
  func callAsFunction(_ ids: Tensor<Int>) -> Tensor<Float>
}
