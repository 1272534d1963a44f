/// Something that can be drawn: as text in a terminal, and as SVG on a page.
public protocol Plot {
  /// Draws the plot in at most `width` columns, without a line break at the end.
  func text(width: Int, isColored: Bool) -> String

  /// Draws the plot as one `<svg>` element that scales with the page and takes its colours from it.
  func svg() -> String

  /// Says in a sentence what is to be seen, for those who do not see it.
  var description: String { get }
}
