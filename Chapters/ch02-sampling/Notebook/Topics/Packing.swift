import Notebooks
import SamplingTopics
import Tensors

/// Several texts in one row, each as if it were alone.
func packing(_ notebook: Notebook) {
  let texts = SmallTexts.examples

  notebook.cell(
    "Packing: several texts in one row",
    """
    Padded to the longest, six texts take six rows, and much of each is \
    empty. Packing puts several into one row: the longest first, each into \
    the first row with room.
    """)
  notebook.source(of: "packed")
  let lengths = texts.ids.map { $0.count - 1 }  // the last id is a target
  let length = 12
  let layout = packed(lengths: lengths, into: length)
  let rows = TokenRows(texts.ids, rows: layout, length: length)
  let table = rowTable(rows, texts)
  notebook.show("rows of \(length)", table)
  let longest = lengths.max() ?? 0
  let used = lengths.reduce(0, +)
  notebook.show(
    "empty when padded to the longest",
    share(texts.ids.count * longest - used, of: texts.ids.count * longest))
  notebook.show(
    "empty when packed",
    share(rows.paddingCount, of: layout.count * length))
  notebook.claim(
    "every text is in exactly one row",
    layout.flatMap { $0 }.sorted() == Array(texts.ids.indices))

  notebook.cell(
    "Packing: the mask has blocks",
    """
    A 1 is what a token (row) sees: each text has a triangle of its own. \
    Positions start again with every text.
    """)
  let visible = rows.hidden[0].logicalNot()
  let owners = rows.texts[0].scalars.map { $0 < 0 ? "·" : "\($0)" }
  notebook.show("positions of row 0", rows.positions[0].scalars)
  notebook.plot(
    HeatMap(
      "row 0: text of each token", rows: owners, columns: owners,
      values: visible.unbound().map { $0.scalars.map { $0 ? 1 : 0 } },
      decimals: 0))

  notebook.cell(
    "Packing: as if each text were alone",
    """
    The logits of a packed text must be those of the text alone, and the \
    gradient of the summed loss the sum over the texts. Both are compared \
    for a GPT of two layers, element by element.
    """)
  notebook.source(of: "GPTModel.totalLoss")
  let model = tinyGPT(
    vocabulary: texts.words.count, context: length, layers: 2,
    seed: notebook.seed(default: 123))
  let together = model(rows)  // [rows, tokens, vocabulary]
  var sum = Tensor<Float>(0)
  var difference: Float = 0
  for (number, text) in texts.ids.enumerated() {
    let alone = model(Tensor([Array(text.dropLast())]))[0]
    let (row, places) = rows.place(of: number)
    difference = max(
      difference, largestDifference(together[row, places], alone))
    sum =
      sum
      + alone.crossEntropy(
        targets: Tensor(Array(text.dropFirst())), reduction: .sum)
  }
  let expected = gradient(of: sum, by: model)
  let packedGradient = gradient(of: model.totalLoss(on: rows), by: model)
  let gradientDifference = largestDifference(packedGradient, expected)
  notebook.show("largest difference of logits", difference)
  notebook.show("largest difference of gradients", gradientDifference)
  notebook.show("largest gradient", expected.abs().max().item)
  notebook.claim("the same logits, within 1e-5", difference < 1e-5)
  notebook.claim(
    "the same gradients, within 1e-4", gradientDifference < 1e-4)

  notebook.cell(
    "Packing: each of the two parts is needed",
    """
    The same rows once more: with positions that run on through the row, \
    and with the causal mask alone. The largest difference from the text \
    alone shows what each mistake does.
    """)
  let running = Tensor<Int>.arange(length).expanded(to: rows.ids.shape)
  let later = Tensor<Bool>.ones([length, length]).triu(diagonal: 1)
    .expanded(to: rows.hidden.shape)
  let wrongPositions = model.logits(
    rows.ids, positions: running, hidden: rows.hidden)
  let wrongMask = model.logits(
    rows.ids, positions: rows.positions, hidden: later)
  let real = rows.texts .>= 0
  let errors = [together - wrongPositions, together - wrongMask].map {
    $0.detached().abs().max(along: -1).values.selected(where: real).max()
      .item
  }
  notebook.show("positions run on", errors[0])
  notebook.show("no blocks in the mask", errors[1])
  notebook.claim("either one changes logits", errors.min() ?? 0 > 0.01)
  notebook.remark(
    """
    What this does not show is speed. The fused attention here multiplies \
    whole rows and then hides most of the result; kernels made for packed \
    rows skip the hidden blocks. The notes' "20 to 40 %" depends on the \
    lengths of the texts and on the kernel.
    """)
}

/// Each row, with the number of the text at every place.
private func rowTable(_ rows: TokenRows, _ texts: SmallTexts) -> Table {
  var table = Table(["row", "text", "token"])
  for row in 0..<rows.ids.shape[0] {
    let owners = rows.texts[row].scalars
    let words = zip(rows.ids[row].scalars, owners).map { id, text in
      text < 0 ? "·" : texts.words[id]
    }
    let marks = owners.map { $0 < 0 ? "·" : "\($0)" }.joined()
    table.append(["\(row)", marks, words.joined(separator: " ")])
  }
  return table
}

/// A part as a percentage.
func share(_ part: Int, of whole: Int) -> String {
  (100 * Double(part) / Double(whole)).decimals(1) + " %"
}
