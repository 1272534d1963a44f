import NeuralNetworks
import Tensors

extension GroupedQueryAttention {
  /// Computes the weights that all heads give, step by step:
  /// `[batch, tokens, width]` → `[batch, heads, tokens, tokens]`.
  public func weights(of x: Tensor<Float>) -> Tensor<Float> {
    let (queries, keys, _) = projections(of: x, from: 0)
    let scores = queries.matmul(forEachHead(keys).transposed())
    let tokens = x.shape[1]
    let future = Tensor<Bool>.ones([tokens, tokens]).triu(diagonal: 1)
    let scaled = scores / Float(headSize).squareRoot()
    let old = windowMask(
      queries: tokens, keys: tokens, window: window ?? tokens)
    return (scaled.maskedFill(future, with: -.infinity) + old)
      .softmax(along: -1)
  }

  /// Computes what each head adds to the result: `[batch, tokens, width]` →
  /// one of the same shape for each head. Their sum is the result.
  ///
  /// The output layer is a sum over heads: each has its own columns.
  public func contributions(of x: Tensor<Float>) -> [Tensor<Float>] {
    let values = forEachHead(projections(of: x, from: 0).values)
    let mixed = weights(of: x).matmul(values)  // […, tokens, headSize]
    let columns = output.weight.split(size: headSize, along: 1)
    return columns.enumerated().map { head, weight in
      mixed[0..., head].linear(weight: weight)
    }
  }

  /// Runs `body` while a head adds nothing. Mean ablation, which replaces a
  /// head by its average, is the gentler form.
  public func without<Result>(
    head: Int, _ body: () throws -> Result
  ) rethrows -> Result {
    let kept = output.weight.detached().copied()
    defer { output.weight = kept }
    let columns = head * headSize..<(head + 1) * headSize
    let cut = kept.copied()
    cut[0..., columns] = Tensor(0)
    output.weight = cut
    return try body()
  }

  /// Repeats key heads so that each query head has one.
  private func forEachHead(_ x: Tensor<Float>) -> Tensor<Float> {
    let group = headCount / keyValueHeadCount
    return x.selected(
      along: 1, indices: Tensor((0..<headCount).map { $0 / group }))
  }
}

extension SmallModel {
  /// Reads every state as if it were the last: the head's scores before the
  /// first layer and after each, `[batch, tokens, outputs]` each.
  ///
  /// The logit lens. Nostalgebraist, 2020.
  public func lens(of ids: Tensor<Int>) -> [Tensor<Float>] {
    states(of: ids).map { head($0) }
  }
}
