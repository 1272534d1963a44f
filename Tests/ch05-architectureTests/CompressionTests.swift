import Architecture
import ArchitectureTopics
import Files
import Foundation
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Topics quantisation, cache, budget, fused, scaling and latency: what a model costs")
struct CompressionTests {
  private func model(seed: Int = 1) -> GPTModel {
    manualSeed(seed)
    let model = GPTModel(
      GPTConfiguration(
        vocabularySize: 19, contextLength: 8, embeddingWidth: 16, headCount: 2, layerCount: 4, dropout: 0,
        hasQKVBias: true))
    model.eval()
    return model
  }

  @Test(
    "No weight is off by more than half a scale, and packing keeps every code", arguments: [8, 4], [nil, 4])
  func rounding(bits: Int, groupSize: Int?) {
    let weights = Tensor<Float>.randn([3, 12], generator: RandomGenerator(seed: 3))
    let rounded = QuantizedMatrix(weights, bits: bits, groupSize: groupSize)
    let size = groupSize ?? 12
    let errors = (weights - rounded.matrix).abs().reshaped(to: [3, -1, size]) / rounded.scales
    #expect(errors.max().item < 0.5001)
    #expect(rounded.codes.scalars.map { abs($0) }.max() == (bits == 8 ? 127 : 7))
    let unpacked = QuantizedMatrix(
      packed: rounded.packed, bits: bits, scales: rounded.scales, groupSize: size)
    expectEqual(unpacked.codes, to: rounded.codes)
  }

  @Test("A group of zeros stays zero")
  func zeros() {
    expectClose(QuantizedMatrix(.zeros([2, 4]), bits: 4).matrix, to: .zeros([2, 4]), absolute: 0)
  }

  @Test("A quantised file gives the rounded model, and one of another model is refused")
  func files() throws {
    let original = model()
    try withTemporaryFolder { folder in
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let file = folder.appending(path: "model.safetensors")
      try original.writeQuantized(to: file, bits: 8)
      let loaded = try GPTModel(quantized: file, original.configuration)
      for (a, b) in zip(original.stateDictionary, loaded.stateDictionary) {
        expectClose(b.tensor, to: a.tensor, absolute: 0.02, relative: 0.01)
      }
      var other = original.configuration
      other.embeddingWidth = 32
      let error = #expect(throws: FileError.self) { try GPTModel(quantized: file, other) }
      #expect(error?.description.contains("does not fit the model") == true)
    }
  }

  @Test(
    "Pruning sets exactly the share asked for to zero", arguments: [0, 0.25, 0.5, 1], PruningScope.allCases)
  func pruning(share: Double, scope: PruningScope) {
    let pruned = model()
    #expect(pruned.prune(share, within: scope) == share)
    let kept = pruned.outputHead.weight.scalars
    #expect(kept == model().outputHead.weight.scalars)
  }

  @Test(
    "With and without a cache, layers that share agree",
    arguments: [[0, 1, 2, 3], [0, 0, 2, 2], [0, 0, 0, 0]])
  func cached(owners: [Int]) {
    let model = model()
    let ids = Tensor([[1, 2, 3, 4, 5, 6, 7], [7, 3, 1, 0, 18, 2, 4]])
    var all = LayerCache()
    let whole = model.logits(of: ids, owners: owners, cache: &all)
    if owners == [0, 1, 2, 3] { expectClose(whole, to: noGrad { model(ids) }, absolute: 1e-5) }
    for sizes in [[1, 1, 5], [3, 4]] {
      var cache = LayerCache()
      let pieces = sizes.map { size in
        model.logits(of: ids[0..., cache.count..<cache.count + size], owners: owners, cache: &cache)
      }
      expectClose(concatenated(pieces, along: 1), to: whole, absolute: 1e-5)
      #expect(cache.byteCount == 2 * 2 * 7 * Set(owners).count * 16 * 4)
    }
  }

  @Test("Operations are counted as calculated", arguments: [(1, 1), (2, 5), (3, 8)])
  func operations(batch: Int, tokens: Int) {
    let model = model()
    let ids = Tensor<Int>.randint(0, 19, [batch, tokens])
    let counted = countedOperations(in: model(ids).graph())
    #expect(counted == Budget(model.configuration).forwardOperations(batch: batch, tokens: tokens))
  }

  @Test("Folded and fused, a block and a GELU compute the same", arguments: [1, 2])
  func folding(seed: Int) {
    let block = model(seed: seed).blocks[0]
    block.firstNorm.scale = .randn([16])
    block.secondNorm.shift = .randn([16])
    let x = Tensor<Float>.randn([2, 5, 16])
    // A copy made for one token must not limit the length.
    expectClose(CompiledBlock(block)(x), to: block(x), absolute: 1e-4, relative: 1e-4)
    let bias = Tensor<Float>.randn([16])
    expectClose(fusedBiasGELU(x, bias: bias), to: (x + bias).gelu(), absolute: 1e-5)
    expectClose(biasThenGELU(x, bias: bias), to: (x + bias).gelu(), absolute: 1e-5)
  }

  @Test("An exact power law is found, and noise gives an error bar")
  func powerLaw() {
    let x = [1.0, 10, 100, 1000]
    let law = PowerLaw(x: x, y: x.map { 3 / $0.squareRoot() })
    expectClose(law.exponent, to: -0.5, absolute: 1e-12)
    expectClose(law(1e4), to: 0.03, relative: 1e-9)
    #expect(law.exponentError < 1e-9)
    let noisy = PowerLaw(x: x, y: [3.1, 0.9, 0.31, 0.09])
    #expect(noisy.exponentError > 0.001)
    #expect(noisy.interval(at: 1e6).upperBound / noisy(1e6) > noisy.interval(at: 30).upperBound / noisy(30))
  }

  @Test("Percentiles are times that were measured")
  func percentiles() {
    let times = Timings((1...20).reversed().map(Double.init))
    #expect(times.percentile(50) == 10)
    #expect(times.percentile(95) == 19)
    #expect(times.percentile(100) == 20)
    #expect(Timings([7]).percentile(1) == 7)
  }
}
