import Files
import Foundation

/// Shows cells for a projector: collects what the notebook prints, and shows it one screen after the other.
final class Presenter {
  /// What was printed since the last screen.
  private var text = ""
  /// The lines and columns of the terminal.
  var size: () -> (rows: Int, columns: Int)
  /// Tells others where the presenter is.
  var announce: (PresentedPosition) -> Void
  let began: Date

  init(
    size: @escaping () -> (rows: Int, columns: Int), began: Date = Date(),
    announce: @escaping (PresentedPosition) -> Void
  ) {
    self.size = size
    self.began = began
    self.announce = announce
  }

  /// The presenter of the standard terminal.
  static func standard() -> Presenter {
    let path = PresentedPosition.path()
    return Presenter(
      size: { Self.terminalSize() }, began: PresentedPosition.beginning(at: path),
      announce: { try? $0.write(to: path) })
  }

  private static func terminalSize() -> (rows: Int, columns: Int) {
    var size = winsize()
    let isMeasured = ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_row > 0
    let columns = Terminal.width(ProcessInfo.processInfo.environment)
    return (isMeasured ? Int(size.ws_row) : 24, columns)
  }

  /// Adds what the notebook prints.
  func add(_ more: String) { text += more }

  /// Whether something was printed that no screen has shown.
  var isWaiting: Bool { text.contains { !$0.isWhitespace } }

  /// Returns the screens of what was printed, and forgets it.
  func takeScreens() -> [String] {
    defer { text = "" }
    return screens(of: text)
  }

  /// At most 20 lines, even if the terminal has more: the last row of the room reads them too.
  func screens(of text: String) -> [String] {
    let (rows, columns) = size()
    return Screens.cut(text, rows: min(max(rows - 5, 4), 20), columns: columns)
  }

  /// A screen with its title, and the prompt in its last line.
  func drawing(title: String, _ screen: String, prompt: String) -> String {
    let rows = size().rows
    let used = 3 + screen.split(separator: "\n", omittingEmptySubsequences: false).count
    let gap = String(repeating: "\n", count: max(rows - used, 1))
    return "\u{1B}[2J\u{1B}[H" + title + "\n\n" + screen + gap + prompt
  }
}

extension Notebook {
  /// Whether `--present` shows the cells.
  var presenter: Presenter? { stepper?.presenter }

  /// Shows what was printed in screens, and follows the reader's keys until the notebook is to go on.
  func present(_ stop: StepStop, _ stepper: Stepper, _ presenter: Presenter) {
    var screens = presenter.takeScreens()
    if stop == .output {
      if screens.isEmpty { return }
      // A cell that fits is shown as a whole.
      let whole = presenter.screens(of: body(of: records[stepper.viewed]))
      if whole.count == 1 { screens = whole }
    }
    var index = 0
    var covered: (screens: [String], index: Int)?  // by help or an inspection
    while true {
      let record = records[stepper.viewed]
      announce(record, screen: index, of: screens.count, presenter)
      let count = screens.count > 1 ? "   \(index + 1)/\(screens.count)" : ""
      let isLast = index + 1 >= screens.count
      let question =
        !isLast ? "Return shows more: " : covered != nil ? "Return goes back: " : prompt(stop, stepper)
      terminal.write(
        presenter.drawing(
          title: terminal.styled("[\(record.number)] \(record.title)\(count)", .bold),
          screens.isEmpty ? "" : screens[index], prompt: terminal.styled(question, .dim)))
      let key = StepKey(stepper.readLine(), cells: cells)
      if key == .next, !isLast {
        index += 1
      } else if key == .back, index > 0 {
        index -= 1
      } else if let before = covered, key == .next || key == .back {
        (screens, index, covered) = (before.screens, before.index, nil)
      } else {
        let viewed = stepper.viewed
        if follow(key, at: stop, stepper) {
          if stop != .end { terminal.write("\n" + terminal.styled("…", .dim)) }
          return
        }
        guard presenter.isWaiting else { continue }
        covered = viewed == stepper.viewed ? covered ?? (screens, index) : nil
        (screens, index) = (presenter.takeScreens(), 0)
      }
    }
  }

  private func announce(_ record: CellRecord, screen: Int, of count: Int, _ presenter: Presenter) {
    presenter.announce(
      PresentedPosition(
        program: name, cell: record.number, title: record.title, screen: screen + 1, screens: max(count, 1),
        began: presenter.began))
  }
}
