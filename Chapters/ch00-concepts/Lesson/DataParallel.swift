import Dispatch
import Synchronization
import Tensors

/// Runs `body` once for each rank 0, 1, …, every rank on a thread of its own, and returns what they return.
///
/// The threads stand in for the processes of distributed training, each with a device of its own: nothing is
/// shared between the ranks but what they send. Book, section A.9.3: `mp.spawn`.
public func onEachRank<Result: Sendable>(
  of worldSize: Int, _ body: @Sendable (_ rank: Int) -> Result
) -> [Result] {
  let results = Mutex<[Int: Result]>([:])
  DispatchQueue.concurrentPerform(iterations: worldSize) { rank in
    let result = body(rank)
    results.withLock { $0[rank] = result }
  }
  return results.withLock { results in (0..<worldSize).map { results[$0]! } }
}

/// Averages what the ranks have sent, element by element: afterwards every rank has the same numbers.
///
/// This is what keeps replicas alike that see different data. Traps if the ranks sent different amounts.
/// PyTorch: `all_reduce` with `ReduceOp.AVG`.
public func averaged(_ sent: [[Float]]) -> [Float] {
  precondition(
    Set(sent.map(\.count)).count == 1, "averaged: the ranks sent \(sent.map(\.count)) numbers")
  return sent[0].indices.map { index in
    sent.reduce(0) { $0 + $1[index] } / Float(sent.count)
  }
}
