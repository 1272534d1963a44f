import Architecture
import SelfAttention
import Tensors

// The GPT that ch05 builds, told what each token sees and where it stands.
// Its weights and its layers stay as they are. Dropout of attention weights
// is left out.

extension GPTModel {
  /// Scores the next token at every place of the rows:
  /// `[rows, tokens, vocabulary]`.
  public func callAsFunction(_ rows: TokenRows) -> Tensor<Float> {
    logits(rows.ids, positions: rows.positions, hidden: rows.hidden)
  }

  /// Scores the next token, given the position of each token
  /// `[rows, tokens]` and what it must not see `[rows, tokens, tokens]`.
  ///
  /// A token must see itself at least: a row of −∞ has no softmax.
  /// transformers: `position_ids` and a four-dimensional `attention_mask`.
  public func logits(
    _ ids: Tensor<Int>, positions: Tensor<Int>, hidden: Tensor<Bool>
  ) -> Tensor<Float> {
    let mask = Tensor<Float>.zeros(hidden.shape)
      .maskedFill(hidden, with: -.infinity)
    let embedded = embedding.token(ids) + embedding.position(positions)
    var x = embeddingDropout(embedded)  // [rows, tokens, width]
    for block in blocks { x = block.masked(x, mask) }
    return outputHead(finalNorm(x))
  }

  /// Scores the next token of texts that begin at a later position.
  public func logits(_ ids: Tensor<Int>, from start: Int) -> Tensor<Float> {
    let (rows, tokens) = (ids.shape[0], ids.shape[1])
    return logits(
      ids,
      positions: .arange(start, start + tokens).expanded(to: ids.shape),
      hidden: Tensor<Bool>.ones([tokens, tokens]).triu(diagonal: 1)
        .expanded(to: [rows, tokens, tokens]))
  }

  /// Sums the cross entropy over all targets that count.
  public func totalLoss(on rows: TokenRows) -> Tensor<Float> {
    self(rows).flattened(from: 0, to: 1).crossEntropy(
      targets: rows.targets.flattened(), ignoreIndex: TokenRows.ignored,
      reduction: .sum)
  }
}

extension TransformerBlock {
  /// Applies the block under a mask `[rows, tokens, tokens]`.
  fileprivate func masked(
    _ x: Tensor<Float>, _ mask: Tensor<Float>
  ) -> Tensor<Float> {
    let attended =
      x + shortcutDropout(attention.masked(firstNorm(x), mask))
    return attended + shortcutDropout(feedForward(secondNorm(attended)))
  }
}

extension MultiHeadAttention {
  /// Attends under a mask, 0 or −∞, that is added to the scores of every
  /// head.
  fileprivate func masked(
    _ x: Tensor<Float>, _ mask: Tensor<Float>
  ) -> Tensor<Float> {
    let (queries, keys, values) = projections(of: x)
    let context = queries.attention(
      keys: keys, values: values, mask: mask.unsqueezed(at: 1))
    return output(context.transposed(1, 2).flattened(from: 2))
  }
}
