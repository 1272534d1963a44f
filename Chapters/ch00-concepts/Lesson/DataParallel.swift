import Foundation
import Synchronization
import Tensors

/// Runs `body` once for each rank 0, 1, …, all at the same time, and
/// returns the results in order of rank.
///
/// The calls stand in for the processes of distributed training, which
/// share nothing but what they send. Each rank has a thread, so ranks may
/// wait for each other, and a default generator, which starts from a seed
/// drawn from the caller's plus the rank: the same seed before the call
/// gives the same numbers on every rank. Book, section A.9.3: `mp.spawn`.
/// The seeds are those of PyTorch's `DataLoader` workers.
public func onEachRank<Result: Sendable>(
  of worldSize: Int, _ body: @escaping @Sendable (_ rank: Int) -> Result
) -> [Result] {
  let seed = RandomGenerator.default.nextInt63()
  let results = Mutex<[Int: Result]>([:])
  let ended = DispatchGroup()
  for rank in 0..<worldSize {
    ended.enter()
    let thread = Thread {
      manualSeed(seed &+ rank)
      let result = body(rank)
      results.withLock { $0[rank] = result }
      ended.leave()
    }
    // that of the main thread; the usual one is 512 KB on macOS
    thread.stackSize = 8 << 20
    thread.start()
  }
  ended.wait()
  return results.withLock { results in (0..<worldSize).map { results[$0]! }
  }
}

/// Averages what the ranks sent, element by element. Afterwards all ranks
/// have the same numbers.
///
/// This keeps replicas equal though they see different data. Traps if the
/// ranks sent different amounts. PyTorch: `all_reduce` with `ReduceOp.AVG`.
public func averaged(_ sent: [[Float]]) -> [Float] {
  precondition(
    Set(sent.map(\.count)).count == 1,
    "averaged: the ranks sent \(sent.map(\.count)) numbers")
  return sent[0].indices.map { index in
    sent.reduce(0) { $0 + $1[index] } / Float(sent.count)
  }
}
