import Dispatch
import Foundation

/// How many threads the kernels use: the number of cores, or the environment variable `LLM_THREADS`.
let threadCount: Int = {
  let cores = ProcessInfo.processInfo.activeProcessorCount
  guard let asked = ProcessInfo.processInfo.environment["LLM_THREADS"].flatMap(Int.init) else { return cores }
  return max(1, asked)
}()

/// Runs `body` over `0..<count`, in one piece when the work is small and in one piece per core when it pays.
///
/// Waking another core costs some microseconds, about what 30,000 simple operations take: most chapters'
/// tensors are far smaller and never leave their thread.
@inline(__always)
func parallel(count: Int, workPerItem: Int, _ body: (Range<Int>) -> Void) {
  let work = count * max(workPerItem, 1)
  guard work >= 1 << 16, threadCount > 1, count > 1 else {
    if count > 0 { body(0..<count) }
    return
  }
  inPieces(count: count, pieces: min(threadCount, count), body)
}

/// Runs `body` over `pieces` equal parts of `0..<count` at the same time.
func inPieces(count: Int, pieces: Int, _ body: (Range<Int>) -> Void) {
  withoutActuallyEscaping(body) { body in
    // The pieces share no memory that they write, and all end before this function returns.
    nonisolated(unsafe) let body = body
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
      body(count * piece / pieces..<count * (piece + 1) / pieces)
    }
  }
}
