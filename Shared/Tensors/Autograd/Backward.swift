import Foundation

extension Tensor<Float> {
  /// Whether operations on this tensor are recorded. PyTorch: `requires_grad`.
  public var requiresGradient: Bool { node != nil }

  /// Returns a leaf on the same memory: operations on it are recorded, and `backward()` fills its `gradient`.
  ///
  /// PyTorch: `requires_grad_()`.
  public func requiringGradient() -> Tensor {
    var leaf = detached()
    leaf.node = GraphNode(leafOf: shape)
    return leaf
  }

  /// Returns the same memory outside the graph: no gradient flows through it.
  ///
  /// PyTorch: `detach()`.
  public func detached() -> Tensor {
    var result = self
    result.node = nil
    return result
  }

  /// The sum of what `backward()` has computed for this leaf, or nil before the first call. PyTorch: `grad`.
  public var gradient: Tensor? { node?.gradient }

  /// Discards the gradient, so that the next `backward()` starts from nothing. PyTorch: `grad = None`.
  public func zeroGradient() {
    node?.gradient = nil
  }

  /// Lets `backward()` keep the gradient of this value, though it is not a leaf. PyTorch: `retain_grad()`.
  public func retainGradient() {
    node?.keepsGradient = true
  }

  /// Computes the gradient of this value with respect to every leaf it was computed from, and adds it to
  /// the leaf's `gradient`.
  ///
  /// - Parameters:
  ///   - seed: The gradient of the final result with respect to this value, in this value's shape. Optional
  ///     for a single number, whose seed is one.
  ///   - retainingGraph: Whether to keep the graph for another call. Otherwise it is released on the way.
  ///
  /// Traps if nothing that this value was computed from requires a gradient, if an earlier call released the
  /// graph, if a value that a gradient depends on was changed in place, or if a tensor of several elements has
  /// no seed. Calls on several threads may reach the same leaves; each adds its gradient. PyTorch:
  /// `Tensor.backward`.
  public func backward(
    gradient seed: Tensor? = nil, retainingGraph: Bool = false, file: StaticString = #fileID,
    line: UInt = #line
  ) {
    let walk = BackwardWalk(from: self, seed: seed, file: file, line: line)
    walk.run(retainingGraph: retainingGraph) { node, gradient in
      guard node.keepsGradient else { return }
      keepingGradients.withLock {
        guard node.gradient == nil else { return accumulate(gradient, into: &node.gradient) }
        // Two leaves must not share a gradient's memory, or clipping one would clip the other.
        let isOwned = gradient.isContiguous && isKnownUniquelyReferenced(&gradient.storage)
        node.gradient = isOwned ? gradient : gradient.copied()
      }
    }
  }
}

/// Computes the gradients of `output` with respect to `inputs`, without changing any tensor's `gradient`.
///
/// An entry of the result is nil if `output` does not depend on that input. `seed` and `retainingGraph` are
/// those of `backward()`.
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

/// Held while a walk adds to a kept gradient, because a walk on another thread may reach the same leaf.
private let keepingGradients = NSLock()

/// One walk through the graph, from a value back to its leaves.
private struct BackwardWalk {
  private let root: GraphNode
  private let seed: Tensor<Float>
  private let file: StaticString
  private let line: UInt

  init(from output: Tensor<Float>, seed: Tensor<Float>?, file: StaticString, line: UInt) {
    guard let node = output.node else {
      preconditionFailure(
        "backward: nothing that this value was computed from requires a gradient", file: file, line: line)
    }
    precondition(
      seed != nil || output.count == 1,
      "backward: a value of shape \(output.shape) needs a seed gradient", file: file, line: line)
    precondition(
      seed == nil || seed!.shape == output.shape,
      "backward: the seed has shape \(seed?.shape ?? []), the value \(output.shape)",
      file: file, line: line)
    root = node
    (self.file, self.line) = (file, line)
    self.seed = seed?.detached() ?? .ones(output.shape)
  }

  /// Propagates gradients, and calls `visit` with every node and its complete gradient.
  func run(retainingGraph: Bool, visit: (GraphNode, inout Tensor<Float>) -> Void) {
    noGrad {
      var nodes = root.withAncestors()
      nodes.sort { $0.order > $1.order }
      var arriving = [ObjectIdentifier(root): seed]  // the sums of what has arrived at each node so far
      for node in nodes {
        guard var gradient = arriving.removeValue(forKey: ObjectIdentifier(node)) else { continue }
        visit(node, &gradient)
        guard let pullback = node.pullback else {
          precondition(
            node.isLeaf,
            "backward: an earlier backward() released the graph; pass retainingGraph: true to that call",
            file: file, line: line)
          continue
        }
        precondition(
          node.savedIsUnchanged,
          "backward: a value that \(node.operation) needs for its gradient was changed in place after \(node.operation) was recorded; change it after backward(), or change a copy",
          file: file, line: line)
        let parts = pullback(gradient)
        for (input, part) in zip(node.inputs, parts) {
          guard let part else { continue }
          precondition(
            part.shape == input.shape,
            "backward: \(node.operation) returned a gradient of shape \(part.shape) for an input of \(input.shape)"
          )
          accumulate(part, into: &arriving[ObjectIdentifier(input)])
        }
        if !retainingGraph { node.release() }
      }
    }
  }
}

/// Adds a gradient to the sum of those before it, in place if nothing else refers to that memory.
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
