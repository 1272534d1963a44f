import Notebooks
import SamplingTopics
import Tensors

/// Texts of different lengths in one batch.
func padding(_ notebook: Notebook) {
  let texts = SmallTexts.examples
  let lengths = texts.ids.map { $0.count - 1 }
  let length = lengths.max() ?? 0
  let each = texts.ids.indices.map { [$0] }

  notebook.cell(
    "Padding: left or right",
    """
    A batch is a rectangle, so short texts are padded. On the right is \
    usual for training. On the left is usual for generating: all texts \
    then end in the same column, where the next token goes.
    """)
  let right = TokenRows(texts.ids, rows: each, length: length)
  let left = TokenRows(texts.ids, rows: each, length: length, side: .left)
  for (name, rows) in [("right", right), ("left", left)] {
    let marks = rows.texts.unbound().map { row in
      row.scalars.map { $0 < 0 ? "·" : "■" }.joined()
    }
    notebook.show("padded on the \(name)", marks.joined(separator: " "))
  }
  let sameTokens =
    left.paddingCount == right.paddingCount
    && texts.ids.indices.allSatisfy {
      left.place(of: $0).places.count == right.place(of: $0).places.count
    }
  notebook.claim(
    "both hold the same tokens", sameTokens)

  notebook.cell(
    "Padding: masked, it changes nothing",
    """
    The padding mask hides padding from every token, and positions count \
    from the first real one. Then each text must get the logits that it \
    gets alone. Without mask and positions, one of the two sides is right \
    all the same.
    """)
  notebook.ask("Which side needs no padding mask in a causal model?")
  let model = tinyGPT(
    vocabulary: texts.words.count, context: length, layers: 2,
    seed: notebook.seed(default: 123))
  let alone = texts.ids.map { text in
    model(Tensor([Array(text.dropLast())]))[0]
  }
  func worst(_ logits: Tensor<Float>, _ rows: TokenRows) -> Float {
    alone.indices.map { text -> Float in
      let (row, places) = rows.place(of: text)
      return largestDifference(logits[row, places], alone[text])
    }.max() ?? 0
  }
  let masked = [worst(model(right), right), worst(model(left), left)]
  let plain = [
    worst(model(right.ids), right), worst(model(left.ids), left),
  ]
  var table = Table(
    ["largest difference", "right", "left"], numbers: ["right", "left"])
  table.append(["mask and positions"] + masked.map { "\($0)" })
  table.append(["ids alone"] + plain.map { "\($0)" })
  notebook.show("from each text alone", table)
  notebook.claim(
    "masked, both sides give the logits of the text alone, within 1e-5",
    masked[0] < 1e-5 && masked[1] < 1e-5)
  notebook.claim(
    "on the right, the causal mask is enough, within 1e-5",
    plain[0] < 1e-5)
  notebook.claim("on the left, it is not", plain[1] > 0.01)
  notebook.answer(
    """
    Padding on the right comes after the text, where no token looks. A \
    model that reads in both directions, such as BERT, needs the mask on \
    either side.
    """)

  notebook.cell(
    "Padding: the loss leaves it out, and truncation",
    """
    Padding has no next token, so its target is -100, which the loss \
    ignores. A text that is too long is truncated. Whether its beginning \
    or its end is kept matters, since a token only knows what is before it.
    """)
  let padded = model.totalLoss(on: right).item
  let separate = zip(texts.ids, alone).reduce(Float(0)) { sum, pair in
    sum
      + pair.1.crossEntropy(
        targets: Tensor(Array(pair.0.dropFirst())), reduction: .sum
      ).item
  }
  notebook.show("summed loss, padded", padded)
  notebook.show("summed loss, each text alone", separate)
  let whole = Array(texts.ids[4].dropLast())
  let logits = alone[4]
  let beginning = model(Tensor([Array(whole.prefix(4))]))[0]
  let end = model(Tensor([Array(whole.suffix(4))]))[0]
  let kept = [
    largestDifference(beginning, logits[..<4]),
    largestDifference(end, logits[(whole.count - 4)...]),
  ]
  notebook.show("logits change, beginning kept", kept[0])
  notebook.show("logits change, end kept", kept[1])
  notebook.claim(
    "the same loss, within 1e-5 of it",
    abs(padded - separate) < 1e-5 * separate)
  notebook.claim(
    "the beginning keeps its logits, within 1e-5; the end does not",
    kept[0] < 1e-5 && kept[1] > 0.01)
  notebook.remark(
    """
    What this does not show is which half of a long text is worth more: a \
    classifier often needs the end, a language model can read it in pieces.
    """)
}
