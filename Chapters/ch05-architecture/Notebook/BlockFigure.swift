import Architecture
import Notebooks

/// Draws a transformer block, with the sizes of a configuration.
func blockFigure(_ configuration: GPTConfiguration) -> Diagram {
  let width = configuration.embeddingWidth
  let heads = configuration.headCount
  var figure = Diagram(
    "A transformer block of \(configuration.layerCount)",
    """
    x of width \(width) goes through LayerNorm, attention in \(heads) \
    heads of \(width / heads) numbers and dropout; a shortcut adds x to \
    the result. That goes through LayerNorm, a feed-forward network that \
    widens it to \(4 * width), and dropout; a second shortcut adds what \
    it was before.
    """)
  let attention = [
    "x  [batch, tokens, \(width)]", "LayerNorm",
    "MultiHeadAttention\n\(heads) heads of \(width / heads)",
    "Dropout \(configuration.shortcutDropout)", "+ shortcut",
  ]
  let feedForward = [
    "LayerNorm", "FeedForward\n\(width) → \(4 * width) → \(width)",
    "Dropout \(configuration.shortcutDropout)", "+ shortcut",
  ]
  let boxes = figure.stack(attention + feedForward, column: 6, row: 0) {
    switch $0 {
    case 0: .first
    case 4, 8: .second
    default: .plain
    }
  }
  figure.arrow(
    from: boxes[0].left, to: boxes[4].left, detour: 5, tone: .second)
  figure.arrow(
    from: boxes[4].right, to: boxes[8].right, detour: 5, tone: .second)
  return figure
}
