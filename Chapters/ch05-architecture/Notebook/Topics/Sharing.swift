import Architecture
import ArchitectureTopics
import Files
import NeuralNetworks
import Notebooks
import Tensors

/// One set of weights in several places.
func sharing(_ notebook: Notebook) {
  repeatedBlock(notebook)
  tiedWeights(notebook)
}

/// A block of width 16, without norms of its own parameters to distract.
private func makeBlock() -> ComposedBlock {
  ComposedBlock(
    attention: plainAttention(width: 16, heads: 2, contextLength: 8),
    feedForward: plainFeedForward(width: 16, hidden: 64),
    firstNorm: RMSNorm(width: 16), secondNorm: RMSNorm(width: 16))
}

private func repeatedBlock(_ notebook: Notebook) {
  notebook.cell(
    "Sharing: one block four times",
    """
    ALBERT applies one block again and again, so its four layers have the \
    parameters of one. The work stays the same. For the gradient, each use \
    of a weight counts: the shared block gets the sum of what four separate \
    blocks with the same numbers would get.
    """)
  let block = makeBlock()
  let copies = (0..<4).map { _ in makeBlock() }
  for copy in copies {
    for (to, from) in zip(copy.parameters, block.parameters) {
      to.value.copy(from: from.value)
    }
  }
  let x = Tensor<Float>.randn([2, 8, 16])  // [batch, tokens, width]
  let shared = Sequential(block, block, block, block)
  let separate = Sequential(copies[0], copies[1], copies[2], copies[3])
  for model in [shared, separate] {
    (model(x) * model(x)).mean().backward()
  }
  var difference: Float = 0
  for (number, parameter) in block.parameters.enumerated() {
    let sum = copies.map { $0.parameters[number].gradient! }.reduce(
      Tensor.zeros(parameter.value.shape), +)
    let gap = (parameter.gradient! - sum).abs().max() / sum.abs().max()
    difference = max(difference, gap.item)
  }
  notebook.show(
    "parameters, separate", grouped(separate.parameterCount))
  notebook.show("parameters, shared", grouped(shared.parameterCount))
  notebook.show("largest difference of a gradient, relative", difference)
  notebook.claim(
    "a quarter of the parameters, exactly",
    separate.parameterCount == 4 * shared.parameterCount)
  notebook.claim("the gradients sum, up to rounding", difference < 1e-4)
}

private func tiedWeights(_ notebook: Notebook) {
  notebook.cell(
    "Sharing: weight tying",
    """
    The token embedding has a row for each token, and so has the output \
    head. GPT-2 uses one matrix for both. Its gradient is the sum of two: \
    one for the rows that were looked up, one for all rows that were scored.
    """)
  notebook.source(of: "GPTModel.tiedLogits")
  let counts = GPTConfiguration.gpt124M.parameterBreakdown
  notebook.compare("parameters", counts.total, book: 163_009_536)
  notebook.compare("tied", counts.totalWhenTied, book: 124_412_160)
  let model = GPTModel(
    GPTConfiguration(
      vocabularySize: 20, contextLength: 8, embeddingWidth: 16,
      headCount: 2, layerCount: 2, dropout: 0))
  let table = model.embedding.token
  model.outputHead.weight = table.weight.detached()  // equal, not tied
  let (ids, targets) = (Tensor([[1, 2, 3, 2]]), Tensor([[2, 3, 2, 9]]))

  crossEntropy(model(ids), targets).backward()
  let separate = [table, model.outputHead].map {
    $0.parameters[0].gradient!
  }
  let sum = separate[0] + separate[1]
  model.zeroGradients()
  crossEntropy(model.tiedLogits(ids), targets).backward()
  let tied = table.parameters[0].gradient!
  let difference = (tied - sum).abs().max().item
  let untouched = separate[0].abs().sum(along: 1) .== 0
  notebook.show(
    "rows without gradient as embedding", untouched.scalars.count { $0 })
  notebook.show("tied − sum of both, largest difference", difference)
  notebook.claim("the tied gradient is the sum", difference < 1e-6)
  notebook.remark(
    """
    Tokens that do not occur in a batch move all the same when they are \
    tied: their scores were wrong too. Whether sharing costs quality, this \
    does not show; the book found two matrices better, GPT-2 did well with \
    one.
    """)
}
