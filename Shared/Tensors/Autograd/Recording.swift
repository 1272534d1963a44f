/// How one input takes part in a computation: its node, and how the output's gradient becomes its own.
struct Edge {
  let node: GraphNode
  let pullback: (Tensor<Float>) -> Tensor<Float>
}

extension Tensor {
  /// Pairs this input with its pullback, or returns nil if nothing needs its gradient. In that case the
  /// closure goes, and with it all that it would have kept alive.
  @inline(__always)
  func edge(_ pullback: @escaping (Tensor<Float>) -> Tensor<Float>) -> Edge? {
    guard let node, GraphState.current.isRecording else { return nil }
    return Edge(node: node, pullback: pullback)
  }

  /// Returns this value as the output of an operation with the given inputs.
  func recorded(_ operation: StaticString, _ edges: [Edge?]) -> Tensor {
    let edges = edges.compactMap { $0 }
    guard !edges.isEmpty else { return self }
    var result = self
    result.node = GraphNode(operation.description, shape: shape, inputs: edges.map(\.node)) { gradient in
      edges.map { $0.pullback(gradient) }
    }
    return result
  }
}

extension Tensor<Float> {
  /// Returns this value as the output of a fused operation, whose inputs' gradients are computed together.
  ///
  /// `pullback` receives the output's gradient and, for each input, whether its gradient is needed; it
  /// returns one gradient per input (nil where none is needed).
  func recorded(
    _ operation: StaticString, jointly inputs: [Tensor?],
    pullback: @escaping (_ gradient: Tensor, _ needed: [Bool]) -> [Tensor?]
  ) -> Tensor {
    let needed = inputs.map { $0?.node != nil }
    guard needed.contains(true), GraphState.current.isRecording else { return self }
    var result = self
    let nodes = inputs.compactMap { $0?.node }
    result.node = GraphNode(operation.description, shape: shape, inputs: nodes) { gradient in
      zip(pullback(gradient, needed), needed).filter(\.1).map(\.0)
    }
    return result
  }
}
