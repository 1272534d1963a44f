import ConceptsTopics
import Foundation
import NeuralNetworks
import Notebooks
import Tensors

/// The same points, learned from in three ways.
func learning(_ notebook: Notebook) {
  let spots = ThreeSpots(count: 150)
  unsupervised(notebook, spots)
  supervised(notebook, spots)
  selfSupervised(notebook, spots)
  threeWaysCompared(notebook)
}

/// Lines of equal height over the plane of the points, with paths.
private func plane(
  _ title: String, levels: [Double], paths: [LinePlot.Series] = [],
  height: (Double, Double) -> Double
) -> ContourPlot {
  ContourPlot(
    title, x: -5...5, y: -4...4, levels: levels, paths: paths, cells: 40,
    height: height)
}

private func unsupervised(_ notebook: Notebook, _ spots: ThreeSpots) {
  notebook.cell(
    "Learning: unsupervised, from points alone",
    """
    Something moves between three spots and is seen inexactly, 150 times. \
    k-means gets the points and a number, three, and nothing else. Each \
    centre moves to the mean of the points that are nearest to it, until \
    none moves. The lines show where points are dense, the paths how the \
    centres travel.
    """)
  notebook.source(of: "KMeans.init", "KMeans.nearest", "KMeans.means")
  let points = spots.points
  let means = KMeans(points, startingAt: [0, 1, 3])
  let groups = KMeans.nearest(points, means.centres)
  let places = (0..<points.shape[0]).map {
    points[$0].scalars.map(Double.init)
  }
  let paths = (0..<3).map { centre in
    LinePlot.Series(
      "centre \(centre)",
      x: means.path.map { Double($0[centre, 0].item) },
      y: means.path.map { Double($0[centre, 1].item) })
  }
  notebook.plot(
    plane(
      "how many points are near: 4, 10, 16 and 22",
      levels: [4, 10, 16, 22], paths: paths
    ) {
      x, y in
      places.reduce(0) { sum, place in
        let (dx, dy) = (place[0] - x, place[1] - y)
        return sum + exp(-(dx * dx + dy * dy) / 0.6)
      }
    })
  notebook.show(
    "sum of squared distances, round by round",
    means.costs.map { $0.rounded() })
  let error =
    (KMeans.means(of: points, groups, means.centres)
    - means.centres).abs().max().item
  notebook.show(
    "largest difference of a centre from its mean", error.asDifference)
  notebook.claim(
    "no round makes the distances larger",
    zip(means.costs, means.costs.dropFirst()).allSatisfy { $1 <= $0 })
  notebook.claim("each centre is the mean of its points", error == 0)
}

private func supervised(_ notebook: Notebook, _ spots: ThreeSpots) {
  notebook.cell(
    "Learning: supervised, from points with labels",
    """
    Now a teacher says for each point which spot it came from. Logistic \
    regression is a linear layer and the cross-entropy. At its best, the \
    gradient of the biases is zero, so its mean probability of each class \
    is exactly the share of that class. The lines show how likely spot 0 \
    is.
    """)
  notebook.source(of: "classifier", "fitted")
  let model = classifier(
    of: spots.points, labels: spots.labels, classes: 3)
  let probabilities = noGrad { model(spots.points).softmax(along: 1) }
  let shares = spots.labels.oneHot(classes: 3).to(Float.self)
    .mean(along: 0)
  let predicted = probabilities.mean(along: 0)
  notebook.plot(
    plane(
      "probability of spot 0: 0.1, 0.5 and 0.9", levels: [0.1, 0.5, 0.9]
    ) { x, y in
      let point = Tensor<Float>([[Float(x), Float(y)]])
      return Double(
        noGrad { model(point).softmax(along: 1)[0, 0].item })
    })
  notebook.show(
    "of the classes", stacked([predicted, shares], along: 0),
    rows: ["mean probability", "share"],
    columns: ["spot 0", "spot 1", "spot 2"], decimals: 6)
  let error = (predicted - shares).abs().max().item
  notebook.show("largest difference", error.asDifference)
  notebook.claim("mean probabilities equal the shares", error < 1e-5)
}

private func selfSupervised(_ notebook: Notebook, _ spots: ThreeSpots) {
  notebook.cell(
    "Learning: self-supervised, from points in their order",
    """
    Nobody labels anything, but the points have an order. Guess each from \
    the one before: the answer is the next point itself, as the answer in \
    a text is the next word. The spots take turns around the origin, so \
    the best guess turns a point by 120°, and shrinks it, because part of \
    what it sees is noise. A linear layer finds that.
    """)
  notebook.ask("By what factor should it shrink?")
  notebook.source(of: "nextPointPredictor")
  let points = spots.points
  let model = nextPointPredictor(of: points)
  let before = points[0..<149]
  let left = noGrad { points[1...] - model(before) }  // what it got wrong
  let turn = rotation(by: 2 * .pi / 3) * Float(2 / (2 + 0.81))
  let weight = model.weight.detached()
  notebook.show("learned", weight, rows: ["x", "y"], decimals: 3)
  notebook.show(
    "120° and 2 / (2 + 0.9²)", turn, rows: ["x", "y"], decimals: 3)
  let link = left.transposed().matmul(before) / 149
  notebook.show("mean of error × input", link.abs().max().item.asDifference)
  notebook.claim(
    "what it got wrong has nothing linear left in it of the input",
    link.abs().max().item < 1e-5)
  notebook.answer(
    """
    In each direction, the spots vary by 2 and the noise by 0.81. Only the \
    share 2 / 2.81 of what is seen will be there again, turned, in the \
    next point.
    """)
}
