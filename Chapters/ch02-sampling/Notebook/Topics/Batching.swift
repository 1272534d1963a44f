import Notebooks
import Sampling
import SamplingTopics
import Tensors

/// Which texts share a batch.
func batching(_ notebook: Notebook, of story: TokenizedStory) {
  notebook.cell(
    "Dynamic batching: texts of like length together",
    """
    A batch is padded to its longest text, so one long paragraph among \
    short ones is expensive. Sorted by length first, the same paragraphs \
    of the story need fewer places. Batches by a budget of tokens, padding \
    included, also keep the work per step even.
    """)
  notebook.source(of: "batchesByTokens", "paddedCount")
  let text = story.tokenizer.decode(story.ids)
  let paragraphs = text.split(separator: "\n").map(String.init)
  let count = paragraphs.count / 8 * 8  // whole batches of eight
  let lengths = paragraphs.prefix(count).map {
    story.tokenizer.encodeOrdinary($0).count
  }
  let used = lengths.reduce(0, +)
  let longest = lengths.max() ?? 0
  let shuffled = (0..<20).map { seed in
    let generator = RandomGenerator(seed: UInt64(seed))
    return batchesInOrder(generator.permutation(count: count), size: 8)
  }
  let byLength = batchesByLength(lengths, size: 8)
  let byTokens = batchesByTokens(lengths, budget: 8 * used / count)
  let rows = packed(lengths: lengths, into: longest)

  let places = shuffled.map { paddedCount($0, lengths: lengths) }
  let empty = places.map { 100 * (1 - Double(used) / Double($0)) }
  var table = Table(
    ["batches", "number", "places", "empty"],
    numbers: ["number", "places", "empty"])
  table.append([
    "of 8, 20 random orders", "\(count / 8)",
    "\(MeanAndSpread(places.map { Double($0) }, decimals: 0))",
    "\(MeanAndSpread(empty, decimals: 1)) %",
  ])
  for (name, batches) in [
    ("of 8, by length", byLength), ("by tokens", byTokens),
  ] {
    let places = paddedCount(batches, lengths: lengths)
    table.append([
      name, "\(batches.count)", "\(places)",
      share(places - used, of: places),
    ])
  }
  table.append([
    "rows of \(longest), packed", "\(rows.count)",
    "\(rows.count * longest)",
    share(rows.count * longest - used, of: rows.count * longest),
  ])
  notebook.show("\(count) paragraphs of \(used) tokens", table)
  let all = Array(0..<count)
  let orders = shuffled + [byLength, byTokens, rows]
  notebook.claim(
    "each way has every paragraph exactly once",
    orders.allSatisfy { $0.flatMap { $0 }.sorted() == all })
  let isLeast = places.allSatisfy {
    $0 >= paddedCount(byLength, lengths: lengths)
  }
  notebook.claim(
    "no order of whole batches needs fewer places than sorting", isLeast)
  notebook.remark(
    """
    What this does not show is what sorting does to learning. Short texts \
    are of another kind than long ones, so training shuffles the batches, \
    and often sorts only within a pool of some hundred texts.
    """)
}
