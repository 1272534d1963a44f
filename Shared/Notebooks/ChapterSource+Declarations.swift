extension ChapterSource {
  /// The titles of the cells that show the declaration `name` with `notebook.source(of:)`.
  func titles(showing name: String) -> [String] {
    cells.filter { cell in
      if case .listing(let parts) = listing(path: cell.path, line: cell.line) {
        return parts.contains(.source(name))
      }
      return false
    }.map(\.title)
  }
}
