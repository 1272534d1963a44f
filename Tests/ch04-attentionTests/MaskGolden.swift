import SelfAttention
import Tensors
import TestSupport
import Testing

@Suite("Masks: causal and dropout")
struct MaskGolden {
  /// The scores of `SelfAttentionV2` under seed 789, before and after softmax.
  private func scoresAndWeights() -> (scores: Tensor<Float>, weights: Tensor<Float>) {
    manualSeed(789)
    let attention = SelfAttentionV2(inputSize: 3, outputSize: 2)
    let scores = attention.query(words).matmul(attention.key(words).transposed())
    return (scores, (scores / Float(2).squareRoot()).softmax(along: -1))
  }

  private let mask = Tensor<Bool>.ones([6, 6]).triu(diagonal: 1)

  @Test("the weights of the second version are the book's")
  func weights() {
    let golden = Golden.entry("v2-weights", in: "ch04").outputs
    let (scores, weights) = scoresAndWeights()
    expectClose(scores, to: golden["scores"])
    expectClose(weights, to: golden["weights"])
  }

  @Test("masking after softmax and dividing by the row sums gives the book's weights")
  func maskAfterSoftmax() {
    let golden = Golden.entry("v2-masked-normed", in: "ch04").outputs
    let masked = scoresAndWeights().weights * Tensor<Float>.ones([6, 6]).tril()
    expectClose(masked, to: golden["masked"])
    expectClose(masked / masked.sum(along: -1, keepingDimensions: true), to: golden["normed"])
  }

  @Test("masking before softmax gives the book's scores and the same weights")
  func maskBeforeSoftmax() {
    let masked = scoresAndWeights().scores.maskedFill(mask, with: -.infinity)
    expectClose(masked, to: Golden.entry("v2-masked-scores", in: "ch04").outputs["masked"])
    let weights = (masked / Float(2).squareRoot()).softmax(along: -1)
    expectClose(weights, to: Golden.entry("v2-causal-weights", in: "ch04").outputs["weights"])
    expectClose(weights, to: Golden.entry("v2-masked-normed", in: "ch04").outputs["normed"])
  }

  @Test("the notes' mask, a triangle of ones times −∞, contains NaN and ruins every weight")
  func notesMask() {
    let golden = Golden.entry("notes-mask", in: "ch04").outputs
    let mask = Tensor<Float>.ones([3, 3]).triu(diagonal: 1) * -Float.infinity
    expectClose(mask, to: golden["mask"])
    expectClose((numbers([3, 3]) + mask).softmax(along: -1), to: golden["weights"])
  }

  @Test("dropout keeps the elements that the book prints")
  func dropout() {
    let ones = Tensor<Float>.ones([6, 6])
      .dropout(probability: 0.5, generator: RandomGenerator(seed: 123))
    expectClose(
      ones, to: Golden.entry("dropout-6x6", in: "ch04").outputs["out"], absolute: 0, relative: 0)
    let entry = Golden.entry("dropout-weights", in: "ch04")
    let weights = entry.inputs["weights"].floatTensor
      .dropout(probability: 0.5, generator: RandomGenerator(seed: 123))
    expectClose(weights, to: entry.outputs["out"])
  }

  @Test("the mask of older builds for Intel processors is the one that readers report")
  func olderMask() {
    let mask = olderDropoutMask(shape: [6, 6], probability: 0.5, generator: RandomGenerator(seed: 123))
    let reported = "222222 020000 002020 220002 200002 020000".filter { $0 != " " }
    #expect(mask.scalars.map { $0 == 1 ? "2" : "0" }.joined() == reported)
  }

  @Test("the mask of older builds draws one word and keeps about the requested share")
  func olderMaskShare() {
    let (generator, other) = (RandomGenerator(seed: 7), RandomGenerator(seed: 7))
    let mask = olderDropoutMask(shape: [100, 100], probability: 0.2, generator: generator)
    #expect(abs(mask.mean().item - 0.8) < 0.02)
    _ = other.nextUInt32()
    #expect(generator.nextUInt32() == other.nextUInt32())
  }
}
