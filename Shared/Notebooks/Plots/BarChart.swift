/// One horizontal bar per value, such as the probabilities of the next token.
public struct BarChart: Equatable, Sendable {
  public var title: String
  public var labels: [String]
  public var values: [Double]
  public var decimals: Int

  /// Describes a chart; traps if the numbers of labels and values differ.
  public init(_ title: String, labels: [String], values: [Double], decimals: Int = 4) {
    precondition(
      labels.count == values.count,
      "a bar chart needs as many labels as values, not \(labels.count) and \(values.count)")
    self.title = title
    self.labels = labels
    self.values = values
    self.decimals = decimals
  }
}
