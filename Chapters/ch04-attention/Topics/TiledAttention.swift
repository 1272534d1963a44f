import Tensors

/// Causal attention in tiles: the tokens × tokens scores never exist, only
/// a square of them at a time.
///
/// The forward pass keeps the result and one number for each query, the
/// logarithm of its sum of exponentials. The backward pass computes the
/// scores again. PyTorch: `scaled_dot_product_attention` with the flash
/// kernel. Dao and others, 2022.
public struct TiledAttention {
  /// All are `[batch, heads, tokens, headSize]`.
  let queries, keys, values: Tensor<Float>
  let tile: Int
  /// The mixed values, of the same shape.
  public private(set) var result: Tensor<Float>
  /// log Σ exp(score) of each query, `[batch, heads, tokens, 1]`.
  private var logSums: Tensor<Float>
  /// The most numbers that one tile needed at once, beside what goes in and
  /// what comes out.
  public private(set) var scratchCount = 0

  /// Computes attention with tiles of `tile` × `tile` scores.
  public init(
    queries: Tensor<Float>, keys: Tensor<Float>, values: Tensor<Float>,
    tile: Int
  ) {
    precondition(
      tile > 0 && queries.rank == 4 && queries.shape == keys.shape
        && values.shape == keys.shape,
      "TiledAttention: a tile of \(tile), queries \(queries.shape), keys \(keys.shape), values \(values.shape)"
    )
    let size = Float(queries.shape[3])
    self.queries = queries.detached() / size.squareRoot()
    (self.keys, self.values) = (keys.detached(), values.detached())
    self.tile = tile
    (result, logSums) = (values, values)
    var rows: [(result: Tensor<Float>, logSum: Tensor<Float>)] = []
    for start in starts { rows.append(forward(row: start)) }
    result = concatenated(rows.map(\.result), along: 2)
    logSums = concatenated(rows.map(\.logSum), along: 2)
  }

  private var starts: [Int] {
    Array(stride(from: 0, to: queries.shape[2], by: tile))
  }

  /// Takes the tokens of one tile.
  private func part(_ x: Tensor<Float>, _ start: Int) -> Tensor<Float> {
    x[0..., 0..., start..<min(start + tile, x.shape[2])]
  }

  /// Computes a square of scores, `[batch, heads, tile, tile]`.
  private func scores(_ row: Int, _ column: Int) -> Tensor<Float> {
    let all = part(queries, row).matmul(part(keys, column).transposed())
    guard row == column else { return all }
    let future = Tensor<Bool>.ones([all.shape[2], all.shape[3]])
    return all.maskedFill(future.triu(diagonal: 1), with: -.infinity)
  }

  /// Mixes the values for the queries of one tile, in a single walk over
  /// the keys: when a larger score turns up, what was summed so far shrinks.
  private mutating func forward(
    row: Int
  ) -> (result: Tensor<Float>, logSum: Tensor<Float>) {
    var largest = Tensor<Float>(-.infinity)  // of each query
    var sum = Tensor<Float>(0)
    var mixed = Tensor<Float>(0)
    for column in starts where column <= row {
      let s = scores(row, column)
      let top = Tensor.maximum(
        largest, s.max(along: -1, keepingDimensions: true).values)
      let shrink = (largest - top).exp()
      let p = (s - top).exp()
      sum = sum * shrink + p.sum(along: -1, keepingDimensions: true)
      mixed = mixed * shrink + p.matmul(part(values, column))
      largest = top
      scratchCount = max(
        scratchCount, 2 * s.count + 3 * sum.count + mixed.count)
    }
    return (mixed / sum, largest + sum.log())
  }

  /// Computes the gradients of queries, keys and values from that of the
  /// result, with the scores tile by tile once more.
  public mutating func gradients(
    of gradient: Tensor<Float>
  ) -> (
    queries: Tensor<Float>, keys: Tensor<Float>, values: Tensor<Float>
  ) {
    let shared = (gradient * result).sum(along: -1, keepingDimensions: true)
    let zeros = starts.map { part(keys, $0) * 0 }
    var (dq, dk, dv) = (zeros, zeros, zeros)  // by tile
    for (i, row) in starts.enumerated() {
      for (j, column) in starts.enumerated() where column <= row {
        let p = (scores(row, column) - part(logSums, row)).exp()
        let g = part(gradient, row)
        let dp = g.matmul(part(values, column).transposed())
        let ds = p * (dp - part(shared, row))
        dv[j] = dv[j] + p.transposed().matmul(g)
        dq[i] = dq[i] + ds.matmul(part(keys, column))
        dk[j] = dk[j] + ds.transposed().matmul(part(queries, row))
        scratchCount = max(scratchCount, 3 * p.count)
      }
    }
    let root = Float(queries.shape[3]).squareRoot()
    return (
      concatenated(dq, along: 2) / root, concatenated(dk, along: 2),
      concatenated(dv, along: 2)
    )
  }
}
