import Architecture
import Notebooks
import Pretraining
import SelfAttention
import Tensors

/// The heads of the small pretrained model, block by block.
func trainedHeads(_ notebook: Notebook, _ data: ChapterData) throws {
  notebook.cell(
    "5.5 Where a trained head looks",
    """
    In ch04 the heads were untrained and looked everywhere alike. This \
    project's small model has read many short stories. Its first blocks \
    read a sentence here, and the attention of its last block shows its \
    weights, head by head. Training has given each head an interest of its \
    own; nobody told it which.
    """)
  notebook.ask("At the name “Flora”, which earlier word could help a head?")
  let pretrained = try PretrainedModel.load(.standIn, in: data.location)
  let (model, tokenizer) = (pretrained.model, pretrained.tokenizer)
  let ids = try tokenizer.encode("Once there was a girl called Flora.")
  let tokens = ids.map { tokenizer.decode([$0]).trimmed }
  var x = model.embedding(Tensor([ids]))  // [1, tokens, width]
  for block in model.blocks.dropLast() { x = block(x) }
  let last = model.blocks[model.blocks.count - 1]
  let (queries, keys, _) = last.attention.projections(of: last.firstNorm(x))
  let weights = last.attention.weights(queries, keys)[0]
  let heads = (1...last.attention.headCount).map { "head \($0)" }
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
private func heatMap(
  _ title: String, _ weights: Tensor<Float>, _ words: [String]
) -> HeatMap {
  let rows = weights.unbound().map { $0.scalars.map { Double($0) } }
  return HeatMap(title, rows: words, columns: words, values: rows)
}

extension String {
  /// The text without a space at its beginning, as most tokens have.
  fileprivate var trimmed: String { String(trimmingPrefix(" ")) }
}
