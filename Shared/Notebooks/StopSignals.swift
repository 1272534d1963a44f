import Dispatch
import Foundation
import Synchronization

/// Ctrl-C (SIGINT) and SIGTERM as a wish to stop, which a long computation looks at between two steps.
///
/// The first signal is only remembered, so that the computation can save what it has. The second ends the
/// program at once.
public final class StopSignals {
  /// The first signal that came, noted on a thread of its own.
  private final class Received: Sendable {
    let signal = Mutex<Int32?>(nil)
  }

  private let received = Received()
  private var sources: [any DispatchSourceSignal] = []

  /// Takes the signals over from the system.
  ///
  /// - Parameter atSecond: what is done, on another thread, before the second signal ends the program
  public init(atSecond: @escaping @Sendable () -> Void = {}) {
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)  // else the system would end the program before the source hears of it
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [received] in
        let isFirst = received.signal.withLock { first in
          defer { first = first ?? number }
          return first == nil
        }
        guard !isFirst else { return }
        atSecond()
        _exit(128 + number)
      }
      source.resume()
      sources.append(source)
    }
  }

  /// The exit status of a program that was asked to stop: 130 after Ctrl-C, 143 after SIGTERM; nil if it was
  /// not asked.
  public var exitStatus: Int32? { received.signal.withLock { $0 }.map { 128 + $0 } }
}
