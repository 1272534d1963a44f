import Tensors

/// Groups found without labels: each point belongs to the nearest of a few
/// centres, and each centre is the mean of its points.
///
/// Lloyd, 1982.
public struct KMeans {
  /// The centres after each round, the first ones included, `[k, 2]` each.
  public private(set) var path: [Tensor<Float>]
  /// The sum of squared distances to the nearest centre, for each entry of
  /// `path`. It never rises.
  public private(set) var costs: [Float] = []

  public var centres: Tensor<Float> { path[path.count - 1] }

  /// Moves centres until nothing changes any more, starting from some of
  /// the points `[points, width]`.
  public init(_ points: Tensor<Float>, startingAt chosen: [Int]) {
    path = [points.selected(along: 0, indices: Tensor(chosen))]
    var groups = Self.nearest(points, centres)
    while true {
      costs.append(Self.cost(points, centres, groups))
      let moved = Self.means(of: points, groups, centres)
      let regrouped = Self.nearest(points, moved)
      if regrouped.scalars == groups.scalars,
        moved.scalars == centres.scalars
      {
        return
      }
      path.append(moved)
      groups = regrouped
    }
  }

  /// Finds the nearest centre of each point: `[points]`.
  public static func nearest(
    _ points: Tensor<Float>, _ centres: Tensor<Float>
  ) -> Tensor<Int> {
    let ways = points.unsqueezed(at: 1) - centres  // [points, k, width]
    return (ways * ways).sum(along: 2).argmin(along: 1)
  }

  /// Computes the mean of each group; a centre without points stays where
  /// it is.
  public static func means(
    of points: Tensor<Float>, _ groups: Tensor<Int>,
    _ centres: Tensor<Float>
  ) -> Tensor<Float> {
    let isMember = groups.oneHot(classes: centres.shape[0]).to(Float.self)
    let sizes = isMember.sum(along: 0).unsqueezed(at: 1)  // [k, 1]
    let sums = isMember.transposed().matmul(points)  // [k, width]
    let divisors = Tensor<Float>.maximum(sizes, Tensor(1))
    return whereTrue(sizes .> 0, sums / divisors, centres)
  }

  private static func cost(
    _ points: Tensor<Float>, _ centres: Tensor<Float>, _ groups: Tensor<Int>
  ) -> Float {
    let ways = points - centres.selected(along: 0, indices: groups)
    return (ways * ways).sum().item
  }
}

/// Computes the share of points whose group has the label that is the most
/// frequent in it: what unsupervised groups are worth as a classifier, once
/// somebody has named each of them.
public func purity(of groups: Tensor<Int>, labels: Tensor<Int>) -> Double {
  let pairs = zip(groups.scalars, labels.scalars)
  let counts = Dictionary(grouping: pairs) { $0.0 }.values.map { members in
    Dictionary(grouping: members) { $0.1 }.values.map(\.count).max()!
  }
  return Double(counts.reduce(0, +)) / Double(labels.count)
}
