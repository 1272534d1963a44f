import Notebooks
import Tensors
import Tokenizing
import TokenizingTopics

/// The tokens that are not text.
func special(_ notebook: Notebook) throws {
  notebook.cell(
    "Special: [CLS] a [SEP] b [SEP], and [PAD] to the end",
    """
    BERT reads two texts at once: is the second an answer to the first? \
    [CLS] begins, [SEP] ends each text, and segments say which token \
    belongs to which. The rows of a batch must be equally long, so [PAD] \
    fills up the short ones, and a mask tells the model to look away. \
    [UNK] stands for what the pieces cannot spell.
    """)
  notebook.ask("How many tokens are not text in the second row?")
  notebook.source(of: "PairEncoder.join", "PairEncoder.batch")
  let text = "is the tide in? yes, it is. the tide is out, come and see."
  let pieces = WordPieceTrainer.train(on: text, vocabularySize: 60)
  let names = ["[PAD]", "[CLS]", "[SEP]"]
  let tokenizer = WordPiece(vocabulary: names + pieces.vocabulary)
  let encoder = PairEncoder(begin: 1, end: 2, padding: 0)
  let pairs: [(String, String?)] = [
    ("is the tide in?", "yes, it is."), ("come and see.", nil),
    ("the tide is out, the tide is in", "Ω, come and see the tide"),
  ]
  let rows = try pairs.map { first, second in
    try encoder.join(
      tokenizer.encode(first), second.map(tokenizer.encode), longest: 13)
  }
  let batch = encoder.batch(rows)
  for row in batch {
    var table = Table(["", "tokens"])
    table.append([
      "token",
      row.ids.map { tokenizer.vocabulary[$0] }.joined(separator: " "),
    ])
    table.append(["id", listed(row.ids)])
    table.append(["segment", listed(row.segments)])
    table.append(["mask", listed(row.mask)])
    notebook.show("\(row.ids.count) tokens", table)
  }
  let special = batch[1].ids.count { $0 < names.count }
  notebook.answer(
    "\(special) of \(batch[1].ids.count): [CLS], [SEP] and the padding.")
  let isWhole = zip(rows, batch).allSatisfy { row, padded in
    let kept = zip(padded.ids, padded.mask).filter { $0.1 == 1 }.map(\.0)
    return kept == row.ids
  }
  notebook.claim("what the mask keeps are the ids without padding", isWhole)
  padMask(notebook, rows: rows, batch: batch)
}

/// With the mask, padding changes nothing.
private func padMask(
  _ notebook: Notebook, rows: [EncodedPair], batch: [EncodedPair]
) {
  notebook.cell(
    "Special: a pad mask hides the padding",
    """
    Something must be computed for [PAD], since a batch is one tensor. Here \
    each token's vector counts into the mean of its row: alone, padded, and \
    padded with the mask.
    """)
  let vectors = Tensor<Float>.randn([64, 8])  // [vocabulary, width]
  let alone = rows.map { mean(of: $0, in: vectors, masked: false) }
  let padded = batch.map { mean(of: $0, in: vectors, masked: false) }
  let masked = batch.map { mean(of: $0, in: vectors, masked: true) }
  let without = largest(zip(alone, padded))
  let with = largest(zip(alone, masked))
  notebook.show("largest difference without the mask", without)
  notebook.show("largest difference with the mask", with)
  notebook.claim(
    "with the mask, a padded row gives what the row alone gives",
    with < 1e-6)
  notebook.claim("without it, it does not", without > 0.01)
  notebook.remark(
    """
    What this does not show: a model that was trained with these tokens. \
    [CLS] and [SEP] have no meaning of their own; they get it in training, \
    so ids must be put together the way the model has seen them. GPT-2 has \
    one special token only, and no mask: causal attention never looks to \
    the right, where the padding is.
    """)
}

/// The mean of the vectors of a row's tokens, `[width]`.
private func mean(
  of row: EncodedPair, in vectors: Tensor<Float>, masked: Bool
) -> Tensor<Float> {
  let x = vectors.embedding(Tensor(row.ids))
  guard masked else { return x.mean(along: 0) }
  let weights = Tensor(row.mask.map { Float($0) })  // [tokens]
  let count = Float(row.mask.reduce(0, +))
  return (x * weights.reshaped(to: [row.mask.count, 1])).sum(along: 0)
    / count
}

private func largest(
  _ pairs: Zip2Sequence<[Tensor<Float>], [Tensor<Float>]>
) -> Float {
  pairs.map { ($0 - $1).abs().max().item }.max()!
}

private func listed(_ numbers: [Int]) -> String {
  numbers.map(String.init).joined(separator: " ")
}
