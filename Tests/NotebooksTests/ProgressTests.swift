import Foundation
import Testing

@testable import Notebooks

@Suite("Progress is shown once a computation takes long")
struct ProgressTests {
  /// Runs ten steps of `seconds` each on a clock of its own, and returns what was written.
  private func output(seconds: Double, steps: Int = 10, onTerminal: Bool) -> [String] {
    var written: [String] = []
    var clock = 100.0
    var terminal = Terminal.recording { _ in }
    terminal.width = 80
    terminal.isErrorTerminal = onTerminal
    terminal.writeError = { written.append($0) }
    let meter = ProgressMeter(label: "training", total: steps, terminal: terminal) { clock }
    for step in 1...steps {
      clock += seconds
      meter.update(step, "loss \(step)")
    }
    return written
  }

  @Test("work of less than two seconds shows nothing")
  func short() {
    #expect(output(seconds: 0.19, onTerminal: true).isEmpty)
    #expect(output(seconds: 0.19, onTerminal: false).isEmpty)
  }

  @Test("on a terminal, a bar is redrawn and then removed")
  func bar() {
    let written = output(seconds: 1, onTerminal: true)
    #expect(written.count == 11)
    #expect(written[0] == "\rtraining  ████░░░░░░░░░░░░░░░░  20 %  2/10  8 s left  loss 2\u{1B}[K")
    #expect(written[9] == "\r\u{1B}[K")
    #expect(written[10] == "training: done in 10 s\n")
  }

  @Test("elsewhere, there is a line after two seconds and then every ten")
  func lines() {
    let written = output(seconds: 1, steps: 25, onTerminal: false)
    #expect(
      written == [
        "training: 8 % (2 of 25), 23 s left, loss 2\n", "training: 48 % (12 of 25), 13 s left, loss 12\n",
        "training: 88 % (22 of 25), 3 s left, loss 22\n", "training: done in 25 s\n",
      ])
  }

  @Test("steps done before a run was resumed do not count for the time left")
  func goingOn() {
    let line = ProgressLine(label: "a", first: 50, done: 60, total: 100, elapsed: 20, message: "")
    #expect(line.plain == "a: 60 % (60 of 100), 1 min 20 s left")
    let unknown = ProgressLine(label: "a", first: 50, done: 50, total: 100, elapsed: 5, message: "")
    #expect(unknown.plain == "a: 50 % (50 of 100)")
  }

  @Test("before the first step is done, the time left is unknown")
  func unknownTime() {
    let line = ProgressLine(label: "a", done: 0, total: 3, elapsed: 5, message: "")
    #expect(line.plain == "a: 0 % (0 of 3)")
    #expect(line.bar(width: 12) == "a  ░░░░░░░░░")
  }

  @Test("times are in seconds, minutes or hours")
  func durations() {
    #expect(
      [0, 59.4, 61, 3599, 3600, 9000].map { ProgressLine.duration($0) }
        == ["0 s", "59 s", "1 min 1 s", "59 min 59 s", "1 h 0 min", "2 h 30 min"])
  }
}

extension Terminal {
  /// A terminal of 60 columns without colours, for the tests.
  static func recording(_ write: @escaping (String) -> Void) -> Terminal {
    Terminal(width: 60, isColored: false, isErrorTerminal: false, write: write, writeError: { _ in })
  }
}
