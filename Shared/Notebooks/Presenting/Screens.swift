/// Text cut into screens, so that nothing scrolls.
enum Screens {
  /// Cuts text into pieces of at most `rows` lines, each at most `columns` wide.
  ///
  /// A piece ends at a blank line if it can: what stands together stays together. Longer blocks are cut where
  /// the screen ends. ANSI styles have no width.
  static func cut(_ text: String, rows: Int, columns: Int) -> [String] {
    var screens: [[Substring]] = []
    var screen: [Substring] = []
    for block in blocks(of: text.folded(to: columns)) {
      let gap = screen.isEmpty ? 0 : 1
      if !screen.isEmpty, screen.count + gap + block.count > rows {
        screens.append(screen)
        screen = []
      }
      if !screen.isEmpty { screen.append("") }
      var rest = block[...]
      while screen.count + rest.count > rows {
        screens.append(screen + rest.prefix(rows - screen.count))
        rest = rest.dropFirst(rows - screen.count)
        screen = []
      }
      screen += rest
    }
    if !screen.isEmpty { screens.append(screen) }
    return screens.map { $0.joined(separator: "\n") }
  }

  /// The lines between blank lines.
  private static func blocks(of text: String) -> [[Substring]] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .split { $0.allSatisfy(\.isWhitespace) }.map(Array.init)
  }
}
