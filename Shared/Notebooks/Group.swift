import Tensors

/// The result of a group of cells: computed when the group runs, or when a later group asks for it.
public final class Part<Value> {
  private let compute: () throws -> Value
  private var result: Result<Value, any Error>?

  init(_ compute: @escaping () throws -> Value) { self.compute = compute }

  /// The result; runs the group's cells, without output, if they have not run.
  public var value: Value {
    get throws {
      let known = result ?? Result(catching: compute)
      result = known
      return try known.get()
    }
  }
}

extension Notebook {
  /// Groups cells, so that others can run without them: `let trained = try notebook.group { try train(…) }`.
  ///
  /// A group runs if one of its cells is selected, or if a selected group asks for its ``Part/value``. It
  /// starts with the random numbers seeded (123, or the reader's seed), whether the earlier groups ran or not:
  /// so its output never depends on which cells are selected. Its inputs must be literals, options, and
  /// the values of earlier parts. Call it in the chapter's main file.
  @discardableResult
  public func group<Value>(
    file: String = #filePath, line: Int = #line, _ body: @escaping () throws -> Value
  ) throws -> Part<Value> {
    let place = CellIndex.Place(path: file, line: line)
    let part = Part { try self.aside(place, body) }
    guard let cells = source.groups[place], !cells.isEmpty else {
      _ = try part.value  // without the sources, nothing is known about the cells: run all
      return part
    }
    if cells.lowerBound > selection.last { end() }
    if selection.includes(anyOf: cells) { _ = try part.value }
    return part
  }

  /// Runs the body of a group, possibly in the middle of another one's: with random numbers of its own, and
  /// back to the current cell at the end.
  private func aside<Value>(_ place: CellIndex.Place, _ body: () throws -> Value) throws -> Value {
    let (cell, generator, outer) = (position, RandomGenerator.default.state, currentGroup)
    currentGroup = place
    defer {
      currentGroup = outer
      if !source.groups.isEmpty { position = cell }
      RandomGenerator.default.state = generator
    }
    manualSeed(123)
    return try body()
  }
}
