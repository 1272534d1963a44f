extension Tensor<Float> {
  /// Computes scaled dot-product attention in one operation: softmax(Q Kᵀ · scale) V.
  ///
  /// Queries (this tensor) are `[batch, heads, tokens, size]`, keys `[batch, heads, keys, size]` and values
  /// `[batch, heads, keys, width]`; the result is `[batch, heads, tokens, width]`. Without the heads axis
  /// there is one head. Keys and values may have fewer heads, each of which serves a group of query heads.
  ///
  /// - Parameters:
  ///   - isCausal: Hides from each query the keys after its own position. The last query is at the position
  ///     of the last key.
  ///   - mask: Added to the scores; its shape broadcasts to `[batch, heads, tokens, keys]`.
  ///   - scale: Multiplies the scores; nil stands for 1 / √size.
  ///   - dropout: The probability with which a weight is set to zero, drawn as `dropout` draws for all
  ///     weights `[batch, heads, tokens, keys]`.
  ///
  /// Traps if the shapes do not match. Chapter 4 has the step-by-step form; a test shows that both agree.
  /// PyTorch: `scaled_dot_product_attention`. Vaswani et al., 2017.
  public func attention(
    keys: Tensor, values: Tensor, isCausal: Bool = false, mask: Tensor? = nil, scale: Float? = nil,
    dropout: Double = 0, generator: RandomGenerator = .default, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    if rank == 3 {
      return unsqueezed(at: 1).attention(
        keys: keys.unsqueezed(at: 1), values: values.unsqueezed(at: 1), isCausal: isCausal,
        mask: mask.map { $0.rank == 3 ? $0.unsqueezed(at: 1) : $0 }, scale: scale, dropout: dropout,
        generator: generator, file: file, line: line
      ).squeezed(at: 1)
    }
    precondition(
      rank == 4 && keys.rank == 4 && values.rank == 4 && shape[0] == keys.shape[0]
        && shape[3] == keys.shape[3] && shape[1] % keys.shape[1] == 0
        && Array(keys.shape.prefix(3)) == Array(values.shape.prefix(3)),
      "attention: shapes of queries \(shape), keys \(keys.shape) and values \(values.shape) do not match",
      file: file, line: line)
    precondition(
      (0...1).contains(dropout), "attention: \(dropout) is not a probability", file: file, line: line)
    if dropout == 1 {  // drops everything without drawing, as `dropout` does
      return 0
        * self.attention(
          keys: keys, values: values, isCausal: isCausal, mask: mask, scale: scale, file: file, line: line)
    }
    let attention = FusedAttention(
      queries: detached(), keys: keys.detached(), values: values.detached(), isCausal: isCausal, mask: mask,
      scale: scale ?? 1 / Float(shape[3]).squareRoot(), dropout: dropout, generator: generator)
    return attention.forward().recorded(
      "attention", jointly: [self, keys, values], saving: attention.q, attention.k, attention.v
    ) { g, _ in attention.backward(g) }
  }
}

/// The fused computation: one head of one example at a time, divided among the cores.
///
/// It keeps the weights after softmax and the dropout mask for the backward pass. The scores and their
/// gradients exist only while a head is computed.
private final class FusedAttention {
  let q, k, v: Tensor<Float>
  private let isCausal: Bool
  private let mask: Tensor<Float>?
  private let scale: Float
  private let keep: KeepMask?
  private let weights: Tensor<Float>  // [batch, heads, tokens, keys]
  private let batch, heads, tokens, size, keyCount, width: Int
  private let queriesPerKey: Int

  init(
    queries: Tensor<Float>, keys: Tensor<Float>, values: Tensor<Float>, isCausal: Bool, mask: Tensor<Float>?,
    scale: Float, dropout: Double, generator: RandomGenerator
  ) {
    (q, k, v) = (queries.readableByRows(), keys.readableByRows(), values.readableByRows())
    (batch, heads, tokens, size) = (q.shape[0], q.shape[1], q.shape[2], q.shape[3])
    (keyCount, width) = (k.shape[2], v.shape[3])
    queriesPerKey = heads / max(k.shape[1], 1)
    self.isCausal = isCausal
    self.scale = scale
    let weightShape = [batch, heads, tokens, keyCount]
    weights = Tensor(uninitialized: weightShape)
    self.mask = mask.map { $0.detached().expanded(to: weightShape).readableByRows() }
    keep =
      dropout > 0 && weights.count > 0
      ? KeepMask(count: weights.count, probability: dropout, generator: generator) : nil
  }

  func forward() -> Tensor<Float> {
    let result = laidOut(heads: heads, rows: tokens, width: width)
    eachKeyHead { example, keyHead in
      let dropped = keep.map { _ in Storage<Float>(count: tokens * keyCount) }
      for head in keyHead * queriesPerKey..<(keyHead + 1) * queriesPerKey {
        let matrix = (example * heads + head) * tokens * keyCount
        let p = weights.storage.base + matrix
        multiplyMatrices(
          address(q, example, head), layout(q), address(k, example, keyHead), layout(k.transposed()), into: p,
          adding: false)
        for token in 0..<tokens { softmax(p + token * keyCount, example, head, token) }
        if let keep, let dropped {
          maskRun(p, keep.bytes + matrix, dropped.base, tokens * keyCount, factor: keep.factor)
        }
        multiplyMatrices(
          dropped?.base ?? p, square, address(v, example, keyHead), layout(v),
          into: result.storage.base + offset(result, example, head), adding: false,
          resultStep: result.strides[2])
      }
    }
    return result
  }

  /// Turns a row of raw scores into weights. Keys that the query must not see get zero.
  private func softmax(_ row: UnsafeMutablePointer<Float>, _ example: Int, _ head: Int, _ token: Int) {
    let visible = isCausal ? max(min(keyCount, keyCount - tokens + token + 1), 0) : keyCount
    if let mask {
      let added = mask.storage.base + mask.offset + example * mask.strides[0] + head * mask.strides[1]
      let scale = scale
      zipRun(row, added + token * mask.strides[2], row, visible) { $0 * scale + $1 }
      softmaxRow(row, row, visible)
    } else {
      softmaxRow(row, row, visible, scale: scale)
    }
    (row + visible).update(repeating: 0, count: keyCount - visible)
  }

  /// With W the weights, D the weights after dropout and C = D V the result:
  /// ∂V = Dᵀ ∂C, ∂D = ∂C Vᵀ, ∂W = ∂D through the dropout, ∂S = W (∂W − Σ ∂W W), ∂Q = ∂S K · scale and
  /// ∂K = ∂Sᵀ Q · scale.
  func backward(_ gradient: Tensor<Float>) -> [Tensor<Float>?] {
    let g = gradient.readableByRows()
    let dq = laidOut(heads: heads, rows: tokens, width: size)
    let dk = laidOut(heads: k.shape[1], rows: keyCount, width: size)
    let dv = laidOut(heads: k.shape[1], rows: keyCount, width: width)
    eachKeyHead { example, keyHead in
      let scratch = Storage<Float>(count: tokens * keyCount)
      let s = scratch.base
      for head in keyHead * queriesPerKey..<(keyHead + 1) * queriesPerKey {
        let isFirst = head == keyHead * queriesPerKey
        let matrix = (example * heads + head) * tokens * keyCount
        let w = weights.storage.base + matrix
        let dc = address(g, example, head)
        var d = w
        if let keep {
          maskRun(w, keep.bytes + matrix, s, tokens * keyCount, factor: keep.factor)
          d = s
        }
        multiplyMatrices(
          d, turnedSquare, dc, layout(g), into: dv.storage.base + offset(dv, example, keyHead),
          adding: !isFirst, resultStep: dv.strides[2])
        multiplyMatrices(
          dc, layout(g), address(v, example, keyHead), layout(v.transposed()), into: s, adding: false)
        if let keep { maskRun(s, keep.bytes + matrix, s, tokens * keyCount, factor: keep.factor) }
        for token in 0..<tokens {
          let (ds, w) = (s + token * keyCount, w + token * keyCount)
          let shared = dotRun(ds, w, keyCount)
          zipRun(ds, w, ds, keyCount) { ($0 - shared) * $1 }
        }
        multiplyMatrices(
          s, square, address(k, example, keyHead), layout(k),
          into: dq.storage.base + offset(dq, example, head),
          adding: false, scale: scale, resultStep: dq.strides[2])
        multiplyMatrices(
          s, turnedSquare, address(q, example, head), layout(q),
          into: dk.storage.base + offset(dk, example, keyHead), adding: !isFirst, scale: scale,
          resultStep: dk.strides[2])
      }
    }
    return [dq, dk, dv]
  }

  /// Runs `body` for every key head of every example, divided among the cores.
  private func eachKeyHead(_ body: (_ example: Int, _ keyHead: Int) -> Void) {
    let keyHeads = k.shape[1]
    let work = queriesPerKey * tokens * keyCount * (size + width) / 8
    parallel(count: batch * keyHeads, workPerItem: work) { range in
      for i in range { body(i / keyHeads, i % keyHeads) }
    }
  }

  /// Makes a tensor `[batch, heads, rows, width]` whose memory is `[batch, rows, heads, width]`, so that
  /// merging the heads afterwards copies nothing.
  private func laidOut(heads: Int, rows: Int, width: Int) -> Tensor<Float> {
    Tensor(uninitialized: [batch, rows, heads, width]).transposed(1, 2)
  }

  private var square: MatrixLayout { MatrixLayout(weights) }
  private var turnedSquare: MatrixLayout { MatrixLayout(weights.transposed()) }
  private func layout(_ x: Tensor<Float>) -> MatrixLayout { MatrixLayout(x) }

  private func offset(_ x: Tensor<Float>, _ example: Int, _ head: Int) -> Int {
    x.offset + example * x.strides[0] + head * x.strides[1]
  }

  private func address(_ x: Tensor<Float>, _ example: Int, _ head: Int) -> UnsafePointer<Float> {
    UnsafePointer(x.storage.base + offset(x, example, head))
  }
}

extension Tensor<Float> {
  /// Copies the matrices of the last two axes unless they can be read row by row where they are.
  fileprivate func readableByRows() -> Tensor {
    layout.matrixOrder == .rows ? self : contiguous()
  }
}
