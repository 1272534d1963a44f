import Foundation

/// Where a notebook writes: how wide it is, whether it shows colours, and how to write to it.
///
/// All text is UTF-8: prose, marks and plots use characters outside ASCII.
struct Terminal {
  var width: Int
  var isColored: Bool
  var isErrorTerminal: Bool
  var write: (String) -> Void
  var writeError: (String) -> Void

  /// The terminal, pipe or file that the program writes to.
  static func standard(for program: String) -> Terminal {
    let environment = ProcessInfo.processInfo.environment
    return Terminal(
      width: width(environment), isColored: showsColors(isTerminal: isatty(1) == 1, environment),
      isErrorTerminal: isatty(2) == 1,
      write: { writeToOutput($0, from: program) }, writeError: { writeAll($0, to: 2) })
  }

  /// Whether to use colours: on a terminal that supports them, unless NO_COLOR is set (no-color.org).
  static func showsColors(isTerminal: Bool, _ environment: [String: String]) -> Bool {
    isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// The number of columns: `COLUMNS` if it is set, else what the terminal says, and 80 for pipes and files.
  ///
  /// Lines longer than 100 columns are hard to read, and fewer than 20 leave no room for a plot.
  static func width(_ environment: [String: String]) -> Int {
    var size = winsize()
    let measured = ioctl(1, UInt(TIOCGWINSZ), &size) == 0 ? Int(size.ws_col) : 0
    let wanted = environment["COLUMNS"].flatMap { Int($0) } ?? 0
    let columns = [wanted, measured].first { $0 > 0 } ?? 80
    return min(max(columns, 20), 100)
  }

  /// Writes text for reading. On less than 60 columns, most lines of code and numbers would not fit: there it
  /// breaks the lines at the edge.
  func writeFitted(_ text: String) {
    write(width < 60 ? text.folded(to: width) : text)
  }

  func styled(_ text: String, _ style: Style) -> String {
    isColored ? style.applied(to: text) : text
  }
}

/// A text style of terminals, by its ANSI code.
enum Style: String {
  case bold = "1"
  case dim = "2"
  case red = "31"
  case green = "32"
  case yellow = "33"
  case blue = "34"
  case magenta = "35"
  case cyan = "36"

  /// Returns the text in this style, set and reset on each line so that pagers show it correctly.
  func applied(to text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "\u{1B}[\(rawValue)m\($0)\u{1B}[0m" }
      .joined(separator: "\n")
  }
}

/// Writes to the standard output; exits quietly when the reader of a pipe is gone (`| head`).
func writeToOutput(_ text: String, from program: String) {
  fflush(nil)  // what `print` has buffered goes first
  let failure = writeAll(text, to: 1)
  if failure == EPIPE { exit(0) }
  if failure != 0 {
    writeAll("\(program): cannot write the output: \(String(cString: strerror(failure)))\n", to: 2)
    exit(1)
  }
}

/// Writes the whole text and returns 0, or the error number if that fails.
@discardableResult
func writeAll(_ text: String, to descriptor: Int32) -> Int32 {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    if count < 0 { return errno }
    rest = rest.dropFirst(count)
  }
  return 0
}
