/// Values in the rows and columns of their shape, with labels, as text for printing.
public struct ShapedValues: Equatable, Sendable {
  var values: [String]
  var shape: [Int]
  var rows: [String]
  var columns: [String]

  /// How many rows and columns are shown of more; of the others, the first and the last ones stay.
  static let limit = 10

  /// Whether the values are shown as a table: if they need more than one row, or have titles.
  var isGrid: Bool {
    guard let width = shape.last, width > 0 else { return false }
    return values.count > width || !columns.isEmpty
  }

  /// The matrices along the last two axes, each with its place along the others: `[0, 1]`.
  var matrices: [(place: String, table: Table)] {
    let shape = shape.count == 1 ? [1] + shape : shape
    let (height, width) = (shape[shape.count - 2], shape[shape.count - 1])
    let outer = Array(shape.dropLast(2))
    let count = outer.reduce(1, *)
    return Self.shown(count, limit: 4).map { number in
      guard let number else { return ("…", Table(untitledColumns: 1)) }
      let start = number * height * width
      let part = Array(values[start..<(start + height * width)])
      return (outer.isEmpty ? "" : "\(Self.position(number, in: outer))", table(part, height, width))
    }
  }

  /// The matrices as text, one below the other.
  var text: String {
    matrices.map { place, table in place.isEmpty ? table.text : "\(place)\n\(table.text)" }
      .joined(separator: "\n").replacing("…\n\n", with: "…\n")
  }

  private func table(_ values: [String], _ height: Int, _ width: Int) -> Table {
    let shownColumns = Self.shown(width, limit: Self.limit)
    func labels(_ given: [String], _ shown: [Int?]) -> [String] {
      shown.map { index in index.map { $0 < given.count ? given[$0] : "" } ?? "…" }
    }
    var table: Table
    if columns.isEmpty {
      table = Table(untitledColumns: shownColumns.count + (rows.isEmpty ? 0 : 1), labelled: !rows.isEmpty)
    } else {
      let titles = labels(columns, shownColumns)
      table = Table(rows.isEmpty ? titles : [""] + titles, numbersFrom: rows.isEmpty ? 0 : 1)
    }
    for row in Self.shown(height, limit: Self.limit) {
      let cells = shownColumns.map { column in
        row.flatMap { row in column.map { values[row * width + $0] } } ?? "…"
      }
      let label = row.map { $0 < rows.count ? rows[$0] : "" } ?? "…"
      table.append(rows.isEmpty ? cells : [label] + cells)
    }
    return table
  }

  /// Returns the indices to show of `count`; nil stands for those left out in the middle.
  static func shown(_ count: Int, limit: Int) -> [Int?] {
    guard count > limit else { return (0..<count).map { $0 } }
    let first = limit / 2
    return (0..<first).map { $0 } + [nil] + ((count - (limit - first - 1))..<count).map { $0 }
  }

  /// Returns the indices in each dimension of the element at `index`, in row-major order.
  static func position(_ index: Int, in shape: [Int]) -> [Int] {
    var rest = index
    var indices: [Int] = []
    for size in shape.reversed() {
      indices.append(rest % size)
      rest /= size
    }
    return indices.reversed()
  }
}
