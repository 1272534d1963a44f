import Testing

@testable import Tensors

/// Values that are changed in place between an operation and `backward()`. That it stops the program is tested
/// among the mistakes in TrapTests.
@Suite("Changes in place")
struct InPlaceTests {
  @Test(
    "Where a changed input or result would change a gradient, the operation notices; elsewhere it does not",
    arguments: gradientCases)
  func noticesWhatMatters(row: GradientCase) {
    let original = GraphUnderTest(row).gradients()
    for memory in 0...row.samples.count {
      let matters = [Float.nan, -0.77].contains { number in
        let graph = GraphUnderTest(row)
        graph.overwriteSecretly(memory, with: number)
        return graph.gradients() != original
      }
      let graph = GraphUnderTest(row)
      #expect(!graph.noticesChange)
      graph.values[memory].fill(with: -0.77)
      let what = memory < row.samples.count ? "input \(memory)" : "the result"
      #expect(graph.noticesChange == matters, "\(what)")
    }
  }

  @Test("Ids, targets, masks and weights are noticed too")
  func noticesConstants() {
    let x = Tensor<Float>([[1, 2], [3, 4]]).requiringGradient()
    let (ids, mask) = (Tensor([0, 1]), Tensor([[true, false], [false, true]]))
    let (weights, targets) = (Tensor<Float>([1, 2]), Tensor<Float>([[0, 1], [1, 0]]))
    func isNoticed(_ result: Tensor<Float>, after change: () -> Void) -> Bool {
      change()
      return result.noticesChange
    }
    #expect(isNoticed(x.embedding(ids)) { ids[0] = Tensor(1) })
    #expect(isNoticed(x.crossEntropy(targets: ids)) { ids.fill(with: 1) })
    #expect(isNoticed(x.crossEntropy(targets: ids, classWeights: weights)) { weights.multiply(by: 2) })
    #expect(isNoticed(x.sigmoid().binaryCrossEntropy(targets: targets)) { targets.fill(with: 0) })
    #expect(isNoticed(x.maskedFill(mask, with: 0)) { mask[0] = Tensor(true) })
    #expect(isNoticed(whereTrue(mask, x, targets)) { mask.fill(with: true) })
    #expect(!isNoticed(x.selected(along: 0, indices: ids)) { ids.fill(with: 0) })  // keeps a copy
  }

  @Test("Every command that changes memory is noticed, through views and detached handles too")
  func commands() {
    let commands: [(String, (Tensor<Float>) -> Void)] = [
      ("add", { $0.add(.ones([2, 2])) }), ("multiply", { $0.multiply(by: 2) }),
      ("copy", { $0.copy(from: .ones([2, 2])) }), ("fill", { $0.fill(with: 0) }),
      ("subscript", { $0.detached()[1, 0] = Tensor<Float>(5) }),
      ("detached", { $0.detached().multiply(by: 2) }), ("view", { $0.detached()[0].fill(with: 1) }),
      ("transposed", { $0.detached().transposed().fill(with: 1) }),
      ("update", { $0.update(.zeros([2, 2]), .zeros([2, 2]), reading: .zeros([2, 2])) { _ in } }),
      ("updated second", { Tensor<Float>.zeros([2, 2]).update($0, .zeros([2, 2]), reading: $0) { _ in } }),
    ]
    for (name, change) in commands {
      let w = Tensor<Float>([[1, 2], [3, 4]]).requiringGradient()
      let y = w * w
      change(w)
      #expect(y.noticesChange, "\(name)")
    }
  }

  @Test("What no gradient depends on may be changed, and everything after backward")
  func allowed() {
    let (a, b) = (Tensor<Float>([1, 2]).requiringGradient(), Tensor<Float>([3, 4]).requiringGradient())
    let sum = (a + b).sum()
    a.multiply(by: 0)  // the slope of a sum is 1, whatever the summands
    sum.backward()
    #expect(a.gradient?.scalars == [1, 1] && b.gradient?.scalars == [1, 1])
    for step in 1...3 {
      let loss = (a * b).sum()
      loss.backward()
      a.add(b, scaledBy: -0.1)  // as an optimiser does
      #expect(b.gradient?.scalars.count == 2, "step \(step)")
    }
    let frozen = Tensor<Float>([5, 6])
    let product = (frozen * b).sum()
    b.fill(with: 1)  // the slope for b is the frozen factor
    product.backward()
  }

  @Test("A recorded result may be changed without recording, if no gradient depends on it")
  func recordedResults() {
    let x = Tensor<Float>([1, 2]).requiringGradient()
    let y = x + 1
    noGrad { y.multiply(by: 2) }
    y.sum().backward()
    #expect(y.scalars == [4, 6] && x.gradient?.scalars == [1, 1])
  }
}

/// The graph of one row of the gradient table, and the values around it.
private struct GraphUnderTest {
  let row: GradientCase
  /// The inputs and, last, the result.
  let values: [Tensor<Float>]
  let leaves: [Tensor<Float>]
  let output: Tensor<Float>

  init(_ row: GradientCase) {
    self.row = row
    leaves = row.inputs().map { $0.requiringGradient() }
    output = row.compute(leaves)
    values = leaves.map { $0.detached() } + [output.detached()]
  }

  var noticesChange: Bool { output.noticesChange }

  /// Changes all memory of a value without giving it a new version.
  func overwriteSecretly(_ index: Int, with number: Float) {
    let storage = values[index].storage
    storage.base.update(repeating: number, count: storage.count)
  }

  /// The gradients as bits, so that NaN equals itself.
  func gradients() -> [[UInt32]] {
    output.backward(gradient: row.outputWeights(output.shape))
    return leaves.map { $0.gradient?.scalars.map(\.bitPattern) ?? [] }
  }
}

extension Tensor<Float> {
  /// Whether an operation of the graph knows that something it needs was changed.
  fileprivate var noticesChange: Bool {
    node?.withAncestors().contains { !$0.savedIsUnchanged } ?? false
  }
}
