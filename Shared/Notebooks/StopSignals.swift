import Foundation
import Synchronization

/// Turns Ctrl-C (SIGINT) and SIGTERM into a request to stop that a long computation checks between steps.
///
/// The first signal is only recorded, so the computation can save its state. The second exits at once.
public final class StopSignals {
  /// The first signal received.
  private final class First: Sendable {
    let signal = Mutex<Int32?>(nil)
  }

  private let first = First()

  /// Installs the signal handlers.
  ///
  /// - Parameter atSecond: runs on another thread before the second signal exits the program
  public init(atSecond: @escaping @Sendable () -> Void = {}) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { preconditionFailure("StopSignals: \(String(cString: strerror(errno)))") }
    Thread.detachNewThread { [first, ends] in
      Self.listen(at: ends[0], first, atSecond)
    }
    pipeEnd.store(ends[1], ordering: .releasing)
    var both = sigset_t()
    sigemptyset(&both)
    for number in [SIGINT, SIGTERM] {
      sigaddset(&both, number)
      // A handler may do little more than this: it interrupts a thread at any point.
      signal(number) { number in
        let earlier = errno
        var byte = UInt8(number)
        _ = write(pipeEnd.load(ordering: .acquiring), &byte, 1)
        errno = earlier
      }
    }
    pthread_sigmask(SIG_UNBLOCK, &both, nil)  // the process that started this one may have blocked them
  }

  /// The exit status after a request to stop: 130 for Ctrl-C, 143 for SIGTERM; nil if there was none.
  public var exitStatus: Int32? { first.signal.withLock { $0 }.map { 128 + $0 } }

  /// Records the first signal that the handler reports, and exits at the second.
  private static func listen(at descriptor: Int32, _ first: First, _ atSecond: () -> Void) {
    var byte: UInt8 = 0
    while true {
      guard read(descriptor, &byte, 1) == 1 else { continue }
      let number = Int32(byte)
      let isSecond = first.signal.withLock { first in
        defer { first = first ?? number }
        return first != nil
      }
      if isSecond {
        atSecond()
        _exit(128 + number)
      }
    }
  }
}

/// Where the signal handler writes: a C function cannot capture an object.
private let pipeEnd = Atomic<Int32>(-1)
