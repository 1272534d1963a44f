import Tensors
import Testing

/// One way to call attention.
private struct Setting: Sendable, CustomTestStringConvertible {
  var batch = 2
  var heads = 3
  var keyHeads = 3
  var tokens = 5
  var keys = 5
  var size = 4
  var width = 6
  var isCausal = false
  var isMasked = false
  var dropout = 0.0

  var testDescription: String {
    "\(batch)×\(heads)/\(keyHeads) heads, \(tokens)×\(keys) tokens, \(size)/\(width)"
      + (isCausal ? ", causal" : "") + (isMasked ? ", masked" : "") + (dropout > 0 ? ", dropout" : "")
  }
}

@Suite("Fused attention and its steps")
struct AttentionTests {
  private static let settings = [
    Setting(), Setting(isCausal: true), Setting(isMasked: true), Setting(isCausal: true, isMasked: true),
    Setting(dropout: 0.3), Setting(isCausal: true, dropout: 0.5), Setting(tokens: 3, keys: 7, isCausal: true),
    Setting(heads: 6, keyHeads: 2, isCausal: true), Setting(heads: 4, keyHeads: 1, dropout: 0.2),
    Setting(tokens: 1, keys: 9),
    Setting(batch: 1, heads: 1, keyHeads: 1, tokens: 1, keys: 1, size: 1, width: 1),
    Setting(tokens: 17, keys: 33, size: 16, width: 8, isMasked: true),
    // Large enough for several threads.
    Setting(batch: 3, heads: 5, keyHeads: 5, tokens: 67, keys: 67, size: 19, width: 21, isCausal: true),
    Setting(heads: 6, keyHeads: 3, tokens: 51, keys: 70, size: 32, width: 32, isCausal: true, dropout: 0.1),
  ]

  /// The definition, with the library's small operations.
  private func parts(
    _ q: Tensor<Float>, _ k: Tensor<Float>, _ v: Tensor<Float>, mask: Tensor<Float>?, _ setting: Setting
  ) -> Tensor<Float> {
    let group = setting.heads / setting.keyHeads
    func shared(_ x: Tensor<Float>) -> Tensor<Float> {
      x.unsqueezed(at: 2).expanded(to: [-1, -1, group, -1, -1]).flattened(from: 1, to: 2)
    }
    var scores = q.matmul(shared(k).transposed()) / Float(setting.size).squareRoot()
    if let mask { scores = scores + mask }
    if setting.isCausal {
      let all = Tensor<Bool>.ones([setting.tokens, setting.keys])
      let future = all.triu(diagonal: setting.keys - setting.tokens + 1)
      scores = scores.maskedFill(future, with: -.infinity)
    }
    let weights = scores.softmax(along: -1)
      .dropout(probability: setting.dropout, generator: RandomGenerator(seed: 11))
    return weights.matmul(shared(v))
  }

  @Test("Value and all gradients agree", arguments: settings)
  fileprivate func agrees(setting: Setting) throws {
    let dice = Dice(seed: 10)
    let (batch, heads, keyHeads) = (setting.batch, setting.heads, setting.keyHeads)
    // As a model has them: [batch, tokens, heads, size] with the middle axes swapped.
    func operand(_ heads: Int, _ tokens: Int, _ width: Int) -> Tensor<Float> {
      dice.tensor([batch, tokens, heads, width], scale: 2).transposed(1, 2)
    }
    let operands = [
      operand(heads, setting.tokens, setting.size), operand(keyHeads, setting.keys, setting.size),
      operand(keyHeads, setting.keys, setting.width),
    ]
    let mask = setting.isMasked ? dice.tensor([batch, 1, setting.tokens, setting.keys], scale: 3) : nil
    let weights = dice.tensor([batch, heads, setting.tokens, setting.width])
    func run(_ compute: ([Tensor<Float>]) -> Tensor<Float>) -> [Tensor<Float>?] {
      let leaves = operands.map { $0.requiringGradient() }
      let output = compute(leaves)
      output.backward(gradient: weights)
      return [output.detached()] + leaves.map(\.gradient)
    }
    let fused = run {
      $0[0].attention(
        keys: $0[1], values: $0[2], isCausal: setting.isCausal, mask: mask, dropout: setting.dropout,
        generator: RandomGenerator(seed: 11))
    }
    let expected = run { parts($0[0], $0[1], $0[2], mask: mask, setting) }
    for (yours, other) in zip(fused, expected) {
      expect(try #require(yours), isCloseTo: NaiveTensor(try #require(other)))
    }
  }

  @Test("Later tokens do not change earlier results")
  func isCausal() {
    let dice = Dice(seed: 12)
    let (q, k, v) = (dice.tensor([1, 2, 6, 4]), dice.tensor([1, 2, 6, 4]), dice.tensor([1, 2, 6, 4]))
    let before = q.attention(keys: k, values: v, isCausal: true)
    for x in [q, k, v] { x[0..., 0..., 4...] = Tensor<Float>(9) }
    let after = q.attention(keys: k, values: v, isCausal: true)
    #expect(before[0..., 0..., ..<4].scalars == after[0..., 0..., ..<4].scalars)
    #expect(before[0..., 0..., 4...].scalars != after[0..., 0..., 4...].scalars)
  }
}
