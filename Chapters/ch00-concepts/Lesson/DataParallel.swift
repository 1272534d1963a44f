import Dispatch
import Synchronization
import Tensors

/// Runs `body` once for each rank 0, 1, …, several at a time, and returns the results in order of rank.
///
/// The calls stand in for the processes of distributed training, which share nothing but what they send. They
/// run on as many threads as there are cores: a thread may run several ranks, one after the other, and so may
/// see the same default generator again. Give each rank its own generator. Book, section A.9.3: `mp.spawn`.
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

/// Averages what the ranks sent, element by element. Afterwards all ranks have the same numbers.
///
/// This keeps replicas equal though they see different data. Traps if the ranks sent different amounts.
/// PyTorch: `all_reduce` with `ReduceOp.AVG`.
public func averaged(_ sent: [[Float]]) -> [Float] {
  precondition(
    Set(sent.map(\.count)).count == 1, "averaged: the ranks sent \(sent.map(\.count)) numbers")
  return sent[0].indices.map { index in
    sent.reduce(0) { $0 + $1[index] } / Float(sent.count)
  }
}
