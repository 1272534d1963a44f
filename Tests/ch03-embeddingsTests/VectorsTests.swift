import EmbeddingsTopics
import Tensors
import TestSupport
import Testing

@Suite("Topic vectors: tales, word vectors, principal axes")
struct VectorsTests {
  @Test("Texts have the length asked for, few nouns, and words from the list", arguments: [1, 7, 129])
  func tales(count: Int) {
    let generator = RandomGenerator(seed: 8)
    for _ in 0..<20 {
      let text = Tales.text(count: count, generator: generator)
      let words = text.map { Tales.words[$0] }
      #expect(text.count == count)
      #expect(Set(words).intersection(Tales.animals).count <= 2)
      #expect(Set(words).intersection(Tales.fruits).count <= 2)
    }
    #expect(Set(Tales.words).count == Tales.words.count)
    #expect(Tales.batch(3, tokens: count, generator: generator).shape == [3, count])
  }

  @Test("All words occur, and sentences end")
  func words() {
    let text = Tales.batch(200, tokens: 60, generator: RandomGenerator(seed: 9))
    #expect(Set(text.scalars).count == Tales.words.count)
    let sentences = text[0].scalars.map { Tales.words[$0] }.split(separator: ".")
    #expect(sentences.allSatisfy { $0.count <= 8 } && sentences.count > 5)
  }

  @Test("The blog post's cat and dog are further apart than its apple and banana")
  func printedVectors() {
    let vectors = Tensor([[0.1, 0.5, 0.3], [0.3, 0.1, 0.5], [0.7, 0.2, 0.1], [0.6, 0.3, 0.2]])
    expectClose(Double((vectors[0] - vectors[1]).norm().item), to: 0.4899, absolute: 1e-4)
    expectClose(Double((vectors[2] - vectors[3]).norm().item), to: 0.1732, absolute: 1e-4)
    let table = cosines(of: vectors)
    expectClose(Double(table[0, 1].item), to: 0.6571, absolute: 1e-4)
    expectClose(Double(table[1, 3].item), to: 0.7486, absolute: 1e-4)
    expectClose(table, to: table.transposed())
  }

  @Test("Training changes vectors, in the same way for a seed")
  func training() {
    let first = trainedWordVectors(steps: 3, seed: 4)
    let second = trainedWordVectors(steps: 3, seed: 4)
    #expect(first.after.shape == [Tales.words.count, 8])
    #expect(first.after.scalars == second.after.scalars)
    #expect(first.before.scalars != first.after.scalars)
  }

  @Test("Axes are at right angles, and all together keep the variance", arguments: [1, 2, 5])
  func axes(width: Int) {
    let stretch = Tensor((0..<width).map { Float($0 * $0 + 1) })
    let vectors = Tensor<Float>.randn([30, width], generator: RandomGenerator(seed: 10)) * stretch
    let found = PrincipalAxes(of: vectors + 3, count: width)
    expectClose(found.axes.matmul(found.axes.transposed()), to: .eye(width), absolute: 1e-4)
    expectClose(Double(found.variances.sum().item), to: Double(found.total), relative: 1e-4)
    expectClose(found.variances, to: found.variances.sorted(descending: true).values)
    // Turning the places back gives the vectors.
    expectClose(
      found.places.matmul(found.axes), to: vectors - vectors.mean(along: 0), absolute: 1e-3)
  }

  @Test("The first axis of points on a line is the line")
  func line() {
    let direction = Tensor([0.6, 0, -0.8])
    let points = Tensor<Int>.arange(7).to(Float.self).unsqueezed(at: 1) * direction
    let found = PrincipalAxes(of: points, count: 1)
    expectClose(Double(abs((found.axes[0] * direction).sum().item)), to: 1)
    expectClose(Double(found.variances[0].item), to: 4, relative: 1e-4)
  }
}
