import ConceptsTopics
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Topic learning: three ways to learn from the same points")
struct LearningTests {
  @Test(
    "k-means: costs never rise, and centres are the means of their points",
    arguments: 1...6 as ClosedRange<UInt64>)
  func kMeans(seed: UInt64) {
    let points = ThreeSpots(count: 40, noise: 2, generator: RandomGenerator(seed: seed)).points
    for k in [1, 2, 5] {
      let result = KMeans(points, startingAt: Array(0..<k))
      #expect(zip(result.costs, result.costs.dropFirst()).allSatisfy { $1 <= $0 * (1 + 1e-6) })
      #expect(result.costs.count == result.path.count)
      let groups = KMeans.nearest(points, result.centres)
      let means = KMeans.means(of: points, groups, result.centres)
      expectClose(means, to: result.centres, absolute: 0, relative: 0)
    }
  }

  @Test("Two pairs of points, by hand")
  func pairs() {
    let points = Tensor<Float>([[0, 0], [2, 0], [10, 10], [12, 10]])
    let result = KMeans(points, startingAt: [0, 2])
    #expect(result.centres.scalars == [1, 0, 11, 10])
    #expect(result.costs == [8, 4])
  }

  @Test("A centre without points stays; groups of equal points end at once")
  func edges() {
    let same = Tensor<Float>([[1, 2], [1, 2], [1, 2]])
    let result = KMeans(same, startingAt: [0, 1])
    #expect(result.costs == [0] && result.centres.scalars == [1, 2, 1, 2])
    #expect(purity(of: Tensor([5, 5, 7, 7]), labels: Tensor([0, 1, 1, 1])) == 0.75)
  }

  @Test(
    "Logistic regression's mean probabilities are the shares of the classes", arguments: [1, 2] as [UInt64])
  func classes(seed: UInt64) {
    let generator = RandomGenerator(seed: seed)
    let spots = ThreeSpots(count: 100, noise: 1.5, generator: generator)  // 34, 33, 33 of them
    let model = classifier(of: spots.points, labels: spots.labels, classes: 3)
    let mean = noGrad { model(spots.points).softmax(along: 1).mean(along: 0) }
    expectClose(mean, to: Tensor([0.34, 0.33, 0.33]), absolute: 1e-5, relative: 0)
  }

  @Test("A linear guess of the next point leaves nothing linear behind", arguments: [1, 2] as [UInt64])
  func next(seed: UInt64) {
    let points = ThreeSpots(count: 60, generator: RandomGenerator(seed: seed)).points
    let model = nextPointPredictor(of: points)
    let before = points[0..<59]
    let left = noGrad { points[1...] - model(before) }
    let link = left.transposed().matmul(before) / 59
    expectClose(link, to: .zeros([2, 2]), absolute: 1e-5, relative: 0)
    expectClose(left.mean(along: 0), to: .zeros([2]), absolute: 1e-5, relative: 0)
    #expect(foresight(of: model, points[1...].mean(along: 0), on: points) > 0)
  }

  @Test("Without noise, the next point is foreseen")
  func exact() {
    let points = ThreeSpots(count: 30, noise: 0).points
    let model = nextPointPredictor(of: points)
    expectClose(model.weight.detached(), to: rotation(by: 2 * .pi / 3), absolute: 1e-4, relative: 0)
  }
}
