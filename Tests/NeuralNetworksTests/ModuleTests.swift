import NeuralNetworks
import Tensors
import TestSupport
import Testing

/// A module with a parameter, a child, children in an array and a shared parameter.
private final class Tree: Module {
  @Parameter var scale: Tensor<Float>
  let first: Linear
  let layers: [Linear]
  let dropout: Dropout
  let table: Embedding
  let head: Head

  override init() {
    scale = .ones([2])
    first = Linear(inputSize: 2, outputSize: 3)
    layers = [Linear(inputSize: 3, outputSize: 3), Linear(inputSize: 3, outputSize: 2, hasBias: false)]
    dropout = Dropout(probability: 0.5)
    table = Embedding(count: 5, width: 2)
    head = Head(sharing: table.parameters[0])
  }
}

private final class Head: Module {
  let weight: Parameter
  let inner = Sequential(Dropout(probability: 0.5), ReLU())

  init(sharing weight: Parameter) { self.weight = weight }
}

@Suite("Modules find, count and switch everything below them")
struct ModuleTests {
  @Test("Parameters are named by path, a module's own first, shared ones once")
  func names() {
    #expect(
      Tree().namedParameters.map(\.name) == [
        "scale", "first.weight", "first.bias", "layers.0.weight", "layers.0.bias", "layers.1.weight",
        "table.weight",
      ])
  }

  @Test("Shared parameters count once, and frozen ones are not trainable")
  func counts() {
    let tree = Tree()
    #expect(tree.parameterCount == 2 + (6 + 3) + (9 + 3) + 6 + 10)
    tree.layers[0].freeze()
    #expect(tree.trainableParameterCount == tree.parameterCount - 12)
    #expect(tree.head.parameterCount == 10)
    tree.freeze()
    #expect(tree.trainableParameterCount == 0)
    tree.unfreeze()
    #expect(tree.trainableParameterCount == tree.parameterCount)
  }

  @Test("Training and evaluation mode reach every module")
  func modes() {
    let tree = Tree()
    tree.eval()
    #expect(!tree.isTraining && !tree.dropout.isTraining && !tree.layers[1].isTraining)
    #expect(!tree.head.inner.layers[0].isTraining)
    tree.train()
    #expect(tree.isTraining && tree.dropout.isTraining && tree.head.inner.layers[0].isTraining)
  }

  @Test("Gradients are cleared everywhere, and frozen parameters get none")
  func gradients() {
    let layers = Sequential(Linear(inputSize: 2, outputSize: 2), Linear(inputSize: 2, outputSize: 1))
    layers.layers[0].freeze()
    layers(Tensor([[1, 2]] as [[Float]])).sum().backward()
    #expect(layers.layers[0].parameters.allSatisfy { $0.gradient == nil })
    #expect(layers.layers[1].parameters.allSatisfy { $0.gradient != nil })
    layers.zeroGradients()
    #expect(layers.parameters.allSatisfy { $0.gradient == nil })
  }

  @Test("A print shows the tree")
  func printing() {
    let layers = Sequential(
      Linear(inputSize: 2, outputSize: 3, hasBias: false), Sequential(ReLU(), Dropout(probability: 0.1)))
    #expect(
      layers.description == """
        Sequential(
          (0): Linear(inputSize: 2, outputSize: 3, bias: false)
          (1): Sequential(
            (0): ReLU()
            (1): Dropout(probability: 0.1)
          )
        )
        """)
  }

  @Test("An assigned value is trained, even if it was a transposed view")
  func assignment() throws {
    let layer = Linear(inputSize: 2, outputSize: 3)
    layer.weight = Tensor([[1, 2, 3], [4, 5, 6]] as [[Float]]).transposed()
    layer.bias = .zeros([3])
    layer(Tensor([[1, 1]] as [[Float]])).sum().backward()
    SGD(layer.parameters, learningRate: 1).step()
    #expect(layer.weight.scalars == [0, 3, 1, 4, 2, 5])
    #expect(layer.bias?.scalars == [-1, -1, -1])
  }

  @Test("Values are loaded by name, in any order")
  func loading() throws {
    let (source, target) = (Tree(), Tree())
    try target.load(source.stateDictionary.reversed())
    for ((name, yours), (_, expected)) in zip(target.stateDictionary, source.stateDictionary) {
      expectIdentical(yours, to: expected, name)
      #expect(!yours.sharesMemory(with: expected), "\(name)")
    }
    #expect(target.head.parameters[0] === target.table.parameters[0])
  }

  @Test("Missing, unexpected and misshapen values are rejected in one line, and nothing changes")
  func loadErrors() {
    let target = Linear(inputSize: 2, outputSize: 3)
    let before = target.weight.copied()
    let good: StateDictionary = [("weight", .ones([3, 2])), ("bias", .ones([3]))]
    for (state, hints) in [
      ([good[0]], ["\"bias\"", "[3]"]),
      (good + [("gain", Tensor<Float>.ones([7]))], ["\"gain\"", "[7]"]),
      ([("weight", Tensor<Float>.ones([2, 3])), good[1]], ["\"weight\"", "[2, 3]", "[3, 2]"]),
    ] as [(StateDictionary, [String])] {
      let error = #expect(throws: StateMismatch.self) { try target.load(state) }
      let text = error?.description ?? ""
      for hint in hints { #expect(text.contains(hint), "\(text) lacks \(hint)") }
      #expect(!text.contains("\n"))
    }
    expectIdentical(target.weight, to: before)
  }
}
