import Dispatch
import Foundation

/// The number of threads that kernels use: one for each core, or what the environment variable `LLM_THREADS`
/// says, if that is a number from 1 to 1024.
package let threadCount = askedThreadCount ?? ProcessInfo.processInfo.activeProcessorCount

private let threadSetting = ProcessInfo.processInfo.environment["LLM_THREADS"].flatMap {
  $0.isEmpty ? nil : $0
}
private let askedThreadCount = threadSetting.flatMap { Int($0) }.flatMap {
  (1...1024).contains($0) ? $0 : nil
}

/// What is wrong with the environment variable `LLM_THREADS`; nil if it is not set or names a number of threads.
public var threadSettingProblem: String? {
  guard let threadSetting, askedThreadCount == nil else { return nil }
  return "LLM_THREADS must be a whole number from 1 to 1024, not \"\(threadSetting.prefix(40))\""
}

/// Runs `body` over `0..<count`: in one piece if the work is small, otherwise in one piece for each core.
///
/// `workPerItem` counts simple operations, such as an addition with its memory traffic. Waking other cores
/// costs some microseconds, which is what some 30,000 of them take on one; at 65,536 it pays. The tensors of
/// most chapters are far smaller and stay on their thread.
///
/// Not inlined: `body` is called once for each piece, so inlining would save nothing and compile every kernel
/// twice, once for each of the two cases.
@inline(never)
func parallel(count: Int, workPerItem: Int, _ body: (Range<Int>) -> Void) {
  let work = count * max(workPerItem, 1)
  guard work >= 1 << 16, threadCount > 1, count > 1 else {
    if count > 0 { body(0..<count) }
    return
  }
  inPieces(count: count, pieces: min(threadCount, count), body)
}

/// Runs `body` on `pieces` equal parts of `0..<count` at the same time.
func inPieces(count: Int, pieces: Int, _ body: (Range<Int>) -> Void) {
  withoutActuallyEscaping(body) { body in
    // Pieces write to separate memory, and all of them end before this function returns.
    nonisolated(unsafe) let body = body
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
      body(count * piece / pieces..<count * (piece + 1) / pieces)
    }
  }
}
