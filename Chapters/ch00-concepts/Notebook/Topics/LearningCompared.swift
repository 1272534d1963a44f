import ConceptsTopics
import NeuralNetworks
import Notebooks
import Tensors

/// Scores of the three ways on new points, and the table that the blog
/// leaves empty.
func threeWaysCompared(_ notebook: Notebook) {
  notebook.cell(
    "Learning: the three side by side, on new points",
    """
    Five draws of 150 points to learn from and 600 to try. Groups and \
    classes are scored against the labels, after each group has been named \
    for the label that it has most of. The guess of the next point is \
    scored by how much it lowers the squared error of always guessing the \
    mean.
    """)
  notebook.source(of: "purity", "foresight")
  var grouped: [Double] = []
  var classified: [Double] = []
  var foreseen: [Double] = []
  var gained: [Float] = []  // on the points that it learned from
  for seed in 1...5 {
    let generator = RandomGenerator(seed: UInt64(seed))
    let known = ThreeSpots(count: 150, generator: generator)
    let new = ThreeSpots(count: 600, generator: generator)
    // the best of ten starts, as is usual
    let runs = (0..<10).map { _ in
      let order = generator.permutation(count: 150)
      return KMeans(known.points, startingAt: Array(order.prefix(3)))
    }
    let best = runs.min { $0.costs.last! < $1.costs.last! }!
    grouped.append(
      purity(
        of: KMeans.nearest(new.points, best.centres), labels: new.labels))
    let model = classifier(
      of: known.points, labels: known.labels, classes: 3)
    let logits = noGrad { model(new.points) }
    classified.append(
      Double(
        (logits.argmax(along: 1) .== new.labels).to(Float.self).mean().item)
    )
    let predictor = nextPointPredictor(of: known.points)
    let mean = known.points[1...].mean(along: 0)
    gained.append(foresight(of: predictor, mean, on: known.points))
    foreseen.append(Double(foresight(of: predictor, mean, on: new.points)))
  }
  func percent(_ values: [Double]) -> String {
    "\(MeanAndSpread(values.map { 100 * $0 }, decimals: 1)) %"
  }
  var table = Table(["", "unsupervised", "supervised", "self-supervised"])
  table.append(["is given", "points", "points, labels", "points in order"])
  table.append(["answers are from", "nobody", "people", "the data"])
  table.append([
    "makes small", "distance to centre", "cross-entropy", "squared error",
  ])
  table.append(["finds", "groups", "classes", "what comes next"])
  table.append([
    "needs people to", "name the groups", "label all", "do nothing",
  ])
  table.append([
    "score here", percent(grouped), percent(classified), percent(foreseen),
  ])
  table.append(["in this course", "merges of a BPE", "ch07.1", "ch06"])
  notebook.show("the table that the blog leaves empty", table)
  let gap = MeanAndSpread(zip(classified, grouped).map { $0 - $1 })
  notebook.prose(
    gap.mean > 2 * gap.spread
      ? """
      Labels help: the classifier is better by more than twice the spread.
      """
      : """
      Labels add nothing that stands out here: the groups are so round \
      that k-means finds them alone.
      """)
  let ceiling = 4.0 / 2.81 / 2.81
  notebook.show(
    "what the best linear guess foresees on average, calculated",
    (100 * ceiling).decimals(1) + " %")
  notebook.claim(
    "where it has learned, a linear guess never loses to the mean",
    gained.min()! > 0)
  notebook.remark(
    """
    What this does not show: that guessing the next value teaches \
    something useful for other tasks. That takes a larger model, and is \
    what chapters 6 and 7 are about.
    """)
}
