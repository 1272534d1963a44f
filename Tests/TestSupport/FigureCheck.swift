import Testing

/// Records an issue at the caller's line unless a figure fits on a terminal of 80 columns, and its SVG is well
/// formed, has the same words, and has each of `words`.
public func expectFigure(
  text: String, svg: String, showing words: [String], sourceLocation: SourceLocation = #_sourceLocation
) {
  let lines = text.split(separator: "\n")
  let widest = lines.map(\.count).max() ?? 0
  #expect(widest <= 80, "a line of \(widest) columns", sourceLocation: sourceLocation)
  #expect(lines.count > 3 && text.contains("│"), "no drawing", sourceLocation: sourceLocation)
  guard let contents = XMLContents(svg) else {
    Issue.record("the SVG is not well formed", sourceLocation: sourceLocation)
    return
  }
  for word in words {
    #expect(text.contains(word), "the drawing lacks \(word)", sourceLocation: sourceLocation)
    #expect(
      contents.texts.contains { $0.contains(word) }, "the SVG lacks \(word)", sourceLocation: sourceLocation)
  }
}
