import SelfAttentionTopics
import Tensors
import TestSupport
import Testing

@Suite("Topic delta: the gated delta rule")
struct DeltaTests {
  private struct Input {
    let queries, keys, values, decay, strength: Tensor<Float>

    init(tokens: Int, size: Int = 5, width: Int = 3) {
      queries = numbers([2, 2, tokens, size], seed: 1)
      let drawn = numbers([2, 2, tokens, size], seed: 2)
      keys = drawn / drawn.norm(along: -1, keepingDimensions: true)
      values = numbers([2, 2, tokens, width], seed: 3)
      decay = 0.5 + 0.5 * numbers([2, 2, tokens], seed: 4).sigmoid()
      strength = numbers([2, 2, tokens], seed: 5).sigmoid()
    }

    func byTokens(_ range: Range<Int>, state: inout Tensor<Float>?) -> Tensor<Float> {
      gatedDeltaByTokens(
        queries: queries[0..., 0..., range], keys: keys[0..., 0..., range],
        values: values[0..., 0..., range], decay: decay[0..., 0..., range],
        strength: strength[0..., 0..., range], state: &state)
    }

    var atOnce: Tensor<Float> {
      gatedDeltaAtOnce(queries: queries, keys: keys, values: values, decay: decay, strength: strength)
    }
  }

  @Test("Token by token and at once agree", arguments: [1, 2, 3, 8, 17, 64])
  func forms(tokens: Int) {
    let input = Input(tokens: tokens)
    var state: Tensor<Float>?
    expectClose(input.atOnce, to: input.byTokens(0..<tokens, state: &state), absolute: 1e-5)
    #expect(state?.shape == [2, 2, 5, 3])
  }

  @Test("A text read in pieces gives the same, to the bit", arguments: [1, 4, 11])
  func pieces(pause: Int) {
    let input = Input(tokens: 12)
    var (whole, kept): (Tensor<Float>?, Tensor<Float>?)
    let all = input.byTokens(0..<12, state: &whole)
    let parts = [input.byTokens(0..<pause, state: &kept), input.byTokens(pause..<12, state: &kept)]
    expectIdentical(concatenated(parts, along: 2), to: all)
    #expect(whole?.scalars == kept?.scalars)
  }

  @Test("The gradients of both forms agree")
  func gradientsAgree() throws {
    let input = Input(tokens: 6)
    let values = input.values.requiringGradient()
    var state: Tensor<Float>?
    let forms = [
      gatedDeltaByTokens(
        queries: input.queries, keys: input.keys, values: values, decay: input.decay,
        strength: input.strength, state: &state),
      gatedDeltaAtOnce(
        queries: input.queries, keys: input.keys, values: values, decay: input.decay,
        strength: input.strength),
    ]
    let direction = numbers([2, 2, 6, 3], seed: 9)
    let found = forms.map { gradients(of: ($0 * direction).sum(), withRespectTo: [values])[0] }
    expectClose(try #require(found[1]), to: try #require(found[0]), absolute: 1e-5)
  }

  @Test("Transformers computes the same", arguments: Golden.entries(in: "topics/delta"))
  func golden(_ entry: GoldenEntry) throws {
    let keys = entry.inputs["keys"].floatTensor
    let queries = entry.inputs["queries"].floatTensor / Float(keys.shape[3]).squareRoot()
    let decay = entry.inputs["logarithm of decay"].floatTensor.exp()
    let (values, strength) = (
      entry.inputs["values"].floatTensor, entry.inputs["strength"].floatTensor
    )
    var state: Tensor<Float>?
    let result = gatedDeltaByTokens(
      queries: queries, keys: keys, values: values, decay: decay, strength: strength, state: &state)
    expectClose(result, to: entry.outputs["out"], absolute: 2e-6)
    expectClose(try #require(state), to: entry.outputs["state"], absolute: 2e-6)
    let atOnce = gatedDeltaAtOnce(
      queries: queries, keys: keys, values: values, decay: decay, strength: strength)
    expectClose(atOnce, to: entry.outputs["out"], absolute: 1e-5)
  }
}
