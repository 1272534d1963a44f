import SamplingKernels
import SamplingTopics
import Tensors
import TestSupport
import Testing

@Suite("Topic duplicates")
struct DuplicatesTests {
  private func randomSet(_ generator: RandomGenerator, size: Int, below limit: UInt64) -> Shingles {
    Shingles((0..<size).map { _ in generator.nextUInt64() % limit })
  }

  @Test("Words are runs of letters in lower case, with their apostrophes")
  func words() {
    #expect(SamplingKernels.words(of: "It's 5 o'clock — GO, Anna!") == ["it's", "o'clock", "go", "anna"])
    #expect(SamplingKernels.words(of: "Їжак іде.") == ["їжак", "іде"])
    #expect(SamplingKernels.words(of: " ' 12 ") == [])
  }

  @Test("Shingles count runs of words, and a short text is one run")
  func shingles() {
    #expect(Shingles(of: "a b c d", length: 3).sorted.count == 2)
    #expect(Shingles(of: "a b a b a b", length: 2).sorted.count == 2)
    #expect(Shingles(of: "one two").sorted.count == 1)
    #expect(Shingles(of: "").sorted.isEmpty)
    // The words are separated: "ab c" is not "a bc".
    #expect(Shingles(of: "ab c", length: 2).sharedCount(with: Shingles(of: "a bc", length: 2)) == 0)
  }

  @Test("Jaccard similarity and containment agree with Swift's sets", arguments: [0, 1, 10, 100])
  func jaccard(size: Int) {
    let generator = RandomGenerator(seed: 3)
    for _ in 0..<20 {
      let (a, b) = (
        randomSet(generator, size: size, below: 60), randomSet(generator, size: 40, below: 60)
      )
      let (x, y) = (Set(a.sorted), Set(b.sorted))
      #expect(a.sharedCount(with: b) == x.intersection(y).count)
      let all = x.union(y)
      let jaccard = Double(x.intersection(y).count) / Double(all.count)
      #expect(a.jaccard(b) == jaccard)
      #expect(a.union(b).sorted == all.sorted())
      let containment = Double(y.count) / Double(all.count)
      #expect(a.union(b).containment(in: b) == containment)
    }
    #expect(Shingles([]).jaccard(Shingles([])) == 1)
  }

  @Test("The union's MinHash is the smaller of both; order and repetition do not matter")
  func union() {
    let generator = RandomGenerator(seed: 4)
    for size in [0, 1, 5, 200] {
      let (a, b) = (
        randomSet(generator, size: size, below: 500), randomSet(generator, size: 50, below: 500)
      )
      let smaller = zip(MinHash(of: a).smallest, MinHash(of: b).smallest).map { min($0, $1) }
      #expect(MinHash(of: a.union(b)).smallest == smaller)
      #expect(MinHash(of: a).similarity(MinHash(of: Shingles(a.sorted.reversed() + a.sorted))) == 1)
    }
    #expect(MinHash(of: Shingles([7]), seed: 1) != MinHash(of: Shingles([7]), seed: 2))
  }

  @Test("Estimates are right on average, and spread as the formula says", arguments: [0.1, 0.5, 0.9])
  func estimate(similarity: Double) {
    let generator = RandomGenerator(seed: 5)
    var (errors, exactValues): ([Double], [Double]) = ([], [])
    for _ in 0..<300 {
      let shared = (0..<Int(100 * similarity)).map { _ in generator.nextUInt64() }
      let own = (0..<(100 - shared.count)).map { _ in generator.nextUInt64() }
      let half = own.count / 2
      let (a, b) = (Shingles(shared + own[..<half]), Shingles(shared + own[half...]))
      exactValues.append(a.jaccard(b))
      errors.append(MinHash(of: a).similarity(MinHash(of: b)) - a.jaccard(b))
    }
    let variance = exactValues.reduce(0) { $0 + $1 * (1 - $1) / 128 } / 300
    let mean = errors.reduce(0, +) / 300
    let square = errors.reduce(0) { $0 + $1 * $1 } / 300
    #expect(abs(mean) < 4 * (variance / 300).squareRoot())
    // The variance of 300 values is uncertain by about √(2/300), 8 %.
    #expect(abs(square / variance - 1) < 0.35)
  }

  @Test("Buckets give the pairs with an equal band", arguments: [(16, 8), (32, 4), (1, 128), (128, 1)])
  func buckets(bands: Int, rows: Int) {
    let generator = RandomGenerator(seed: 6)
    let texts = (0..<40).map { _ in MinHash(of: randomSet(generator, size: 30, below: 50)) }
    let pairs = SimilarPairs(bands: bands, rows: rows)
    var expected: [[Int]] = []
    for i in texts.indices {
      for j in texts.indices where i < j && pairs.areCandidates(texts[i], texts[j]) {
        expected.append([i, j])
      }
    }
    #expect(pairs.candidates(among: texts) == expected)
  }

  @Test("The curve goes from 0 to 1 and is steepest near the threshold")
  func curve() {
    let pairs = SimilarPairs(bands: 16, rows: 8)
    #expect(pairs.chance(0) == 0)
    #expect(pairs.chance(1) == 1)
    expectClose(pairs.threshold, to: 0.7071, absolute: 1e-4, relative: 0)
    // 1 − (1 − 1/16)^16
    expectClose(pairs.chance(pairs.threshold), to: 0.6439, absolute: 1e-4, relative: 0)
    // Measured on pairs of sets with a similarity of one half.
    let generator = RandomGenerator(seed: 7)
    let loose = SimilarPairs(bands: 32, rows: 4)
    let found = (0..<500).count { _ in
      let shared = (0..<60).map { _ in generator.nextUInt64() }
      let (a, b) = (
        Shingles(shared + (0..<30).map { _ in generator.nextUInt64() }),
        Shingles(shared + (0..<30).map { _ in generator.nextUInt64() })
      )
      return loose.areCandidates(MinHash(of: a), MinHash(of: b))
    }
    let chance = loose.chance(0.5)
    #expect(abs(Double(found) - 500 * chance) < 5 * (500 * chance * (1 - chance)).squareRoot())
  }

  @Test("Of a chain of similar texts, the first is kept")
  func groups() {
    #expect(firstOfEachGroup(count: 6, pairs: [[1, 4], [2, 3], [3, 4]]) == [0, 1, 5])
    #expect(firstOfEachGroup(count: 3, pairs: []) == [0, 1, 2])
    #expect(firstOfEachGroup(count: 0, pairs: []) == [])
  }

  @Test("Descriptions of different lengths are a programming error")
  func programmingErrors() async {
    let first = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = MinHash(of: Shingles([1]), count: 4).similarity(MinHash(of: Shingles([1]), count: 5))
    }
    expectMessage("MinHash: 4 orders and 5", of: first)
    let second = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = SimilarPairs(bands: 3, rows: 2).candidates(among: [MinHash(of: Shingles([1]), count: 8)])
    }
    expectMessage("8 numbers for 3 × 2", of: second)
  }
}
