import Foundation

/// Prints every tensor operation as it ends, one line each, to standard error. `LLM_TRACE=1` turns it on.
///
///     matmul              [2, 3] [3, 4] → [2, 4]      0.018 ms
///     add                 [2, 4] [4] → [2, 4]         0.004 ms
///
/// The shapes are those of the inputs and of the result. The time is what has passed on this thread since its
/// previous line ended: the operation, the allocation of its result, and whatever else the program did before
/// it. So the times of a thread add up to its running time, and a large time beside a view, which computes
/// nothing, belongs to the code before it. The first line of a thread has no time.
///
/// An operation made of others prints a line for each of them, and `backward()` for those that compute
/// gradients.
enum Trace {
  static let isOn = ProcessInfo.processInfo.environment["LLM_TRACE"] == "1"

  /// When this thread's last line ended.
  private final class Clock { var lineEnded: ContinuousClock.Instant? }
  private static let clocks = ThreadLocal { Clock() }

  /// Prints one line.
  static func note(_ operation: StaticString, inputs: [[Int]], result: [Int]) {
    let clock = clocks.value
    let time = clock.lineEnded.map {
      String(format: "%.3f ms", (ContinuousClock.now - $0) / .milliseconds(1))
    }
    let name = "\(operation)".padding(toLength: 20, withPad: " ", startingAt: 0)
    let shapes = (inputs.map { "\($0)" } + ["→ \(result)"]).joined(separator: " ")
    let line = "\(name)\(shapes)  \(time ?? "–")\n"
    FileHandle.standardError.write(Data(line.utf8))
    clock.lineEnded = .now  // printing is not counted
  }
}
