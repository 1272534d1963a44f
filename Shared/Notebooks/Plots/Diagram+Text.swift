extension Diagram: Plot {
  /// Draws the figure in characters; if it is wider than `width`, its description stands for it.
  public func text(width: Int, isColored: Bool) -> String {
    let heading = title.wrapped(to: width)
    guard let extent, extent.width <= width else { return "\(heading)\n\(description.wrapped(to: width))" }
    var canvas = CharacterCanvas(columns: extent.width, rows: extent.height)
    for shape in shapes { draw(shape, on: &canvas, from: extent) }
    return heading + "\n\n" + canvas.lines(isColored: isColored).joined(separator: "\n")
  }

  /// The columns and rows that the shapes fill; nil if there are none.
  var extent: Frame? {
    let frames = shapes.flatMap { shape -> [Frame] in
      switch shape {
      case .box(let frame, _, _, _), .text(let frame, _, _, _), .cell(let frame, _, _): [frame]
      case .arrow(let places, _, _):
        places.map { Frame(column: $0.column, row: $0.row, width: 1, height: 1) }
      }
    }
    guard let left = frames.map(\.column).min(), let right = frames.map(\.endColumn).max(),
      let top = frames.map(\.row).min(), let bottom = frames.map(\.endRow).max()
    else { return nil }
    return Frame(column: left, row: top, width: right - left, height: bottom - top)
  }

  private func draw(_ shape: Shape, on canvas: inout CharacterCanvas, from origin: Frame) {
    switch shape {
    case .box(let frame, let lines, let tone, let isDashed):
      canvas.box(frame.relative(to: origin), tone: tone, isDashed: isDashed)
      for (index, line) in lines.enumerated() {
        let place = Frame(
          column: frame.column + 1, row: frame.row + 1 + index, width: frame.width - 2, height: 1)
        canvas.write(line, in: place.relative(to: origin), .center, tone)
      }
    case .text(let frame, let text, let alignment, let tone):
      canvas.write(text, in: frame.relative(to: origin), alignment, tone)
    case .cell(let frame, let text, let tone):
      canvas.fill(frame.relative(to: origin), tone)
      canvas.write(text, in: frame.relative(to: origin), .center, tone)
    case .arrow(let places, let ends, let tone):
      let corners = places.map { Place(column: $0.column - origin.column, row: $0.row - origin.row) }
      canvas.line(corners, tone)
      if let last = corners.last { canvas.head(last, entering: ends.side, tone) }
    }
  }
}

extension Diagram.Frame {
  fileprivate func relative(to origin: Self) -> Self {
    var copy = self
    copy.column -= origin.column
    copy.row -= origin.row
    return copy
  }
}

/// A grid of characters on which lines that meet join: `─` and `│` become `┬` or `┼`.
struct CharacterCanvas {
  private typealias Tone = Diagram.Tone
  private struct Cell {
    var character: Character = " "
    /// The directions in which lines leave: 1 up, 2 down, 4 left, 8 right.
    var lines = 0
    var isDashed = false
    var tone = Tone.plain
    var isFilled = false
  }

  private var cells: [[Cell]]

  init(columns: Int, rows: Int) {
    cells = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
  }

  private static let crossings = Array(" ││││┘┐┤│└┌├ ┴┬┼")

  /// The character for lines in some of the four directions.
  private static func crossing(_ lines: Int, isDashed: Bool) -> Character {
    switch lines {
    case 1...3: return isDashed ? "┆" : "│"
    case 4, 8, 12: return isDashed ? "┄" : "─"
    default: return crossings[lines]
    }
  }

  mutating func box(_ frame: Diagram.Frame, tone: Diagram.Tone, isDashed: Bool) {
    let (right, bottom) = (frame.endColumn - 1, frame.endRow - 1)
    let corners = [
      Diagram.Place(column: frame.column, row: frame.row), .init(column: right, row: frame.row),
      .init(column: right, row: bottom), .init(column: frame.column, row: bottom),
      .init(column: frame.column, row: frame.row),
    ]
    line(corners, tone, isDashed: isDashed)
  }

  mutating func line(_ corners: [Diagram.Place], _ tone: Diagram.Tone, isDashed: Bool = false) {
    for (start, end) in zip(corners, corners.dropFirst()) {
      let (across, down) = ((end.column - start.column).signum(), (end.row - start.row).signum())
      let (out, back) = down > 0 ? (2, 1) : down < 0 ? (1, 2) : across > 0 ? (8, 4) : (4, 8)
      var place = start
      while place != end {
        cells[place.row][place.column].lines |= out
        mark(place, tone, isDashed)
        place = .init(column: place.column + across, row: place.row + down)
        cells[place.row][place.column].lines |= back
        mark(place, tone, isDashed)
      }
    }
  }

  /// Draws the head of an arrow just outside of the side that it enters.
  mutating func head(_ place: Diagram.Place, entering side: Diagram.Anchor.Side, _ tone: Diagram.Tone) {
    cells[place.row][place.column].character =
      switch side {
      case .top: "▼"
      case .bottom: "▲"
      case .left: "▶"
      case .right: "◀"
      }
    cells[place.row][place.column].tone = tone
  }

  private mutating func mark(_ place: Diagram.Place, _ tone: Diagram.Tone, _ isDashed: Bool) {
    cells[place.row][place.column].isDashed = isDashed
    if tone != .plain { cells[place.row][place.column].tone = tone }
  }

  mutating func fill(_ frame: Diagram.Frame, _ tone: Diagram.Tone) {
    for column in frame.column..<frame.endColumn {
      cells[frame.row][column].tone = tone
      cells[frame.row][column].isFilled = true
    }
  }

  mutating func write(
    _ text: String, in frame: Diagram.Frame, _ alignment: Diagram.Alignment, _ tone: Diagram.Tone
  ) {
    let shown = Array(text.fitting(frame.width))
    let space = frame.width - shown.count
    let start = frame.column + (alignment == .left ? 0 : alignment == .right ? space : space / 2)
    for (index, character) in shown.enumerated() {
      cells[frame.row][start + index].character = character
      cells[frame.row][start + index].tone = tone
    }
  }

  /// The rows as text, without blanks at their ends.
  func lines(isColored: Bool) -> [String] {
    cells.map { row in
      let characters = row.map { cell in
        cell.character == " " ? Self.crossing(cell.lines, isDashed: cell.isDashed) : cell.character
      }
      guard isColored else { return String(characters).trimmingEnd() }
      var line = ""
      var index = 0
      while index < row.count {
        let end = row[index...].firstIndex {
          $0.tone != row[index].tone || $0.isFilled != row[index].isFilled
        }
        let piece = String(characters[index..<(end ?? row.count)])
        line += Self.styled(piece, row[index].tone, isFilled: row[index].isFilled)
        index = end ?? row.count
      }
      return line.trimmingEnd()
    }
  }

  private static func styled(_ text: String, _ tone: Diagram.Tone, isFilled: Bool) -> String {
    if text.allSatisfy({ $0 == " " }), !isFilled { return text }
    switch tone {
    case .plain: return text
    case .faint: return Style.dim.applied(to: text)
    case .first: return Style.cyan.applied(to: text)
    case .second: return Style.yellow.applied(to: text)
    case .third: return Style.green.applied(to: text)
    case .fourth: return Style.magenta.applied(to: text)
    case .share(let share):
      // Blues of the 256-colour palette, from near black to bright, under white text.
      let shades = [235, 17, 18, 19, 20, 26]
      let shade = shades[Int((min(max(share, 0), 1) * 5).rounded())]
      return "\u{1B}[48;5;\(shade);97m\(text)\u{1B}[0m"
    }
  }
}
