import NeuralNetworks
import SelfAttention
import Tensors
import TestSupport
import Testing

@Suite("Causality and shapes")
struct CausalityTests {
  /// The three modules with a mask, for inputs [batch, up to 8 tokens, 5] and outputs of width 6.
  private func makeModules() -> [any Layer] {
    manualSeed(11)
    let stepwise = MultiHeadAttention(
      inputSize: 5, outputSize: 6, contextLength: 8, dropout: 0, headCount: 3)
    stepwise.isFused = false
    return [
      CausalAttention(inputSize: 5, outputSize: 6, contextLength: 8, dropout: 0),
      MultiHeadAttentionWrapper(
        inputSize: 5, outputSize: 2, contextLength: 8, dropout: 0, headCount: 3),
      MultiHeadAttention(inputSize: 5, outputSize: 6, contextLength: 8, dropout: 0, headCount: 3),
      stepwise, CombinedProjectionAttention(copying: stepwise),
    ]
  }

  @Test("changing a later token changes its own output and no earlier one")
  func laterTokensAreHidden() {
    for attention in makeModules() {
      let x = numbers([2, 8, 5])
      let changed = x.copied()
      changed[0..., 5] = numbers([2, 5], seed: 99)
      let (before, after) = (attention(x), attention(changed))
      #expect(before[0..., ..<5].scalars == after[0..., ..<5].scalars, "\(type(of: attention))")
      for token in 5..<8 {
        #expect(before[0..., token].scalars != after[0..., token].scalars, "\(type(of: attention))")
      }
    }
  }

  @Test("without a mask, every output depends on every token")
  func unmasked() {
    manualSeed(11)
    let attention = SelfAttentionV2(inputSize: 5, outputSize: 6)
    let x = numbers([8, 5])
    let changed = x.copied()
    changed[7] = numbers([5], seed: 99)
    for token in 0..<8 { #expect(attention(x)[token].scalars != attention(changed)[token].scalars) }
  }

  @Test("fewer tokens than the context length, down to one, give the first rows of the longer text")
  func shorterTexts() {
    for attention in makeModules() {
      let x = numbers([2, 8, 5])
      let all = attention(x)
      for tokens in [1, 3] {
        expectClose(attention(x[0..., ..<tokens]), to: all[0..., ..<tokens], "\(type(of: attention))")
      }
    }
  }

  @Test("the texts of a batch do not see each other")
  func batchesAreIndependent() {
    let unmasked: [any Layer] = [
      SelfAttentionV1(inputSize: 5, outputSize: 6), SelfAttentionV2(inputSize: 5, outputSize: 6),
    ]
    for attention in makeModules() + unmasked {
      let x = numbers([3, 4, 5])
      let together = attention(x)
      for text in 0..<3 {
        expectClose(attention(x[text..<text + 1])[0], to: together[text], "\(type(of: attention))")
      }
    }
  }

  @Test("the first version gives the second's output with its weights, transposed")
  func firstVersionFromSecond() {
    let entry = Golden.entry("v1-from-v2", in: "ch04")
    manualSeed(123)
    let second = SelfAttentionV2(inputSize: 3, outputSize: 2)
    let first = SelfAttentionV1(inputSize: 3, outputSize: 2)
    first.query = second.query.weight.transposed()
    first.key = second.key.weight.transposed()
    first.value = second.value.weight.transposed()
    expectClose(first(words), to: entry.outputs["out"])
    expectClose(second(words), to: entry.outputs["out"])
  }

  @Test("causal attention has its mask, but not as a parameter")
  func maskIsNoParameter() {
    let attention = CausalAttention(inputSize: 3, outputSize: 2, contextLength: 4, dropout: 0.1)
    #expect(attention.mask.shape == [4, 4])
    #expect(attention.mask.to(Float.self).sum().item == 6)
    #expect(
      attention.namedParameters.map(\.name) == ["query.weight", "key.weight", "value.weight"])
  }

  @Test("a width that is not divisible by the heads traps with a message")
  func indivisibleWidth() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = MultiHeadAttention(inputSize: 8, outputSize: 8, contextLength: 4, dropout: 0, headCount: 3)
    }
    #expect(text(result).contains("a width of 8 is not divisible by 3 heads"))
  }

  @Test("more tokens than the context length trap, even where the fused operation needs no mask")
  func tooManyTokens() async {
    let causal = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let attention = CausalAttention(inputSize: 2, outputSize: 2, contextLength: 3, dropout: 0)
      _ = attention(Tensor<Float>.zeros([1, 4, 2]))
    }
    #expect(text(causal).contains("[1, 4, 2] is not [batch, at most 3 tokens, inputs]"))
    let multiHead = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let attention = MultiHeadAttention(
        inputSize: 2, outputSize: 2, contextLength: 3, dropout: 0, headCount: 1)
      _ = attention(Tensor<Float>.zeros([1, 4, 2]))
    }
    #expect(text(multiHead).contains("[1, 4, 2] is not [batch, at most 3 tokens, inputs]"))
  }

  private func text(_ result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  }
}
