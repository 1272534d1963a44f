import Corpora
import Files
import Foundation
import Notebooks
import Sampling
import SamplingTopics
import Tensors

/// How much a terabyte of text is.
func volume(_ notebook: Notebook) throws {
  notebook.cell(
    "Volume: from bytes to hours, calculated",
    """
    Bytes become tokens by the tokenizer's bytes per token, tokens become \
    operations by the model's size, and operations become hours by the \
    speed of this machine, which is measured on a product of matrices. The \
    last column has the tokens for each of 124 million parameters. Nothing \
    is trained.
    """,
    formulas: .row("operations", "=", "6 ·", "parameters", "·", "tokens"))
  notebook.ask(
    "How long would this machine take for GPT-2's 40 GB, once through?")
  notebook.source(of: "TrainingVolume.operations", "TrainingVolume.hours")
  let location = try DataLocation(option: notebook.dataFolder?.path)
  let tokenizer = try TokenizedStory(in: location).tokenizer
  let sample = try Corpus.documents().prefix(100).joined(separator: "\n")
  let bytesPerToken =
    Double(sample.utf8.count) / Double(try tokenizer.encode(sample).count)
  let speed = operationsPerSecond()
  notebook.show("bytes per token", bytesPerToken.decimals(2))
  notebook.show(
    "speed", (speed / 1e9).decimals(0) + " billion operations a second")
  let texts: KeyValuePairs = [
    "the story": 20e3, "this project's corpus": 1.2e6, "a gigabyte": 1e9,
    "GPT-2's 40 GB": 40e9, "a terabyte": 1e12,
  ]
  var table = Table(
    [
      "text", "tokens", "0.3 M", "124 M",
      "per parameter",
    ],
    numbers: [
      "tokens", "0.3 M", "124 M",
      "per parameter",
    ])
  for (name, bytes) in texts {
    let volumes = [0.3e6, 124e6].map {
      TrainingVolume(
        bytes: bytes, bytesPerToken: bytesPerToken, parameters: $0)
    }
    table.append(
      [name, short(volumes[0].tokens)]
        + volumes.map { duration(hours: $0.hours(at: speed)) }
        + [volumes[1].tokensPerParameter.decimals(2)])
  }
  notebook.show("time to learn from a text once, by parameters", table)
  let (one, two) = (
    TrainingVolume(
      bytes: 1e9, bytesPerToken: bytesPerToken, parameters: 124e6),
    TrainingVolume(
      bytes: 2e9, bytesPerToken: bytesPerToken, parameters: 124e6)
  )
  let hours = [one.hours(at: speed), two.hours(at: speed)]
  notebook.claim(
    "twice the bytes, twice the hours, exactly",
    hours[1] == 2 * hours[0])
  notebook.answer(
    """
    Far too long: training on that much is spread over hundreds of \
    accelerators. About 20 tokens per parameter, here of 124 million, make \
    the best of a given amount of work. Not shown: attention over long \
    contexts, which the formula leaves out, and that a training step \
    reaches only a part of the speed of one product.
    """)
}

/// Measures the speed of a product of matrices, the best of five.
private func operationsPerSecond() -> Double {
  let size = 768
  let (a, b) = (
    Tensor<Float>.randn([size, size]), Tensor<Float>.randn([size, size])
  )
  let clock = ContinuousClock()
  let times = (0..<5).map { _ in
    clock.measure { _ = a.matmul(b) } / .seconds(1)
  }
  let operations = 2 * Double(size * size * size)
  return operations / (times.min() ?? 1)
}

/// A number in words from a thousand on.
private func short(_ number: Double) -> String {
  let units: [(name: String, size: Double)] = [
    ("billion", 1e9), ("million", 1e6), ("thousand", 1e3),
  ]
  let unit = units.first { number >= $0.size } ?? ("", 1)
  return (number / unit.size).decimals(1) + " " + unit.name
}

/// A time in the unit that suits it.
private func duration(hours: Double) -> String {
  let units: [(name: String, hours: Double)] = [
    ("years", 24 * 365), ("days", 24), ("hours", 1), ("minutes", 1 / 60),
  ]
  let unit = units.first { hours >= $0.hours } ?? ("seconds", 1 / 3600)
  return String(format: "%.1f ", hours / unit.hours) + unit.name
}
