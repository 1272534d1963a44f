import Foundation
import Synchronization

/// Turns signals to stop into a request that a long computation checks between steps: Ctrl-C (SIGINT), SIGTERM,
/// and SIGHUP, which arrives when the terminal closes.
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
    listen(for: [SIGINT, SIGTERM, SIGHUP]) { [first] number in
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

  /// The exit status after a request to stop: 130 for Ctrl-C, 143 for SIGTERM, 129 for SIGHUP; nil if there was none.
  public var exitStatus: Int32? { first.signal.withLock { $0 }.map { 128 + $0 } }
}

/// Calls `body` on a thread of its own for each signal that arrives.
///
/// SIGHUP stays ignored if the program was started that way: `nohup` asks to survive the terminal.
func listen(for signals: [Int32], _ body: @escaping @Sendable (Int32) -> Void) {
  var ends: [Int32] = [0, 0]
  guard pipe(&ends) == 0 else { preconditionFailure("pipe: \(String(cString: strerror(errno)))") }
  Thread.detachNewThread { [ends] in
    var byte: UInt8 = 0
    while true {
      if read(ends[0], &byte, 1) == 1 { body(Int32(byte)) }
    }
  }
  pipeEnd.store(ends[1], ordering: .releasing)
  var all = sigset_t()
  sigemptyset(&all)
  for number in signals where !(number == SIGHUP && isIgnored(number)) {
    sigaddset(&all, number)
    // A handler may do little more than this: it interrupts a thread at any point.
    signal(number) { number in
      let earlier = errno
      var byte = UInt8(number)
      _ = write(pipeEnd.load(ordering: .acquiring), &byte, 1)
      errno = earlier
    }
  }
  pthread_sigmask(SIG_UNBLOCK, &all, nil)  // the process that started this one may have blocked them
}

/// Returns whether a signal has no effect, as for a background job.
func isIgnored(_ number: Int32) -> Bool {
  var action = sigaction()
  sigaction(number, nil, &action)
  #if canImport(Darwin)
    let handler = action.__sigaction_u.__sa_handler
  #else
    let handler = action.__sigaction_handler.sa_handler
  #endif
  return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
}

/// Where the signal handler writes: a C function cannot capture an object.
private let pipeEnd = Atomic<Int32>(-1)
