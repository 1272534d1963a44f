import Synchronization

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
  /// The number of the node in order of creation, on whichever thread. Inputs are made before results, so
  /// gradients can flow in descending order.
  let order = GraphNode.made.wrappingAdd(1, ordering: .relaxed).newValue
  private static let made = Atomic(0)
  private(set) var inputs: [GraphNode]
  private(set) var pullback: ((Tensor<Float>) -> [Tensor<Float>?])?
  /// The memory that the pullback reads.
  private var saved: [SavedMemory]
  /// Whether `backward()` keeps the gradient here: in leaves, and after `retainGradient()`.
  var keepsGradient: Bool
  /// The gradient kept so far, summed over calls of `backward()`.
  var gradient: Tensor<Float>?
  /// Where this node is counted: on the thread that made it, wherever it is released.
  private let living = GraphState.current.living.addingOne()

  var isLeaf: Bool { operation == GraphNode.leaf }
  private static let leaf = "leaf"

  /// Makes a leaf.
  init(leafOf shape: [Int]) {
    operation = GraphNode.leaf
    self.shape = shape
    inputs = []
    saved = []
    keepsGradient = true
  }

  /// Makes the node of a computed value.
  init(
    _ operation: String, shape: [Int], inputs: [GraphNode], saved: [SavedMemory],
    pullback: @escaping (Tensor<Float>) -> [Tensor<Float>?]
  ) {
    self.operation = operation
    self.shape = shape
    self.inputs = inputs
    self.saved = saved
    self.pullback = pullback
    keepsGradient = false
  }

  /// Whether the pullback would read what was there when the operation was recorded.
  var savedIsUnchanged: Bool { saved.allSatisfy(\.isUnchanged) }

  /// Releases the inputs and everything that the pullback saved.
  func release() {
    pullback = nil
    inputs = []
    saved = []
  }

  /// Finds this node and every node it was computed from, without recursion.
  func withAncestors() -> [GraphNode] {
    var found = [self]
    var seen: Set = [ObjectIdentifier(self)]
    var next = 0
    while next < found.count {
      for input in found[next].inputs where seen.insert(ObjectIdentifier(input)).inserted {
        found.append(input)
      }
      next += 1
    }
    return found
  }

  /// Puts the inputs on a list instead of releasing them here, which would recurse: a chain of a million
  /// operations would need a million stack frames.
  deinit {
    living.removeOne()
    guard !inputs.isEmpty else { return }
    let state = GraphState.current
    state.released.append(contentsOf: inputs)
    release()  // as long as this node holds its inputs, the list is not their last owner
    state.drainReleased()
  }
}

/// The state of autograd on one thread: whether it records, how many of its nodes are alive, and which nodes
/// it is releasing. Nodes themselves may be shared by threads, so nothing here describes a node.
final class GraphState {
  private static let states = ThreadLocal { GraphState() }
  static var current: GraphState { states.value }

  var isRecording = true
  let living = LiveNodes()
  var released: [GraphNode] = []
  private var isDraining = false

  func drainReleased() {
    guard !isDraining else { return }
    isDraining = true
    while !released.isEmpty { released.removeLast() }
    isDraining = false
  }
}

/// The number of living nodes that one thread has made. Other threads may release them.
final class LiveNodes {
  private let atomicCount = Atomic(0)
  var count: Int { atomicCount.load(ordering: .relaxed) }

  func addingOne() -> LiveNodes {
    atomicCount.wrappingAdd(1, ordering: .relaxed)
    return self
  }

  func removeOne() { atomicCount.wrappingSubtract(1, ordering: .relaxed) }
}

/// The number of graph nodes made by this thread that are alive: parameters, and values whose graph has not
/// been released.
public var liveGraphNodes: Int { GraphState.current.living.count }

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
