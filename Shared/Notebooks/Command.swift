import Foundation

/// A subcommand of a program, such as `llm-training bench`: it has options but no cells.
public struct Command {
  private let name: String
  private let summary: String
  private var placeholder: String?
  private var options: [OptionDeclaration] = [
    OptionDeclaration(name: "--help", kind: .flag, help: "show this help and stop")
  ]

  /// Describes a command by what the user types, `llm-training bench`, and what it does.
  public init(_ name: String, summary: String) {
    self.name = name
    self.summary = summary
  }

  private func adding(_ name: String, _ kind: OptionDeclaration.Kind, _ help: String) -> Command {
    var copy = self
    copy.options.insert(OptionDeclaration(name: name, kind: kind, help: help), at: options.count - 1)
    return copy
  }

  /// Declares an option that takes one of several words.
  public func option(_ name: String, values: [String], default value: String, help: String) -> Command {
    adding(name, .choice(values, default: value), help)
  }

  /// Declares an option that takes any text; it has no default.
  public func option(_ name: String, text placeholder: String, help: String) -> Command {
    adding(name, .text(placeholder: placeholder, default: nil), help)
  }

  /// Declares an option that takes a whole number within a range; it has no default.
  public func option(_ name: String, number range: ClosedRange<Int>, help: String) -> Command {
    adding(name, .integer(placeholder: "N", range, default: nil), help)
  }

  /// Declares an option without a value.
  public func flag(_ name: String, help: String) -> Command {
    adding(name, .flag, help)
  }

  /// Lets the command take any number of arguments, which the help calls `placeholder`.
  public func arguments(_ placeholder: String) -> Command {
    var copy = self
    copy.placeholder = placeholder
    return copy
  }

  private var help: String {
    let usage = placeholder.map { "  \(name) \($0)\n\n" } ?? ""
    return "\(name): \(summary)\n\n\(usage)\(SharedOptions.help(for: options))\n"
  }

  /// Runs the command and exits: with status 0, with 1 and one line on the standard error if `body` throws,
  /// with 2 for wrong options. If `body` throws an ``ExitStatus``, it exits with that, without a line.
  public func run(_ arguments: [String], _ body: (CommandOptions) throws -> Void) -> Never {
    prepareProcess()
    let terminal = Terminal.standard(for: name)
    do {
      let parsed = try ParsedOptions(arguments, declared: options, takesArguments: placeholder != nil)
      if parsed.flag("--help") {
        terminal.write(help)
      } else {
        try checkEnvironment()
        try body(CommandOptions(parsed: parsed, terminal: terminal))
      }
      exit(0)
    } catch let end as ExitStatus {
      exit(end.status)
    } catch {
      terminal.writeError("\(name): \(Chapter.describe(error))\n")
      exit(error is OptionError ? 2 : 1)
    }
  }
}

/// Ends a command with a status when thrown, so that the scopes in between are left in order.
public struct ExitStatus: Error {
  let status: Int32

  public init(_ status: Int32) { self.status = status }
}

/// The options given to a command, and where it prints.
public struct CommandOptions {
  fileprivate let parsed: ParsedOptions
  fileprivate let terminal: Terminal

  /// The value of an option that takes a word or text; nil if it was not given and has no default.
  public func text(_ name: String) -> String? { parsed.text(name) }

  /// The value of an option that takes a number; nil if it was not given.
  public func number(_ name: String) -> Int? { parsed.integer(name) }

  /// Whether an option is on the command line, as opposed to having its default value.
  public func isGiven(_ name: String) -> Bool { parsed.isGiven(name) }

  /// The arguments that are not options, in the given order.
  public var arguments: [String] { parsed.arguments }

  /// Whether an option without a value was given.
  public func flag(_ name: String) -> Bool { parsed.flag(name) }

  /// Starts a progress display for a long computation, of which `first` of `total` steps are already done.
  public func progress(from first: Int = 0, total: Int, label: String) -> ProgressMeter {
    ProgressMeter(label: label, from: first, total: total, terminal: terminal) {
      ProcessInfo.processInfo.systemUptime
    }
  }

  /// Prints a line; ends the program if that fails.
  public func print(_ line: String) { terminal.write(line + "\n") }

  /// The columns that text may take.
  public var width: Int { terminal.width }

  /// Whether the output is a terminal with colours.
  public var isColored: Bool { terminal.isColored }

  /// Prints text, with lines broken where a narrow terminal ends.
  public func printFitted(_ text: String) { terminal.writeFitted(text) }

  /// The text in bold, where there are styles.
  public func bold(_ text: String) -> String { terminal.styled(text, .bold) }

  /// Prints declarations, each under the place where it is.
  public func print(_ sources: [SourceListing]) { terminal.writeFitted(terminal.text(of: sources)) }

  /// Prints a line and returns whether that worked: the terminal can be closed, the reader of a pipe gone.
  public func tryPrint(_ line: String) -> Bool {
    fflush(nil)
    return writeAll(line + "\n", to: 1) == 0
  }

  /// Prints a line to the standard error.
  public func warn(_ line: String) { terminal.writeError(line + "\n") }
}
