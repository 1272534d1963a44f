/// One input of an operation: where it was computed, and how the result's gradient becomes its own.
struct Edge {
  /// Nil if the input needs no gradient; such an edge is made for the trace only.
  let node: GraphNode?
  let shape: [Int]
  let saved: [SavedMemory]
  let pullback: (Tensor<Float>) -> Tensor<Float>
}

extension Tensor {
  /// Pairs this input with its pullback. Returns nil if no gradient is needed; the closure is then dropped,
  /// and with it everything that it would keep alive.
  ///
  /// `saved` lists the tensors whose numbers the pullback reads: `backward()` stops if they were changed.
  @inline(__always)
  func edge<each Kind: TensorScalar>(
    saving saved: repeat Tensor<each Kind>?, pullback: @escaping (Tensor<Float>) -> Tensor<Float>
  ) -> Edge? {
    let node = node != nil && GraphState.current.isRecording ? node : nil
    guard node != nil || Trace.isOn else { return nil }
    return Edge(node: node, shape: shape, saved: savedMemory(repeat each saved), pullback: pullback)
  }

  /// Returns this value as the result of an operation, recorded if one of its inputs needs a gradient.
  ///
  /// Every operation ends here, or in `recorded(_:jointly:)` below, or in `traced` if it has no gradient.
  func recorded(_ operation: StaticString, _ edges: [Edge?]) -> Tensor {
    var edges = edges.compactMap { $0 }
    if Trace.isOn {
      Trace.note(operation, inputs: edges.map(\.shape), result: shape)
      edges.removeAll { $0.node == nil }
    }
    guard !edges.isEmpty else { return self }
    var result = self
    result.node = GraphNode(
      operation.description, shape: shape, inputs: edges.compactMap(\.node), saved: edges.flatMap(\.saved)
    ) { gradient in
      edges.map { $0.pullback(gradient) }
    }
    return result
  }

  /// Returns this value as the result of an operation that has no gradient, such as a comparison.
  func traced(_ operation: StaticString, _ inputs: [Int]...) -> Tensor {
    if Trace.isOn { Trace.note(operation, inputs: inputs, result: shape) }
    return self
  }
}

extension Tensor<Float> {
  /// Returns this value as the result of a fused operation, which computes the gradients of its inputs
  /// together.
  ///
  /// `pullback` receives the result's gradient and, for each input, whether its gradient is needed. It
  /// returns one gradient for each input, or nil where none is needed. `saved` lists the tensors whose
  /// numbers it reads.
  func recorded<each Kind: TensorScalar>(
    _ operation: StaticString, jointly inputs: [Tensor?], saving saved: repeat Tensor<each Kind>?,
    pullback: @escaping (_ gradient: Tensor, _ needed: [Bool]) -> [Tensor?]
  ) -> Tensor {
    if Trace.isOn { Trace.note(operation, inputs: inputs.compactMap { $0?.shape }, result: shape) }
    let needed = inputs.map { $0?.node != nil }
    guard needed.contains(true), GraphState.current.isRecording else { return self }
    var result = self
    let nodes = inputs.compactMap { $0?.node }
    result.node = GraphNode(
      operation.description, shape: shape, inputs: nodes, saved: savedMemory(repeat each saved)
    ) { gradient in
      zip(pullback(gradient, needed), needed).filter(\.1).map(\.0)
    }
    return result
  }
}
