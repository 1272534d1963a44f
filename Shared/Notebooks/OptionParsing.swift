/// A command-line option: its name, the kind of its value, and its help text.
struct OptionDeclaration: Sendable {
  enum Kind: Sendable {
    case flag
    case text(placeholder: String, default: String?)
    case choice([String], default: String)
    case integer(placeholder: String, ClosedRange<Int>, default: Int?)
  }

  var name: String
  var kind: Kind
  var help: String

  var placeholder: String? {
    switch kind {
    case .flag: nil
    case .text(let placeholder, _), .integer(let placeholder, _, _): placeholder
    case .choice(let values, _): values.joined(separator: "|")
    }
  }

  var defaultValue: String? {
    switch kind {
    case .flag: nil
    case .text(_, let value): value
    case .choice(_, let value): value
    case .integer(_, _, let value): value.map { String($0) }
    }
  }

  /// Checks a value given to the option.
  func check(_ value: String) throws(OptionError) {
    switch kind {
    case .flag: throw OptionError("\(name) takes no value")
    case .text:
      if value.isEmpty { throw OptionError("\(name) needs a value (\(placeholder ?? "")), not an empty one") }
    case .choice(let values, _):
      if !values.contains(value) {
        throw OptionError("\(name) must be \(values.joined(separator: " or ")), not \"\(value)\"")
      }
    case .integer(_, let range, _):
      guard let number = Int(value) else {
        throw OptionError("\(name) needs a whole number, not \"\(value)\"")
      }
      guard range.contains(number) else {
        let limits = range.upperBound == .max ? "at least \(range.lowerBound)" : "in \(range)"
        throw OptionError("\(name) must be \(limits), not \(number)")
      }
    }
  }
}

/// A wrong option or argument; the description is one line that names it.
struct OptionError: Error, Equatable, CustomStringConvertible {
  var description: String

  init(_ message: String) {
    description = message + "; see --help"
  }
}

/// The options and arguments of the command line, all names and values checked.
struct ParsedOptions {
  private let declarations: [String: OptionDeclaration]
  private var given: [String: String] = [:]
  /// The arguments that are not options, in the given order.
  private(set) var arguments: [String] = []

  /// Reads `--name value`, `--name=value` and flags; of repeated options, the last one counts.
  ///
  /// - Parameter takesArguments: whether there may be arguments that are not options
  init(
    _ arguments: [String], declared: [OptionDeclaration], takesArguments: Bool = false
  ) throws(OptionError) {
    declarations = Dictionary(declared.map { ($0.name, $0) }) { first, _ in
      preconditionFailure("option \(first.name) is declared twice")
    }
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = argument == "-h" ? "--help" : String(parts[0])
      guard name.hasPrefix("-") else {
        guard takesArguments else { throw OptionError("unexpected argument \"\(argument)\"") }
        self.arguments.append(argument)
        continue
      }
      guard let option = declarations[name] else { throw OptionError("unknown option \(name)") }
      if parts.count == 2 {
        try option.check(String(parts[1]))
        given[name] = String(parts[1])
      } else if let placeholder = option.placeholder {
        guard let value = rest.first, !value.hasPrefix("--") else {
          throw OptionError("\(name) needs a value (\(placeholder))")
        }
        rest.removeFirst()
        try option.check(value)
        given[name] = value
      } else {
        given[name] = ""
      }
    }
  }

  private func declaration(_ name: String) -> OptionDeclaration {
    guard let option = declarations[name] else { preconditionFailure("option \(name) is not declared") }
    return option
  }

  func isGiven(_ name: String) -> Bool {
    _ = declaration(name)
    return given[name] != nil
  }

  func flag(_ name: String) -> Bool { isGiven(name) }

  func text(_ name: String) -> String? {
    given[name] ?? declaration(name).defaultValue
  }

  func integer(_ name: String) -> Int? {
    text(name).flatMap { Int($0) }
  }
}
