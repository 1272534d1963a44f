import EmbeddingsTopics
import Foundation
import Notebooks
import Tensors

/// Shows perplexities by position, of several models for each method: a plot
/// of their means, and a table with the spread over the seeds.
///
/// The plot has the first four; a terminal has no marks for more.
func showReading(
  _ notebook: Notebook, _ readings: [(name: String, losses: Tensor<Float>)]
) {
  let bin = 8
  notebook.plot(
    LinePlot(
      "Perplexity by position (means of eight)", xLabel: "position",
      series: readings.prefix(4).map { name, losses in
        let starts = Array(stride(from: 0, to: losses.shape[1], by: bin))
        let means = starts.map {
          exp(Double(losses[0..., $0..<$0 + bin].mean().item))
        }
        return .init(
          name, x: starts.map { Double($0 + bin / 2) }, y: means)
      }))
  let columns = ranges.map { "\($0.lowerBound) to \($0.upperBound - 1)" }
  var table = Table(["perplexity"] + columns, numbers: Set(columns))
  for (name, losses) in readings {
    let cells = ranges.map { range in
      "\(MeanAndSpread(perplexities(losses, in: range), decimals: 2))"
    }
    table.append([name] + cells)
  }
  notebook.show("mean and standard deviation of the seeds", table)
}

/// Where a text is as long as those of training, a little longer, and four
/// times as long.
let ranges = [16..<32, 32..<64, 96..<128]

/// The perplexity of each model in a range of positions.
func perplexities(
  _ losses: Tensor<Float>, in range: Range<Int>
) -> [Double] {
  losses[0..., range].mean(along: 1).scalars.map { exp(Double($0)) }
}

/// Says how a method reads on, from the last trained positions to the last
/// ones of the test, if more than the seeds could have made of it.
func verdict(_ name: String, _ losses: Tensor<Float>) -> String {
  let known = perplexities(losses, in: ranges[0])
  let far = perplexities(losses, in: ranges[2])
  let change = MeanAndSpread(zip(far, known).map { $0 / $1 - 1 })
  let percent = (abs(change.mean) * 100).decimals(0)
  let word = change.mean > 0 ? "higher" : "lower"
  return abs(change.mean) > max(2 * change.spread, 0.02)
    ? "\(name): at the end, perplexity is \(percent) percent \(word)."
    : "\(name): at the end, perplexity is not clearly different."
}

/// Says which of two methods has the lower perplexity at the end, if the
/// difference is more than the seeds could have made.
func comparison(
  _ name: String, _ losses: Tensor<Float>, with other: String,
  _ otherLosses: Tensor<Float>
) -> String {
  let gains = zip(
    perplexities(otherLosses, in: ranges[2]),
    perplexities(losses, in: ranges[2])
  ).map { $0 - $1 }
  let gain = MeanAndSpread(gains)
  let size = "\(abs(gain.mean).decimals(2)) ± \(gain.spread.decimals(2))"
  let word = gain.mean > 0 ? "lower" : "higher"
  return abs(gain.mean) > 2 * gain.spread
    ? """
    At the end, the perplexity of \(name) is \(word) than that of \(other), \
    by \(size) over \(gains.count) seeds.
    """
    : """
    At the end, \(name) and \(other) differ by \(size): no clear winner over \
    \(gains.count) seeds.
    """
}
