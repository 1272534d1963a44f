import Architecture
import Files
import Foundation
import Notebooks
import Tensors

/// Book 4.6: the model of full size and its logits. Returns the model.
func completeModel(_ notebook: Notebook) -> GPTModel {
  notebook.cell(
    "4.6 The GPT model",
    """
    GPTModel is the outline of book 4.1 with twelve real blocks and a \
    real normalization. Its weights are drawn in PyTorch's order, so the \
    seed reproduces the numbers in the book and the notes, including \
    dropout.
    """)
  // [batch, tokens]
  let batch = Tensor([[6109, 3626, 6100, 345], [6109, 1110, 6622, 257]])
  notebook.source(of: "GPTModel.init", "GPTModel.callAsFunction")
  notebook.manualSeed(123)
  let model = GPTModel(.gpt124M)
  let logits = model(batch)  // [batch, tokens, vocabulary]
  notebook.compare("shape", logits.shape, book: [2, 4, 50257])
  notebook.compare(
    "logits, both ends of each row", ends(of: logits), book: Printed.logits,
    columns: idsAtBothEnds)
  return model
}

/// Book 4.6: the number of its parameters, counted in the model and on
/// paper.
func parameters(_ notebook: Notebook, of model: GPTModel) {
  notebook.cell(
    "4.6 How many parameters",
    """
    163 million, although the model is called 124M: GPT-2 uses the weights \
    of its token embedding again in the output layer (weight tying), and \
    the name counts them once. The book keeps two sets of weights, because \
    its author had better results that way; GPT-2 did well with one. Two \
    sets cost 38.6 million parameters more.
    """)
  notebook.ask("Which layer alone makes up the difference to 124 million?")
  notebook.compare("parameters", model.parameterCount, book: 163_009_536)
  let withoutHead = model.parameterCount - model.outputHead.parameterCount
  notebook.compare("with tied weights", withoutHead, book: 124_412_160)
  // a Float has 4 bytes
  let megabytes = Double(model.parameterCount * 4) / (1024 * 1024)
  notebook.compare(
    "megabytes", megabytes, book: 621.83, decimals: 2, tolerance: 0.005)

  notebook.cell(
    "4.6 Counting step by step",
    """
    The same number on paper. A linear layer has inputs · outputs weights \
    and, if it has a bias, one more per output; an embedding has rows · \
    width; a normalization has a scale and a shift. The notes count the \
    same parts.
    """)
  let breakdown = GPTConfiguration.gpt124M.parameterBreakdown
  var table = Table(
    ["part", "formula", "parameters"], numbers: ["parameters"])
  for row in breakdown.rows {
    table.append([row.part, row.formula, grouped(row.count)])
  }
  notebook.show("parameters of .gpt124M", table)
  notebook.compare(
    "total", breakdown.total, book: 163_009_536, source: .notes)
  notebook.claim(
    "as many as the model has", breakdown.total == model.parameterCount)
  notebook.compare(
    "embeddings",
    [
      breakdown.tokenEmbedding, breakdown.positionEmbedding,
      breakdown.embeddings,
    ],
    book: [38_597_376, 786_432, 39_383_808], source: .notes)
  notebook.compare(
    "attention",
    [
      breakdown.query, breakdown.queryKeyValue, breakdown.attentionOutput,
      breakdown.attention,
    ],
    book: [589_824, 1_769_472, 590_592, 2_360_064], source: .notes)
  notebook.compare(
    "feed-forward",
    [
      breakdown.feedForwardFirst, breakdown.feedForwardSecond,
      breakdown.feedForward,
    ],
    book: [2_362_368, 2_360_064, 4_722_432], source: .notes)
  notebook.compare(
    "norms, one block, all blocks",
    [breakdown.norms, breakdown.block, breakdown.blocks],
    book: [3_072, 7_085_568, 85_026_816], source: .notes)
  notebook.compare(
    "final norm and output head",
    [breakdown.finalNorm, breakdown.outputHead],
    book: [1_536, 38_597_376], source: .notes)
}
