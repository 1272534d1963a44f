import Tensors

extension Notebook {
  /// Returns the reader's `--seed`, otherwise the given one, usually the book's.
  public func seed(default seed: Int) -> Int {
    options.integer("--seed") ?? seed
  }

  /// Seeds the random numbers of this thread with the reader's `--seed`, otherwise with the given one.
  public func manualSeed(_ seed: Int) {
    Tensors.manualSeed(self.seed(default: seed))
  }

  /// Returns the value of an option that takes a word or text, such as `option("--size")`.
  ///
  /// Traps if the chapter does not declare the option.
  public func option(_ name: String) -> String {
    guard let value = options.text(name) else {
      preconditionFailure("option \(name) takes no value")
    }
    return value
  }

  /// Returns the value of an option that takes a whole number; traps if the chapter does not declare it.
  public func number(_ name: String) -> Int {
    guard let value = options.integer(name) else {
      preconditionFailure("option \(name) takes no number")
    }
    return value
  }

  /// Returns whether a flag was given; traps if the chapter does not declare it.
  public func flag(_ name: String) -> Bool {
    options.flag(name)
  }
}
