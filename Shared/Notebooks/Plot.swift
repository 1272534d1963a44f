/// Data that can be drawn as text.
public protocol Plot {
  /// Draws the plot in at most `width` columns, without a line break at the end.
  func text(width: Int, isColored: Bool) -> String
}
