import Foundation

/// Shows the progress of a long computation, once it has taken two seconds.
///
/// On a terminal it redraws a bar with the time left; elsewhere it writes a line every ten seconds. It writes
/// to the standard error, so the output of a chapter can be saved and compared.
public final class ProgressMeter {
  private let label: String
  private let first: Int
  private let total: Int
  private let terminal: Terminal
  private let now: () -> TimeInterval
  private let start: TimeInterval
  private var nextDrawing: TimeInterval
  private var hasDrawn = false
  private var isFinished = false

  init(
    label: String, from first: Int = 0, total: Int, terminal: Terminal, now: @escaping () -> TimeInterval
  ) {
    self.label = label
    self.first = first
    self.total = max(total, 1)
    self.terminal = terminal
    self.now = now
    start = now()
    nextDrawing = start + 2
  }

  /// Reports that `step` of the total steps are done, with a short message such as the current loss.
  public func update(_ step: Int, _ message: String = "") {
    guard !isFinished else { return }
    let time = now()
    if time >= nextDrawing {
      hasDrawn = true
      let line = ProgressLine(
        label: label, first: first, done: min(step, total), total: total, elapsed: time - start,
        message: message)
      if terminal.isErrorTerminal {
        terminal.writeError("\r" + line.bar(width: terminal.width - 1) + "\u{1B}[K")
        nextDrawing = time + 0.1
      } else {
        terminal.writeError(line.plain + "\n")
        nextDrawing = time + 10
      }
    }
    if step >= total { finish() }
  }

  /// Ends the display; `update` calls it when the total is reached.
  public func finish() {
    guard !isFinished else { return }
    clear()
    isFinished = true
    if hasDrawn {
      terminal.writeError("\(label): done in \(ProgressLine.duration(now() - start))\n")
    }
  }

  /// Erases the bar, so it does not mix with other output.
  public func clear() {
    if hasDrawn, !isFinished, terminal.isErrorTerminal { terminal.writeError("\r\u{1B}[K") }
  }
}

/// A snapshot of a computation's progress, as text.
struct ProgressLine {
  var label: String
  /// How many steps were done before the clock started.
  var first = 0
  var done: Int
  var total: Int
  var elapsed: TimeInterval
  var message: String

  /// The time left at the same pace; nil before the first step is done.
  var remaining: TimeInterval? {
    done > first ? elapsed / Double(done - first) * Double(total - done) : nil
  }

  private var percent: String { "\(done * 100 / total) %" }

  private var timeLeft: String? { remaining.map { Self.duration($0) + " left" } }

  var plain: String {
    ["\(label): \(percent) (\(done) of \(total))", timeLeft, message.isEmpty ? nil : message]
      .compactMap { $0 }.joined(separator: ", ")
  }

  func bar(width: Int) -> String {
    let cells = 20
    let filled = done * cells / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: cells - filled)
    let parts = [label, bar, percent, "\(done)/\(total)", timeLeft ?? "", message]
    return String(parts.filter { !$0.isEmpty }.joined(separator: "  ").prefix(width))
  }

  static func duration(_ seconds: TimeInterval) -> String {
    let whole = Int(seconds.rounded())
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
