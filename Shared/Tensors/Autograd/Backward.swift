extension Tensor<Float> {
  /// Whether what is computed from this tensor is recorded. PyTorch: `requires_grad`.
  public var requiresGradient: Bool { node != nil }

  /// Makes a leaf on the same memory: computations from it are recorded, and `backward()` fills its
  /// `gradient`.
  ///
  /// PyTorch: `requires_grad_()`.
  public func requiringGradient() -> Tensor {
    var leaf = detached()
    leaf.node = GraphNode(leafOf: shape)
    return leaf
  }

  /// Cuts this value off from the graph: the same numbers, through which no gradient flows.
  ///
  /// PyTorch: `detach()`.
  public func detached() -> Tensor {
    var result = self
    result.node = nil
    return result
  }

  /// What `backward()` has added up for this leaf so far, or nil. PyTorch: `grad`.
  public var gradient: Tensor? { node?.gradient }

  /// Forgets the gradient, so that the next `backward()` starts anew. PyTorch: `zero_grad()`.
  public func zeroGradient() {
    node?.gradient = nil
  }

  /// Keeps the gradient of a computed value, not only of leaves. PyTorch: `retain_grad()`.
  public func retainGradient() {
    node?.keepsGradient = true
  }

  /// Computes the gradient of this value with respect to every leaf it was computed from, and adds it to
  /// their `gradient`.
  ///
  /// - Parameters:
  ///   - seed: The gradient of the final result with respect to this value, of this value's shape. May be
  ///     left out for a single number, whose seed is one.
  ///   - retainingGraph: Whether to keep the graph for another call. Otherwise it is released on the way.
  ///
  /// Traps if the value was computed from nothing that requires a gradient, if its graph was released by an
  /// earlier call, or if a tensor of several elements comes without a seed. PyTorch: `Tensor.backward`.
  public func backward(
    gradient seed: Tensor? = nil, retainingGraph: Bool = false, file: StaticString = #fileID,
    line: UInt = #line
  ) {
    let walk = BackwardWalk(from: self, seed: seed, file: file, line: line)
    walk.run(retainingGraph: retainingGraph) { node, gradient in
      guard node.keepsGradient else { return }
      guard node.gradient == nil else { return accumulate(gradient, into: &node.gradient) }
      // Two leaves must not share one gradient's memory, or clipping one would clip the other.
      let isOwned = gradient.isContiguous && isKnownUniquelyReferenced(&gradient.storage)
      node.gradient = isOwned ? gradient : gradient.copied()
    }
  }
}

/// Computes the gradients of `output` with respect to some of the values it was computed from, without
/// touching any tensor's own `gradient`. Nil where `output` does not depend on the value.
///
/// PyTorch: `torch.autograd.grad`.
public func gradients(
  of output: Tensor<Float>, withRespectTo inputs: [Tensor<Float>], seed: Tensor<Float>? = nil,
  retainingGraph: Bool = false, file: StaticString = #fileID, line: UInt = #line
) -> [Tensor<Float>?] {
  let walk = BackwardWalk(from: output, seed: seed, file: file, line: line)
  var found: [ObjectIdentifier: Tensor<Float>] = [:]
  let wanted = Set(inputs.compactMap { $0.node.map(ObjectIdentifier.init) })
  walk.run(retainingGraph: retainingGraph) { node, gradient in
    if wanted.contains(ObjectIdentifier(node)) { found[ObjectIdentifier(node)] = gradient }
  }
  return inputs.map { input in input.node.flatMap { found[ObjectIdentifier($0)] } }
}

/// One pass over the graph below a value, from the value to the leaves.
private struct BackwardWalk {
  private let root: GraphNode
  private let seed: Tensor<Float>
  private let file: StaticString
  private let line: UInt

  init(from output: Tensor<Float>, seed: Tensor<Float>?, file: StaticString, line: UInt) {
    guard let node = output.node else {
      preconditionFailure(
        "backward: this value was computed from nothing that requires a gradient", file: file, line: line)
    }
    precondition(
      seed != nil || output.count == 1,
      "backward: a value of shape \(output.shape) needs a gradient to start from", file: file, line: line)
    precondition(
      seed == nil || seed!.shape == output.shape,
      "backward: the gradient's shape \(seed?.shape ?? []) is not the value's \(output.shape)",
      file: file, line: line)
    root = node
    (self.file, self.line) = (file, line)
    self.seed = seed?.detached() ?? .ones(output.shape)
  }

  /// Sends gradients through the graph, and calls `visit` with every node and its complete gradient.
  func run(retainingGraph: Bool, visit: (GraphNode, inout Tensor<Float>) -> Void) {
    noGrad {
      var nodes = root.withAncestors()
      nodes.sort { $0.order > $1.order }
      root.arriving = seed
      for node in nodes {
        guard var gradient = node.arriving.take() else { continue }
        visit(node, &gradient)
        guard let pullback = node.pullback else {
          precondition(
            node.isLeaf,
            "backward: the graph was released by an earlier backward(); pass retainingGraph: true to that one",
            file: file, line: line)
          continue
        }
        let parts = pullback(gradient)
        for (input, part) in zip(node.inputs, parts) {
          guard let part else { continue }
          precondition(
            part.shape == input.shape,
            "backward: \(node.operation) returned a gradient of shape \(part.shape) for an input of \(input.shape)"
          )
          accumulate(part, into: &input.arriving)
        }
        if !retainingGraph { node.release() }
      }
    }
  }
}

/// Adds a gradient to what has already arrived, in place where nobody else holds that memory.
private func accumulate(_ part: Tensor<Float>, into sum: inout Tensor<Float>?) {
  guard sum != nil else {
    sum = part
    return
  }
  if sum!.isContiguous, isKnownUniquelyReferenced(&sum!.storage) {
    sum!.add(part)
  } else {
    sum = sum! + part
  }
}
