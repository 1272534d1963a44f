/// Data that can be drawn as text and as SVG.
public protocol Plot {
  /// Draws the plot in at most `width` columns, without a line break at the end.
  func text(width: Int, isColored: Bool) -> String

  /// Draws the plot as an SVG element.
  func svg() -> String

  /// What is to be seen, in words, for those who do not see the drawing.
  var description: String { get }
}
