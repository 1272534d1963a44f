/// A matrix as shades, such as the attention weights of one head.
public struct HeatMap: Equatable, Sendable {
  public var title: String
  public var rowLabels: [String]
  public var columnLabels: [String]
  public var values: [[Double]]
  public var decimals: Int

  /// Describes a heat map of `values` [rows][columns]; labels are optional.
  ///
  /// Traps if the rows differ in length, or if labels are given but their number does not match.
  public init(
    _ title: String, rows rowLabels: [String] = [], columns columnLabels: [String] = [],
    values: [[Double]], decimals: Int = 2
  ) {
    let columns = values.first?.count ?? 0
    precondition(values.allSatisfy { $0.count == columns }, "a heat map needs rows of equal length")
    precondition(
      rowLabels.isEmpty || rowLabels.count == values.count,
      "a heat map of \(values.count) rows has \(rowLabels.count) row labels")
    precondition(
      columnLabels.isEmpty || columnLabels.count == columns,
      "a heat map of \(columns) columns has \(columnLabels.count) column labels")
    self.title = title
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
    self.values = values
    self.decimals = decimals
  }
}
