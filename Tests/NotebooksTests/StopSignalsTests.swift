import Foundation
import Testing

@testable import Notebooks

@Suite("Signals to stop")
struct StopSignalsTests {
  @Test("The first signal is only recorded; until then there is no exit status")
  func first() async {
    await #expect(processExitsWith: .exitCode(7)) {
      let signals = StopSignals()
      guard signals.exitStatus == nil else { exit(1) }
      kill(getpid(), SIGTERM)
      while signals.exitStatus == nil { usleep(1000) }
      exit(signals.exitStatus == 143 ? 7 : 2)
    }
  }

  @Test("A terminal that closes is a request to stop too")
  func hangUp() async {
    await #expect(processExitsWith: .exitCode(129)) {
      let signals = StopSignals()
      kill(getpid(), SIGHUP)
      while signals.exitStatus == nil { usleep(1000) }
      exit(signals.exitStatus ?? 1)
    }
  }

  @Test("A program started by nohup ignores that the terminal closes")
  func noHangUp() async {
    await #expect(processExitsWith: .exitCode(143)) {
      signal(SIGHUP, SIG_IGN)
      let signals = StopSignals()
      kill(getpid(), SIGHUP)
      usleep(100_000)
      kill(getpid(), SIGTERM)
      while signals.exitStatus == nil { usleep(1000) }
      exit(signals.exitStatus ?? 1)
    }
  }

  @Test("The second signal cleans up and exits at once")
  func second() async {
    let result = await #expect(processExitsWith: .exitCode(130), observing: [\.standardOutputContent]) {
      let signals = StopSignals {
        print("tidy")
        fflush(nil)
      }
      kill(getpid(), SIGINT)
      while signals.exitStatus == nil { usleep(1000) }
      kill(getpid(), SIGINT)
      while true { usleep(1000) }
    }
    let text = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
    #expect(text.contains("tidy"))
  }
}
