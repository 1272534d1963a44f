import EmbeddingsTopics
import Notebooks
import Tensors

/// What training does to the vectors of words.
func vectors(_ notebook: Notebook) {
  notebook.cell(
    "Vectors: cat, dog, apple, banana",
    """
    The blog post gives four words three numbers each, and says that cat \
    and dog are closer together than apple and banana, because they are \
    more alike. The distances are enough to check that.
    """)
  notebook.ask("Which two of the four are closest?")
  let names = ["cat", "dog", "apple", "banana"]
  let printed = Tensor([
    [0.1, 0.5, 0.3], [0.3, 0.1, 0.5], [0.7, 0.2, 0.1], [0.6, 0.3, 0.2],
  ])
  let differences = printed.unsqueezed(at: 0) - printed.unsqueezed(at: 1)
  let distances = differences.norm(along: -1)  // [words, words]
  notebook.show(
    "distances", distances, rows: names, columns: names, decimals: 3)
  notebook.show(
    "cosines", cosines(of: printed), rows: names, columns: names,
    decimals: 3)
  notebook.claim(
    "cat and dog are further apart than apple and banana",
    distances[0, 1].item > distances[2, 3].item)
  notebook.claim(
    "and further apart than dog and banana",
    distances[0, 1].item > distances[3, 1].item)
  notebook.answer(
    """
    Apple and banana, by far. The numbers do not support the claim; they \
    were made up, not trained. The next cell trains some.
    """)

  notebook.cell(
    "Vectors: training brings like words together",
    """
    A grammar writes short texts about animals and fruits. From the vector \
    of each word, a layer learns to guess the words around it. Words that \
    are used alike need to predict alike, and so their vectors move \
    together.
    """)
  notebook.source(of: "trainedWordVectors", "cosines")
  let text = Tales.text(count: 24, generator: RandomGenerator(seed: 1))
  notebook.print(text.map { Tales.words[$0] }.joined(separator: " "))
  let runs = (1...3).map { trainedWordVectors(seed: UInt64($0)) }
  var neighbours = Table(["word", "nearest before", "nearest after"])
  for word in ["cat", "dog", "apple", "banana", "sleeps", "ripe"] {
    neighbours.append([
      word, nearest(to: word, in: runs[0].before),
      nearest(to: word, in: runs[0].after),
    ])
  }
  notebook.show("the three nearest words by cosine, first seed", neighbours)
  let before = MeanAndSpread(
    runs.map { contrast(in: $0.before) }, decimals: 2)
  let after = MeanAndSpread(
    runs.map { contrast(in: $0.after) }, decimals: 2)
  for (time, values) in [("before", before), ("after", after)] {
    notebook.show(
      "cosine within animals and within fruits, minus between, \(time)",
      values)
  }
  let isClear = after.mean > before.mean + 2 * after.spread
  notebook.prose(
    isClear
      ? "Training made the groups, with all \(runs.count) seeds."
      : "No clear groups over \(runs.count) seeds.")

  notebook.cell(
    "Vectors: a plane to look at",
    """
    Eight numbers cannot be drawn. The two directions in which the vectors \
    differ most span the plane that loses least. What the plane leaves out \
    is part of the answer: words that meet in it may be far apart.
    """)
  notebook.source(of: "PrincipalAxes.init")
  let nouns = runs[0].after[0..<20]  // animals, fruits, moods, tastes
  let plane = PrincipalAxes(of: nouns, count: 2)
  notebook.plot(
    wordPlane(Array(Tales.words.prefix(20)), at: plane.places))
  let shares = plane.variances / plane.total
  notebook.show("share of the variance on each axis", shares)
  let all = PrincipalAxes(of: nouns, count: 8)
  let gap = abs(all.variances.sum().item / all.total - 1)
  let products = all.axes.matmul(all.axes.transposed())
  let slant = (products - .eye(8)).abs().max().item
  notebook.show("all eight axes: difference from the whole variance", gap)
  notebook.show("largest product of two axes", slant)
  notebook.claim(
    "the axes are at right angles, and together keep all variance",
    gap < 1e-4 && slant < 1e-4)
  notebook.remark(
    """
    What this does not show: meaning. The grammar puts animals and fruits \
    into different places of a sentence, and that is all these vectors know.
    """)
}

/// The three words whose vectors are nearest in direction.
private func nearest(to word: String, in vectors: Tensor<Float>) -> String {
  let id = Tales.words.firstIndex(of: word) ?? 0
  let order = cosines(of: vectors)[id].topk(4).indices.scalars
  return order.filter { $0 != id }.prefix(3).map { Tales.words[$0] }
    .joined(separator: ", ")
}

/// The mean cosine within animals and within fruits, minus that between.
private func contrast(in vectors: Tensor<Float>) -> Double {
  let table = cosines(of: vectors[0..<12])
  let within =
    (table[0..<6, 0..<6].sum() + table[6..<12, 6..<12].sum() - 12) / 60
  return Double((within - table[0..<6, 6..<12].mean()).item)
}

/// Draws words at their places on two axes `[words, 2]`.
func wordPlane(_ words: [String], at places: Tensor<Float>) -> Diagram {
  var figure = Diagram(
    "Words on their two principal axes",
    "\(words.count) words; those that are used alike stand together.")
  let (columns, rows) = (48, 17)
  func scaled(_ axis: Int, to count: Int) -> [Int] {
    let values = places[0..., axis].scalars
    let (least, most) = (values.min() ?? 0, values.max() ?? 1)
    return values.map {
      Int((($0 - least) / (most - least) * Float(count)).rounded())
    }
  }
  let (x, y) = (scaled(0, to: columns), scaled(1, to: rows))
  var taken: Set<[Int]> = []
  for (index, word) in words.enumerated() {
    func cells(_ row: Int) -> [[Int]] {
      (x[index]...x[index] + word.count).map { [$0, row] }
    }
    var row = y[index]
    while cells(row).contains(where: taken.contains) { row += 1 }
    taken.formUnion(cells(row))
    let tone: Diagram.Tone =
      index < 6 ? .first : index < 12 ? .second : .third
    figure.text(word, column: x[index], row: row, tone: tone)
  }
  return figure
}
