/// Curves over a common axis, such as training and validation loss by step.
public struct LinePlot: Equatable, Sendable {
  /// One curve: its name in the legend and its points; non-finite points are skipped.
  public struct Series: Equatable, Sendable {
    public var name: String
    public var x: [Double]
    public var y: [Double]

    /// Makes a curve through the points (x[i], y[i]); traps if the numbers of x and y differ.
    public init(_ name: String, x: [Double], y: [Double]) {
      precondition(x.count == y.count, "a curve needs as many x as y, not \(x.count) and \(y.count)")
      self.name = name
      self.x = x
      self.y = y
    }

    /// Makes a curve through values at 0, 1, 2, …
    public init(_ name: String, y: [Double]) {
      self.init(name, x: y.indices.map { Double($0) }, y: y)
    }

    var points: [(x: Double, y: Double)] {
      zip(x, y).filter { $0.0.isFinite && $0.1.isFinite }.map { ($0.0, $0.1) }
    }
  }

  public var title: String
  public var xLabel: String
  public var series: [Series]

  /// Describes a plot of one or more curves.
  public init(_ title: String, xLabel: String = "", series: [Series]) {
    self.title = title
    self.xLabel = xLabel
    self.series = series
  }
}
