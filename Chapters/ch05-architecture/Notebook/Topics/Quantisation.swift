import Architecture
import ArchitectureTopics
import Files
import Foundation
import Notebooks
import Pretraining
import Tensors

/// Weights in 8 and 4 bits, and weights left out.
func quantisation(_ notebook: Notebook) throws {
  roundedWeights(notebook)
  let small = try smallGPT(notebook)
  let windows = try heldOutWindows(
    by: small.tokenizer, count: 8, tokens: 128)
  try quantizedFiles(notebook, small, windows)
  try pruned(notebook, small, windows)
}

private func roundedWeights(_ notebook: Notebook) {
  notebook.cell(
    "Quantisation: whole numbers and a scale",
    """
    A weight becomes a small whole number, and a group of weights shares a \
    scale. In 8 bits, codes go from -127 to 127, with a scale per output; in \
    4 bits from -7 to 7, with a scale for every 32 weights. Rounding is off \
    by half a scale at most.
    """)
  notebook.source(of: "QuantizedMatrix.init", "QuantizedMatrix.matrix")
  let weights = Tensor<Float>.randn([4, 64])
  var worst: [Float] = []
  for (bits, size) in [(8, 64), (4, 32)] {
    let rounded = QuantizedMatrix(weights, bits: bits, groupSize: size)
    let errors = (weights - rounded.matrix).abs()
    let shares = errors.reshaped(to: [4, -1, size]) / rounded.scales
    worst.append(shares.max().item)
    notebook.show(
      "\(bits) bits: codes of a row", rounded.codes[0, 0, ..<8].scalars)
    notebook.show("  largest error, in scales", worst.last!)
  }
  notebook.claim(
    "no weight is off by more than half a scale", worst.max()! < 0.501)
}

private func quantizedFiles(
  _ notebook: Notebook, _ small: PretrainedModel, _ windows: Tensor<Int>
) throws {
  notebook.cell(
    "Quantisation: size, perplexity and the next token",
    """
    The project's small model is written to files with its matrices in 8 and \
    4 bits, read back, and asked for every next token of documents that it was \
    not trained on. Perplexity says how well it predicts; agreement, how \
    often it prefers the same token as before.
    """)
  notebook.source(of: "GPTModel.writeQuantized")
  let model = small.model
  let before = Agreement(of: model, with: model, on: windows)
  var table = Table(
    ["weights", "bytes", "perplexity", "same token"],
    numbers: ["bytes", "perplexity", "same token"])
  let whole = model.parameterCount * 4
  table.append([
    "32 bits", grouped(whole), before.perplexity.decimals(2), "100.0 %",
  ])
  let settings: [(bits: Int, size: Int?, name: String)] = [
    (8, nil, "8 bits, scale per row"), (4, nil, "4 bits, scale per row"),
    (4, 32, "4 bits, scale per 32"),
  ]
  var sizes: [Int] = []
  for setting in settings {
    try notebook.withTemporaryFolder { folder in
      let file = folder.appending(path: "model.safetensors")
      try model.writeQuantized(
        to: file, bits: setting.bits, groupSize: setting.size)
      let loaded = try GPTModel(quantized: file, model.configuration)
      let result = Agreement(of: loaded, with: model, on: windows)
      let bytes = try file.resourceValues(forKeys: [.fileSizeKey]).fileSize!
      sizes.append(bytes)
      table.append([
        setting.name, grouped(bytes), result.perplexity.decimals(2),
        (100 * result.sameToken).decimals(1) + " %",
      ])
    }
  }
  notebook.show("\(grouped(windows.shape[0] * 128)) tokens", table)
  notebook.claim(
    "a quarter and an eighth of the bytes, and a tenth more at most",
    sizes[0] * 10 < whole / 4 * 11 && sizes[1] * 10 < whole / 8 * 11)
}

private func pruned(
  _ notebook: Notebook, _ small: PretrainedModel, _ windows: Tensor<Int>
) throws {
  notebook.cell(
    "Quantisation: pruning, and how much can go",
    """
    Pruning sets the smallest weights to zero, here those of the blocks' \
    matrices. Smallest of the whole model, or of each matrix: a matrix of \
    small numbers may be needed all the same.
    """)
  notebook.source(of: "GPTModel.prune")
  let shares = [0, 0.3, 0.5, 0.7, 0.9]
  var series: [LinePlot.Series] = []
  var exact = true
  for scope in PruningScope.allCases {
    var perplexities: [Double] = []
    for share in shares {
      let model = GPTModel(small.configuration)
      try model.load(small.model.stateDictionary)
      model.eval()
      let zeros = model.prune(share, within: scope)
      let result = Agreement(
        of: model, with: small.model, on: windows[..<4])
      perplexities.append(result.perplexity)
      exact = exact && abs(zeros - share) < 1e-4
      if share == 0 { exact = exact && result.sameToken == 1 }
    }
    series.append(
      .init(scope.rawValue, x: shares, y: perplexities.map { log10($0) }))
    notebook.show(
      "perplexity, smallest of \(scope.rawValue)",
      Tensor([perplexities.map { Float($0) }]),
      columns: ["0 %", "30 %", "50 %", "70 %", "90 %"], decimals: 1)
  }
  notebook.plot(
    LinePlot(
      "log₁₀ of the perplexity", xLabel: "share of zeros", series: series))
  notebook.claim(
    "as many zeros as asked for, and with none the same tokens", exact)
  notebook.remark(
    """
    What this does not show: speed. A product with zeros takes as long as \
    any other here, and 4-bit codes are turned into Floats before they are \
    used. Training after pruning wins much of the loss back.
    """)
}
