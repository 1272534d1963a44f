import Foundation
import Synchronization

/// Ctrl-C (SIGINT) and SIGTERM as a wish to stop, which a long computation looks at between two steps.
///
/// The first signal is only noted, so that the computation can save what it has. The second ends the program
/// at once.
public final class StopSignals {
  /// The first signal that came.
  private final class First: Sendable {
    let signal = Mutex<Int32?>(nil)
  }

  private let first = First()

  /// Takes the signals over from the system.
  ///
  /// - Parameter atSecond: what is done, on another thread, before the second signal ends the program
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
      // A handler may do little more than this: any of the program's threads may be anywhere.
      signal(number) { number in
        let earlier = errno
        var byte = UInt8(number)
        _ = write(pipeEnd.load(ordering: .acquiring), &byte, 1)
        errno = earlier
      }
    }
    pthread_sigmask(SIG_UNBLOCK, &both, nil)  // the process that started this one may have blocked them
  }

  /// The exit status of a program that was asked to stop: 130 after Ctrl-C, 143 after SIGTERM; nil if it was
  /// not asked.
  public var exitStatus: Int32? { first.signal.withLock { $0 }.map { 128 + $0 } }

  /// Notes the first signal that the handler writes, and ends the program after the second.
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

/// Where the signal handler writes: a C function knows no object.
private let pipeEnd = Atomic<Int32>(-1)
