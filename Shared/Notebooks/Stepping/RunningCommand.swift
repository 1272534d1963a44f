import Foundation

/// Runs commands in the reader's terminal.
///
/// Not with Foundation's `Process`, which gives the command a process group of its own: an editor there could
/// not read from the terminal.
enum RunningCommand {
  /// Runs a command with this program's input and output, and returns its exit status.
  static func status(of words: [String]) -> Int32 {
    fflush(nil)
    var attributes = newAttributes()
    defer { posix_spawnattr_destroy(&attributes) }
    var process: pid_t = 0
    // Ctrl-C is for the command, not for this program.
    let interrupt = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, interrupt) }
    let failure = withArguments(words) { posix_spawnp(&process, words[0], nil, &attributes, $0, environ) }
    guard failure == 0 else { return 127 }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + status & 0x7f
  }

  /// Replaces this program with what is now in its file.
  static func replaceProgram(arguments: [String]) {
    fflush(nil)
    ScratchFolder.removeAll()
    for number in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] where !isIgnored(number) || number == SIGPIPE {
      signal(number, SIG_DFL)
    }
    let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
    _ = withArguments([CommandLine.arguments[0]] + arguments) { execv(program, $0) }
  }

  #if canImport(Darwin)
    private static func newAttributes() -> posix_spawnattr_t? {
      var attributes: posix_spawnattr_t?
      posix_spawnattr_init(&attributes)
      useDefaultSignals(&attributes)
      return attributes
    }
    private typealias Attributes = posix_spawnattr_t?
  #else
    private static func newAttributes() -> posix_spawnattr_t {
      var attributes = posix_spawnattr_t()
      posix_spawnattr_init(&attributes)
      useDefaultSignals(&attributes)
      return attributes
    }
    private typealias Attributes = posix_spawnattr_t
  #endif

  /// The command gets the usual signals, whatever this program ignores.
  private static func useDefaultSignals(_ attributes: inout Attributes) {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
  }

  private static func withArguments<Result>(
    _ words: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let arguments = words.map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    return body(arguments + [nil])
  }
}
