import NeuralNetworks
import SelfAttention
import Tensors

extension SelfAttentionWork {
  /// The right answers, from the lesson and the libraries.
  static var lesson: SelfAttentionWork {
    var work = SelfAttentionWork()
    work.dotProduct = { Tensor($0).matmul(Tensor($1)).item }
    work.softmax = { $0.softmax(along: -1) }
    work.simplifiedAttention = SelfAttention.simplifiedAttention
    work.selfAttention = { x, query, key, value in
      let keys = x.matmul(key)
      let scale = Float(keys.shape[1]).squareRoot()
      let scores = x.matmul(query).matmul(keys.transposed()) / scale
      return scores.softmax(along: -1).matmul(x.matmul(value))
    }
    work.causalMask = { .ones([$0, $0]).triu(diagonal: 1) }
    work.causalWeights = { scores, width in
      let tokens = scores.shape[scores.rank - 1]
      let future = Tensor<Bool>.ones([tokens, tokens]).triu(diagonal: 1)
      let hidden = scores.maskedFill(future, with: -.infinity)
      return (hidden / Float(width).squareRoot()).softmax(along: -1)
    }
    work.dropWeights = { $0 * $1 / (1 - $2) }
    work.splitHeads = { x, count in
      stacked(x.split(size: x.shape[2] / count, along: 2), along: 1)
    }
    work.multiHeadAttention = {
      let attention = SelfAttention.MultiHeadAttention(
        inputSize: $0, outputSize: $1, contextLength: $2, dropout: $3,
        headCount: $4, hasQKVBias: $5)
      attention.isFused = false
      return attention
    }
    return work
  }

  /// The solutions.
  static var solutions: SelfAttentionWork {
    var work = SelfAttentionWork()
    work.dotProduct = SelfAttentionJudge.dotProduct
    work.softmax = SelfAttentionJudge.softmax
    work.simplifiedAttention = SelfAttentionJudge.simplifiedAttention
    work.selfAttention = SelfAttentionJudge.selfAttention
    work.causalMask = SelfAttentionJudge.causalMask
    work.causalWeights = SelfAttentionJudge.causalWeights
    work.dropWeights = SelfAttentionJudge.dropWeights
    work.splitHeads = SelfAttentionJudge.splitHeads
    work.multiHeadAttention = SelfAttentionJudge.MultiHeadAttention.init
    return work
  }
}
