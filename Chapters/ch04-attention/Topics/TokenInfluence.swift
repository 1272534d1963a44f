import Tensors

/// Measures how much each token of `x` moves the result for the last
/// token: the norm of its gradient, `[tokens]`. Zero means that nothing
/// gets there.
///
/// `x` is `[1, tokens, width]`, and `compute` keeps its shape.
public func influenceOnLast(
  of x: Tensor<Float>, through compute: (Tensor<Float>) -> Tensor<Float>
) -> Tensor<Float> {
  let x = x.detached().requiringGradient()
  let last = compute(x)[0, -1]  // [width]
  let direction = Tensor<Float>.arange(1, Double(last.count + 1))
  let gradient = gradients(of: (last * direction).sum(), withRespectTo: [x])
  return (gradient[0] ?? .zeros(x.shape))[0].norm(along: -1)
}

/// Calculates how many tokens the last one can see through layers with a
/// window: each layer reaches `window` − 1 tokens further back.
public func windowReach(layers: Int, window: Int) -> Int {
  1 + layers * (window - 1)
}
