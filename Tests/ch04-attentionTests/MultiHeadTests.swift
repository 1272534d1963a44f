import NeuralNetworks
import SelfAttention
import Tensors
import TestSupport
import Testing

@Suite("Multi-head attention")
struct MultiHeadTests {
  private func makeAttention(dropout: Double = 0, bias: Bool = false) -> MultiHeadAttention {
    manualSeed(5)
    return MultiHeadAttention(
      inputSize: 6, outputSize: 8, contextLength: 10, dropout: dropout, headCount: 2, hasQKVBias: bias)
  }

  @Test("the book's example with seed 123, fused and step by step", arguments: [true, false])
  func bookExample(isFused: Bool) {
    let entry = Golden.entry("multi-head", in: "ch04")
    manualSeed(123)
    let attention = MultiHeadAttention(
      inputSize: 3, outputSize: 2, contextLength: 6, dropout: 0, headCount: 2)
    attention.isFused = isFused
    expectClose(attention(batch), to: entry.outputs["out"])
  }

  @Test("the product for two heads at once is the book's, and equals one product per head")
  func headsProduct() {
    let entry = Golden.entry("heads-product", in: "ch04")
    let a = entry.inputs["a"].floatTensor
    expectClose(a.matmul(a.transposed()), to: entry.outputs["out"])
    for head in 0..<2 {
      let expected = entry.outputs["out"].floatTensor[0, head]
      expectClose(a[0, head].matmul(a[0, head].transposed()), to: expected)
    }
  }

  @Test("At GPT-2's size there are 2,360,064 parameters, the mask not among them")
  func parameterCount() {
    let entry = Golden.entry("multi-head-gpt2-size", in: "ch04")
    let width = entry.params["width"].int
    let attention = MultiHeadAttention(
      inputSize: width, outputSize: width, contextLength: 1024, dropout: 0,
      headCount: entry.params["heads"].int)
    #expect(attention.parameterCount == entry.outputs["parameters"].int)
    #expect(
      attention.namedParameters.map(\.name) == [
        "query.weight", "key.weight", "value.weight", "output.weight", "output.bias",
      ])
  }

  @Test("fused and step by step agree in output, gradients and drawn masks", arguments: [0, 0.3, 1])
  func fusedIsStepByStep(dropout: Double) throws {
    var outcomes: [[Tensor<Float>]] = []
    for isFused in [true, false] {
      let attention = makeAttention(dropout: dropout, bias: true)
      attention.isFused = isFused
      let x = numbers([3, 7, 6]).requiringGradient()
      let out = attention(x)
      let nextDraw = Tensor<Float>.rand([1])
      (out * numbers([3, 7, 8], seed: 2)).sum().backward()
      let gradients = attention.namedParameters.map { $0.parameter.gradient }
      outcomes.append(try [out, nextDraw, #require(x.gradient)] + gradients.map { try #require($0) })
    }
    for (fused, stepwise) in zip(outcomes[0], outcomes[1]) {
      expectClose(fused, to: stepwise, absolute: 1e-5)
    }
  }

  @Test("in evaluation mode dropout does nothing and draws nothing", arguments: [true, false])
  func evaluation(isFused: Bool) {
    let attention = makeAttention(dropout: 0.5)
    attention.isFused = isFused
    let training = attention(numbers([1, 4, 6]))
    attention.eval()
    manualSeed(9)
    let first = attention(numbers([1, 4, 6]))
    let draw = Tensor<Float>.rand([1]).item
    manualSeed(9)
    #expect(draw == Tensor<Float>.rand([1]).item)
    #expect(first.scalars == attention(numbers([1, 4, 6])).scalars)
    #expect(first.scalars != training.scalars)
  }

  @Test("it computes what the wrapper computes with the wrapper's weights")
  func equalsWrapper() {
    manualSeed(3)
    let wrapper = MultiHeadAttentionWrapper(
      inputSize: 6, outputSize: 4, contextLength: 10, dropout: 0, headCount: 2)
    let attention = makeAttention()
    attention.query.weight = concatenated(wrapper.heads.map(\.query.weight), along: 0)
    attention.key.weight = concatenated(wrapper.heads.map(\.key.weight), along: 0)
    attention.value.weight = concatenated(wrapper.heads.map(\.value.weight), along: 0)
    attention.output.weight = .eye(8)
    attention.output.bias = .zeros([8])
    let x = numbers([2, 7, 6])
    expectClose(attention(x), to: wrapper(x))
  }

  @Test("the weights of every row sum to one and are zero for later tokens")
  func weightRows() {
    let attention = makeAttention()
    let (queries, keys, _) = attention.projections(of: numbers([2, 5, 6]))
    let weights = attention.weights(queries, keys)
    #expect(weights.shape == [2, 2, 5, 5])
    expectClose(weights.sum(along: -1), to: Tensor<Float>.ones([2, 2, 5]))
    #expect(weights.triu(diagonal: 1).scalars.allSatisfy { $0 == 0 })
  }

  @Test("loops, head by head, all heads together and fused give the same context")
  func implementations() {
    let attention = makeAttention()
    let (queries, keys, values) = attention.projections(of: numbers([2, 7, 6]))
    let byLoops = attentionByLoops(queries: queries, keys: keys, values: values)
    expectClose(attentionHeadByHead(queries: queries, keys: keys, values: values), to: byLoops)
    expectClose(attention.attend(queries, keys, values), to: byLoops)
    expectClose(queries.attention(keys: keys, values: values, isCausal: true), to: byLoops)
  }

  @Test("one combined projection gives the same output and gradients", arguments: [true, false])
  func combinedProjection(bias: Bool) throws {
    let attention = makeAttention(bias: bias)
    let before = Tensor<Float>.rand([1]).item
    manualSeed(5)
    let combined = CombinedProjectionAttention(copying: makeAttention(bias: bias))
    #expect(Tensor<Float>.rand([1]).item == before, "copying draws nothing")
    let x = numbers([2, 7, 6])
    let seed = numbers([2, 7, 8], seed: 2)
    let (out, combinedOut) = (attention(x), combined(x))
    expectClose(combinedOut, to: out)
    out.backward(gradient: seed)
    combinedOut.backward(gradient: seed)
    let separate = try [attention.query, attention.key, attention.value]
      .map { try #require($0.namedParameters.first).parameter }
      .map { try #require($0.gradient) }
    let gradient = try #require(combined.projection.namedParameters.first).parameter.gradient
    expectClose(try #require(gradient), to: concatenated(separate, along: 0), absolute: 1e-5)
  }

  @Test("a copy with one projection has its own weights")
  func combinedProjectionIsACopy() {
    let attention = makeAttention()
    let combined = CombinedProjectionAttention(copying: attention)
    let x = numbers([1, 3, 6])
    let before = combined(x).scalars
    noGrad { attention.output.weight[0] = .zeros([8]) }
    #expect(combined(x).scalars == before)
  }
}
