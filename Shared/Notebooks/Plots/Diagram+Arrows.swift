extension Diagram {
  /// Draws an arrow from the edge of one frame to the edge of another, with at most two bends.
  ///
  /// An arrow that leaves and enters at the same side goes around: `detour` is how far out, in columns or rows.
  public mutating func arrow(from start: Anchor, to end: Anchor, detour: Int = 3, tone: Tone = .plain) {
    let ends = Ends(side: end.side, isOpenAtStart: !start.isBordered, isOpenAtEnd: !end.isBordered)
    add(.arrow(Self.route(from: start, to: end, detour: detour), ends, tone))
  }

  /// Draws an arrow straight down, or straight to the right, to the edge of another frame.
  public mutating func straightArrow(from start: Anchor, to end: Anchor, tone: Tone = .plain) {
    arrow(from: start.facing(end), to: end, tone: tone)
  }

  /// Returns the corners of an arrow. It ends outside of the frame that it points to, and begins on the border
  /// or, if there is none, outside as well.
  private static func route(from start: Anchor, to end: Anchor, detour: Int) -> [Place] {
    let (first, last) = (start.isBordered ? start.place : start.outside, end.outside)
    if start.isVertical != end.isVertical {
      let corner =
        start.isVertical
        ? Place(column: first.column, row: last.row) : Place(column: last.column, row: first.row)
      return [first, corner, last]
    }
    if start.isVertical {
      if first.column == last.column { return [first, last] }
      let row =
        switch (start.side, end.side) {
        case (.top, .top): min(first.row, end.place.row) - detour
        case (.bottom, .bottom): max(first.row, end.place.row) + detour
        default: middle(first.row, end.place.row)
        }
      return [first, Place(column: first.column, row: row), Place(column: last.column, row: row), last]
    }
    if first.row == last.row { return [first, last] }
    let column =
      switch (start.side, end.side) {
      case (.left, .left): min(first.column, end.place.column) - detour
      case (.right, .right): max(first.column, end.place.column) + detour
      default: middle(first.column, end.place.column)
      }
    return [first, Place(column: column, row: first.row), Place(column: column, row: last.row), last]
  }

  /// The middle between two edges; nearer to the first one, so that there is room for the head of an arrow.
  private static func middle(_ first: Int, _ last: Int) -> Int {
    first + (last > first ? max((last - first) / 2, 1) : min((last - first) / 2, -1))
  }
}
