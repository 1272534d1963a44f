/// One computed value in the graph that `backward()` walks, or a leaf that collects a gradient.
///
/// A node knows the nodes it was computed from and a pullback: given the gradient of the final result with
/// respect to this value, it returns those with respect to each input. A pullback captures what it needs of
/// its inputs, never the node it belongs to: that would be a cycle, and a cycle is never released.
final class GraphNode {
  /// What computed the value, for prints and messages; "leaf" for a parameter.
  let operation: String
  /// The value's shape, which is also its gradient's.
  let shape: [Int]
  /// Counts nodes as they are made. Inputs always come before what is computed from them, so descending
  /// order is an order in which gradients can flow.
  let order: Int
  private(set) var inputs: [GraphNode]
  private(set) var pullback: ((Tensor<Float>) -> [Tensor<Float>?])?
  /// Whether `gradient` keeps what arrives: true of leaves and of values that asked for it.
  var keepsGradient: Bool
  /// What has arrived and been kept so far.
  var gradient: Tensor<Float>?

  /// The sum of what has arrived in the walk under way.
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

  /// Lets go of the inputs and of all that the pullback saved.
  func release() {
    pullback = nil
    inputs = []
  }

  /// Returns this node and every node that it was computed from, found without recursion.
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

  /// Hands the inputs to a list instead of releasing them from here, which would recurse: a chain of a
  /// million operations would need a million stack frames.
  deinit {
    let state = GraphState.current
    state.liveNodes -= 1
    guard !inputs.isEmpty else { return }
    state.released.append(contentsOf: inputs)
    release()  // while this node held its inputs, draining the list would leave them to it
    state.drainReleased()
  }
}

/// What one thread knows of its graph: whether it records, and how many nodes are alive.
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

/// The number of graph nodes alive on this thread: parameters, and values whose graph is still held.
public var liveGraphNodes: Int { GraphState.current.liveNodes }

/// Runs `body` without recording: nothing computed in it can be back-propagated through.
///
/// PyTorch: `torch.no_grad()`.
public func noGrad<Result>(_ body: () throws -> Result) rethrows -> Result {
  let state = GraphState.current
  let before = state.isRecording
  state.isRecording = false
  defer { state.isRecording = before }
  return try body()
}
