import Architecture
import Corpora
import Notebooks
import Pretraining
import SelfAttention
import Tensors

/// What each head attends to, as heat maps: before training, and after.
func untrainedHeads(_ notebook: Notebook) {
  let batch = twoTexts

  notebook.cell(
    "3.6.2 Where each head looks",
    """
    Rows are queries, columns are keys. The triangle is the causal mask. \
    Untrained heads spread their attention almost evenly over what they \
    may see: small weights give small scores.
    """)
  notebook.manualSeed(123)
  let attention = MultiHeadAttention(
    inputSize: 3, outputSize: 4, contextLength: 6, dropout: 0, headCount: 2)
  let (queries, keys, _) = attention.projections(of: batch)
  let weights = attention.weights(queries, keys)[0]  // [heads, …, tokens]
  notebook.plot(heatMap("head 1", weights[0], words))
  notebook.plot(heatMap("head 2", weights[1], words))
}

/// The heads of the small pretrained model, block by block.
func trainedHeads(_ notebook: Notebook) throws {
  let location = try DataLocation(option: notebook.dataFolder?.path)

  notebook.cell(
    "3.6.2 Where a trained head looks",
    """
    A look ahead: ch05 builds and ch06 trains models with such attention. \
    This project's small one has read many short stories. Its first blocks \
    read a sentence here, and the attention of its last block shows its \
    weights, head by head. Training has given each head an interest of its \
    own; nobody told it which.
    """)
  notebook.ask("At the name “Flora”, which earlier word could help a head?")
  let pretrained = try PretrainedModel.load(.standIn, in: location)
  let (model, tokenizer) = (pretrained.model, pretrained.tokenizer)
  let ids = try tokenizer.encode("Once there was a girl called Flora.")
  let tokens = ids.map { tokenizer.decode([$0]).trimmed }
  var x = model.embedding(Tensor([ids]))  // [1, tokens, width]
  for block in model.blocks.dropLast() { x = block(x) }
  let last = model.blocks[model.blocks.count - 1]
  let (queries, keys, _) = last.attention.projections(of: last.firstNorm(x))
  let weights = last.attention.weights(queries, keys)[0]
  let heads = (1...last.attention.headCount).map { "head \($0)" }
  notebook.plot(headsFigure(weights[0..., 6], from: tokens[6], to: tokens))
  notebook.control("last block", states: heads, shown: 1) { head in
    notebook.plot(heatMap(heads[head], weights[head], tokens))
  }
  var most = Table(["", "looks most at", "weight"], numbers: ["weight"])
  for (head, name) in heads.enumerated() {
    let row = weights[head, 6]  // of "Flora", the seventh token
    let best = row.argmax().item
    most.append([name, tokens[best], Double(row[best].item).decimals(2)])
  }
  notebook.show("from “\(tokens[6])”", most)
}

/// Weights `[tokens, tokens]` as shades.
func heatMap(
  _ title: String, _ weights: Tensor<Float>, _ words: [String]
) -> HeatMap {
  let rows = weights.unbound().map { $0.scalars.map { Double($0) } }
  return HeatMap(title, rows: words, columns: words, values: rows)
}

extension String {
  /// The text without a space at its beginning, as most tokens have.
  fileprivate var trimmed: String { String(trimmingPrefix(" ")) }
}
