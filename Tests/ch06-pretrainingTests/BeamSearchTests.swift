import Architecture
import Pretraining
import Tensors
import TestSupport
import Testing

@Suite("Beam search")
struct BeamSearchTests {
  private let start = Tensor([[5, 6]])

  @Test("A beam of width 1 is greedy search")
  func widthOne() {
    let model = smallModel()
    model.eval()
    let beams = beamSearch(with: model, from: start, count: 6, width: 1)
    #expect(beams.count == 1)
    expectEqual(beams[0].ids, to: generate(with: model, from: start, count: 6))
  }

  @Test("A beam as wide as the vocabulary finds the likeliest pair of tokens of all")
  func exhaustive() {
    let model = smallModel()
    model.eval()
    let size = model.configuration.vocabularySize
    let best = beamSearch(with: model, from: start, count: 2, width: size)[0]
    var (firstCache, secondCache) = (KeyValueCache(), KeyValueCache())
    let firsts = model.nextTokenLogits(after: start, cache: &firstCache).logSoftmax(along: -1).scalars
    let ends = (0..<size).map { [5, 6, $0] }
    let seconds = model.nextTokenLogits(after: Tensor(ends), cache: &secondCache)
      .logSoftmax(along: -1).max(along: 1).values.scalars
    let likeliest = zip(firsts, seconds).map { $0 + $1 }.max() ?? 0
    expectClose(Double(best.logProbability), to: Double(likeliest), absolute: 1e-5)
  }

  @Test("The likeliest of a beam is at least as likely as the greedy text", arguments: [1, 2, 3, 4, 5])
  func atLeastGreedy(seed: Int) {
    let model = smallModel(seed: seed)
    model.eval()
    let greedy = generate(with: model, from: start, count: 6)
    let beams = beamSearch(with: model, from: start, count: 6, width: 8)
    let best = logProbability(of: beams[0].ids, afterFirst: 2, with: model)
    #expect(best >= logProbability(of: greedy, afterFirst: 2, with: model) - 1e-5)
    #expect(beams.map(\.logProbability) == beams.map(\.logProbability).sorted(by: >))
    for beam in beams {
      let recomputed = logProbability(of: beam.ids, afterFirst: 2, with: model)
      expectClose(Double(beam.logProbability), to: Double(recomputed), absolute: 1e-4)
    }
  }

  @Test("A finished text grows no further and keeps its place among the others")
  func endToken() {
    let model = smallModel()
    model.eval()
    let first = generate(with: model, from: start, count: 1)[0, -1].item
    let beams = beamSearch(with: model, from: start, count: 5, width: 3, endToken: first)
    let ended = beams.filter(\.isFinished)
    #expect(ended.contains { $0.ids.scalars == [5, 6] })
    #expect(beams.allSatisfy { $0.isFinished || $0.ids.shape == [1, 7] })
  }
}
