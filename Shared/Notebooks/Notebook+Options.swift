extension Notebook {
  /// Returns the seed that the reader chose with `--seed`, or else the book's.
  public func seed(default seed: Int) -> Int {
    options.integer("--seed") ?? seed
  }

  /// Returns the value of an option with words or a text, such as `option("--size")`.
  ///
  /// Traps if the chapter has not declared the option.
  public func option(_ name: String) -> String {
    guard let value = options.text(name) else {
      preconditionFailure("option \(name) takes no value")
    }
    return value
  }

  /// Returns the value of an option with a whole number; traps if the chapter has not declared one.
  public func number(_ name: String) -> Int {
    guard let value = options.integer(name) else {
      preconditionFailure("option \(name) takes no number")
    }
    return value
  }

  /// Returns whether a flag was given; traps if the chapter has not declared it.
  public func flag(_ name: String) -> Bool {
    options.flag(name)
  }
}
