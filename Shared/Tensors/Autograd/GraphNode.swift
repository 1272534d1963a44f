/// A record in the graph that `backward()` walks: a computed value, or a leaf that collects a gradient.
///
/// A node knows the nodes it was computed from and a pullback: given the gradient of the final result with
/// respect to this value, the pullback returns the gradients with respect to the inputs. A pullback captures
/// what it needs of its inputs, but never its own node: that would be a reference cycle, and leak.
final class GraphNode {
  /// The operation that computed the value, for prints and messages; "leaf" for a parameter.
  let operation: String
  /// The shape of the value and of its gradient.
  let shape: [Int]
  /// The number of the node in order of creation. Inputs are made before results, so gradients can flow in
  /// descending order.
  let order: Int
  private(set) var inputs: [GraphNode]
  private(set) var pullback: ((Tensor<Float>) -> [Tensor<Float>?])?
  /// Whether `backward()` keeps the gradient here: in leaves, and after `retainGradient()`.
  var keepsGradient: Bool
  /// The gradient kept so far, summed over calls of `backward()`.
  var gradient: Tensor<Float>?

  /// The sum of the gradients that have arrived in the current walk.
  var arriving: Tensor<Float>?
  /// The number of the last walk that reached this node.
  var walk = 0

  var isLeaf: Bool { operation == GraphNode.leaf }
  private static let leaf = "leaf"

  /// Makes a leaf.
  init(leafOf shape: [Int]) {
    operation = GraphNode.leaf
    self.shape = shape
    inputs = []
    keepsGradient = true
    order = GraphState.current.countNode()
  }

  /// Makes the node of a computed value.
  init(
    _ operation: String, shape: [Int], inputs: [GraphNode],
    pullback: @escaping (Tensor<Float>) -> [Tensor<Float>?]
  ) {
    self.operation = operation
    self.shape = shape
    self.inputs = inputs
    self.pullback = pullback
    keepsGradient = false
    order = GraphState.current.countNode()
  }

  /// Releases the inputs and everything that the pullback saved.
  func release() {
    pullback = nil
    inputs = []
  }

  /// Finds this node and every node it was computed from, without recursion.
  func withAncestors() -> [GraphNode] {
    let state = GraphState.current
    state.walks += 1
    walk = state.walks
    var found = [self]
    var next = 0
    while next < found.count {
      for input in found[next].inputs where input.walk != state.walks {
        input.walk = state.walks
        found.append(input)
      }
      next += 1
    }
    return found
  }

  /// Puts the inputs on a list instead of releasing them here, which would recurse: a chain of a million
  /// operations would need a million stack frames.
  deinit {
    let state = GraphState.current
    state.liveNodes -= 1
    guard !inputs.isEmpty else { return }
    state.released.append(contentsOf: inputs)
    release()  // as long as this node holds its inputs, the list is not their last owner
    state.drainReleased()
  }
}

/// The state of autograd on one thread: whether it records, and how many nodes are alive.
final class GraphState {
  private static let states = ThreadLocal { GraphState() }
  static var current: GraphState { states.value }

  var isRecording = true
  var liveNodes = 0
  var walks = 0
  private var nodesMade = 0
  var released: [GraphNode] = []
  private var isDraining = false

  func countNode() -> Int {
    liveNodes += 1
    nodesMade += 1
    return nodesMade
  }

  func drainReleased() {
    guard !isDraining else { return }
    isDraining = true
    while !released.isEmpty { released.removeLast() }
    isDraining = false
  }
}

/// The number of graph nodes alive on this thread: parameters, and values whose graph has not been released.
public var liveGraphNodes: Int { GraphState.current.liveNodes }

/// Runs `body` without recording: no gradient flows through what it computes.
///
/// PyTorch: `torch.no_grad()`.
public func noGrad<Result>(_ body: () throws -> Result) rethrows -> Result {
  let state = GraphState.current
  let before = state.isRecording
  state.isRecording = false
  defer { state.isRecording = before }
  return try body()
}
