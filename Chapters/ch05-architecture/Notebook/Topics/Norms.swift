import Architecture
import ArchitectureTopics
import Foundation
import NeuralNetworks
import Notebooks
import Tensors

/// Where to normalize: not at all, after, before, and without the mean.
func norms(_ notebook: Notebook) throws {
  rootMeanSquare(notebook)
  let text = CharacterText(try trainingText())
  depthTwelve(notebook, text)
  trainedAtDepthTwelve(notebook, text)
}

private func rootMeanSquare(_ notebook: Notebook) {
  notebook.cell(
    "Norms: RMSNorm is LayerNorm for vectors of mean 0",
    """
    LayerNorm subtracts the mean of a token's vector and divides by the \
    standard deviation. RMSNorm only divides, by the root of the mean \
    square. For a vector whose mean is 0, both are one.
    """)
  notebook.source(of: "RMSNorm.callAsFunction")
  let x = 3 * Tensor<Float>.randn([4, 32]) + 1
  let centred = x - x.mean(along: 1, keepingDimensions: true)
  let (layer, rootMeanSquare) = (LayerNorm(width: 32), RMSNorm(width: 32))
  let difference = (layer(centred) - rootMeanSquare(centred)).abs().max()
    .item
  let other = (layer(x) - rootMeanSquare(x)).abs().max().item
  notebook.show("largest difference, mean 0", difference)
  notebook.show("largest difference, mean 1", other)
  notebook.claim(
    "the same up to rounding when the mean is 0", difference < 1e-5)
}

/// The four kinds that are compared.
private let kinds: [(name: String, placement: NormPlacement, isRMS: Bool)] =
  [
    ("none", .none, false), ("post", .post, false), ("pre", .pre, false),
    ("pre, RMS", .pre, true),
  ]

/// Twelve blocks of width 24 with norms of one kind. Weights of the blocks
/// are multiplied by `gain`.
private func deepModel(
  _ text: CharacterText, _ kind: Int, gain: Float
) -> ComposedModel {
  func norm() -> any Layer {
    kinds[kind].isRMS ? RMSNorm(width: 24) : LayerNorm(width: 24)
  }
  let blocks = (0..<12).map { _ in
    ComposedBlock(
      attention: plainAttention(width: 24, heads: 2, contextLength: 32),
      feedForward: plainFeedForward(width: 24, hidden: 96),
      firstNorm: norm(), secondNorm: norm(),
      placement: kinds[kind].placement)
  }
  for parameter in blocks.flatMap(\.parameters)
  where parameter.value.rank == 2 {
    parameter.value.multiply(by: gain)
  }
  return ComposedModel(
    vocabularySize: text.characters.count, contextLength: 32, width: 24,
    blocks: blocks, finalNorm: norm())
}

private func depthTwelve(_ notebook: Notebook, _ text: CharacterText) {
  notebook.cell(
    "Norms: twelve blocks before training",
    """
    Shortcuts add up: what leaves a block is what entered it and more. We \
    draw the weights of twelve blocks three times larger than usual, and \
    look at the standard deviation after each block. Without norms it grows \
    by a factor per block, with norms before each half by a sum, and with \
    norms after each half not at all.
    """)
  notebook.ask("Which of the four curves bends, and which is a line?")
  let (inputs, _) = text.heldOutBatch(4, tokens: 32)
  var series: [LinePlot.Series] = []
  var last: [Double] = []
  for (number, kind) in kinds.enumerated() {
    notebook.manualSeed(1)
    let model = deepModel(text, number, gain: 3)
    let outputs = noGrad { model.blockOutputs(inputs) }
    let deviations = outputs.map {
      Double($0.standardDeviation(along: 2, unbiased: false).mean().item)
    }
    series.append(.init(kind.name, y: deviations.map { log10($0) }))
    last.append(deviations[12])
  }
  notebook.plot(
    LinePlot(
      "log₁₀ of the standard deviation", xLabel: "blocks passed",
      series: series))
  notebook.print("after twelve blocks:")
  for (kind, deviation) in zip(kinds, last) {
    notebook.print("  \(kind.name):", String(format: "%.3g", deviation))
  }
  notebook.claim(
    "with norms after each half it is 1", abs(last[1] - 1) < 1e-3)
}

private func trainedAtDepthTwelve(
  _ notebook: Notebook, _ text: CharacterText
) {
  notebook.cell(
    "Norms: the same blocks trained",
    """
    The same models with weights of the usual size, 30 steps each, under \
    three seeds; the loss is that on held-out text. Equal seeds draw equal \
    weights and equal windows.
    """)
  let training = ShortTraining(steps: 30, batch: 4)
  var table = Table(["norms", "loss"], numbers: ["loss"])
  var results: [MeanAndSpread] = []
  for (number, kind) in kinds.enumerated() {
    let losses = forSeeds([1, 2, 3]) { seed in
      let model = deepModel(text, number, gain: 1)
      return training.heldOutLoss(of: model, on: text, seed: seed)
    }
    notebook.progress(number + 1, of: 4, label: "training")
    let result = MeanAndSpread(losses)
    results.append(result)
    table.append([kind.name, "\(result)"])
  }
  notebook.show("twelve blocks of width 24", table)
  notebook.remark(
    results[2].isApart(from: results[3])
      ? "LayerNorm and RMSNorm differ by more than their spreads."
      : "LayerNorm and RMSNorm differ by less than their spreads: with three seeds, no difference."
  )
  notebook.remark(
    results[1].isApart(from: results[2])
      ? "Norms before and after differ by more than their spreads."
      : "Norms before and after differ by less than their spreads.")
  let best = results.indices.min { results[$0].mean < results[$1].mean }!
  notebook.remark("The best mean has: \(kinds[best].name).")
  notebook.remark(
    """
    What this does not show: gradient clipping and a warm-up help all four, \
    and in 30 steps of a small model nothing has time to blow up. Trouble \
    without norms starts with size and learning rate.
    """)
}
