/// What `doctor` says of one thing: whether it is well, and how to mend it.
struct Finding: Equatable {
  enum State: String {
    case good = "✓"
    /// Something works less well, or is missing and not needed.
    case notice = "!"
    /// Something needed is missing.
    case missing = "✗"
  }

  var state: State
  var name: String
  var text: String
  /// A command, or what to do where there is none.
  var remedy: String?

  init(
    _ state: State, _ name: String, _ text: String, remedy: String? = nil
  ) {
    self.state = state
    self.name = name
    self.text = text
    self.remedy = remedy
  }

  /// One line: the mark, the name, what was found, and what mends it.
  var line: String {
    let column = name.padding(toLength: 13, withPad: " ", startingAt: 0)
    return "\(state.rawValue) \(column) \(text)"
      + (remedy.map { "   → \($0)" } ?? "")
  }
}

extension [Finding] {
  /// The exit status of the command: 1 if something needed is missing.
  var status: Int32 { contains { $0.state == .missing } ? 1 : 0 }
}
