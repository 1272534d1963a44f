import Tensors

/// Makes the mask of Longformer: true where a query (row) sees a key
/// (column), `[tokens, tokens]`.
///
/// Every token sees `reach` tokens to each side. Tokens in `global` see all
/// and are seen by all. Beltagy and others, 2020.
public func longformerMask(
  tokens: Int, reach: Int, global: [Int] = []
) -> Tensor<Bool> {
  let isGlobal = Set(global)
  let cells: [Bool] = (0..<tokens).flatMap { row in
    (0..<tokens).map { column in
      abs(row - column) <= reach || isGlobal.contains(row)
        || isGlobal.contains(column)
    }
  }
  return Tensor<Bool>(scalars: cells, shape: [tokens, tokens])
}

/// Makes the mask of BigBird: Longformer's, and `random` more keys for each
/// query, drawn from those that it does not see. Zaheer and others, 2020.
///
/// The paper works in blocks of tokens, for speed; here a block is a token.
public func bigBirdMask(
  tokens: Int, reach: Int, global: [Int], random: Int,
  generator: RandomGenerator
) -> Tensor<Bool> {
  var cells = longformerMask(tokens: tokens, reach: reach, global: global)
    .scalars
  for row in 0..<tokens {
    let start = row * tokens
    let order = generator.permutation(count: tokens)
    for column in order.filter({ !cells[start + $0] }).prefix(random) {
      cells[start + column] = true
    }
  }
  return Tensor<Bool>(scalars: cells, shape: [tokens, tokens])
}

/// Chooses the `count` keys with the largest scores for each query, among
/// itself and those before it: `[…, tokens, tokens]`, true where chosen.
///
/// DeepSeek's sparse attention scores keys with a small indexer, cheaper
/// than attention itself, and attends to the chosen ones. DeepSeek-V3.2,
/// 2025.
public func selectedKeys(
  scores: Tensor<Float>, count: Int
) -> Tensor<Bool> {
  let tokens = scores.shape[scores.rank - 1]
  let future = Tensor<Bool>.ones([tokens, tokens]).triu(diagonal: 1)
  let visible = scores.detached().maskedFill(future, with: -.infinity)
  let best = visible.topk(min(count, tokens), along: -1).indices
  let chosen = Tensor<Float>.zeros(scores.shape).scattered(
    along: scores.rank - 1, at: best, from: .ones(best.shape))
  return (chosen .> 0).logicalAnd(
    future.logicalNot().expanded(to: scores.shape))
}

/// Scores keys for queries as the indexer does: of each small head the
/// product if it is positive, times the query's weight for the head.
///
/// Queries `[tokens, heads, size]`, keys `[tokens, size]`, weights
/// `[tokens, heads]` → `[tokens, tokens]`.
public func indexerScores(
  queries: Tensor<Float>, keys: Tensor<Float>, weights: Tensor<Float>
) -> Tensor<Float> {
  let matches = queries.matmul(keys.transposed()).relu()  // [.., heads, ..]
  return (matches * weights.unsqueezed(at: 2)).sum(along: 1)
}

/// Attends where the mask is true; a query that sees nothing must not
/// occur. Queries, keys and values are `[batch, heads, tokens, headSize]`.
public func maskedAttention(
  _ queries: Tensor<Float>, _ keys: Tensor<Float>, _ values: Tensor<Float>,
  visible: Tensor<Bool>
) -> Tensor<Float> {
  let added = Tensor<Float>.zeros(visible.shape)
    .maskedFill(visible.logicalNot(), with: -.infinity)
  return queries.attention(keys: keys, values: values, mask: added)
}
