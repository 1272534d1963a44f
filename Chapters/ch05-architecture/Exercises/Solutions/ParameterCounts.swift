/// Count the parameters of a GPT without building it.
///
/// Book, section 4.6 and exercises 4.1 and 4.2. Count those of one block's
/// attention, of one block's feed-forward network, and of the whole model. A
/// linear layer has inputs · outputs weights and, if it has a bias, as many
/// more as outputs. The projections to queries, keys and values have a bias
/// only if `hasQKVBias`; the output head has none. Each of a block's two
/// norms, and the final one, has a scale and a shift. `isTied`: the head
/// shares the weights of the token embedding, which then count once.
///
/// Example: a vocabulary of 50,257, a context of 1024, a width of 768 and 12
/// blocks make 163,009,536 parameters in all, of which attention has
/// 2,360,064 and the feed-forward network 4,722,432 in each block.
public func parameterCounts(
  vocabularySize: Int, contextLength: Int, width: Int, layerCount: Int,
  hasQKVBias: Bool, isTied: Bool
) throws -> (attention: Int, feedForward: Int, total: Int) {
  func linear(_ inputs: Int, _ outputs: Int, hasBias: Bool = true) -> Int {
    inputs * outputs + (hasBias ? outputs : 0)
  }
  let projection = linear(width, width, hasBias: hasQKVBias)
  let attention = 3 * projection + linear(width, width)
  let feedForward = linear(width, 4 * width) + linear(4 * width, width)
  let norm = 2 * width
  let block = attention + feedForward + 2 * norm

  let tokens = vocabularySize * width
  let positions = contextLength * width
  let head = isTied ? 0 : linear(width, vocabularySize, hasBias: false)
  let total = tokens + positions + layerCount * block + norm + head
  return (attention, feedForward, total)
}
