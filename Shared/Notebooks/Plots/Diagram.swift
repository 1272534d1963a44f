/// A figure of boxes, arrows, cells and words, laid out on a grid of characters.
///
/// The same description draws in a terminal, where a place of the grid is a character, and as SVG. Each function
/// that adds something takes the place of its upper left corner and returns the frame that it fills, so that
/// the next thing can refer to it:
///
///     var figure = Diagram("A residual block", "The input goes around the layer and is added to its output.")
///     let layer = figure.box("Linear", column: 4, row: 0)
///     let sum = figure.box("+", column: 4, row: 4, width: layer.width)
///     figure.arrow(from: layer.bottom, to: sum.top)
///
/// Keep figures within 60 columns: letters of wider ones are small on a phone.
public struct Diagram: Equatable, Sendable {
  public let title: String
  /// What is to be seen, in a sentence.
  public let description: String
  private(set) var shapes: [Shape] = []

  public init(_ title: String, _ description: String) {
    self.title = title
    self.description = description
  }

  /// What a part of a figure stands for, by its colour; text must say so as well.
  public enum Tone: Equatable, Sendable {
    case plain
    /// Less important: what is masked, ignored or frozen.
    case faint
    /// The first to the fourth colour of a page's plots.
    case first, second, third, fourth
    /// The first colour, as strong as the share from 0 to 1.
    case share(Double)
  }

  public enum Alignment: Equatable, Sendable { case left, center, right }

  /// A place on the grid.
  struct Place: Equatable, Sendable {
    var column: Int
    var row: Int
  }

  /// A thing to be drawn.
  enum Shape: Equatable, Sendable {
    /// A rectangle with lines of text in its middle.
    case box(Frame, [String], Tone, isDashed: Bool)
    /// A line of text in a frame one row high.
    case text(Frame, String, Alignment, Tone)
    /// A filled cell of one row.
    case cell(Frame, String, Tone)
    /// A line with corners; with a head, it ends in an arrow.
    case line([Place], hasHead: Bool, Tone)
  }

  /// The columns and rows that something fills.
  public struct Frame: Equatable, Sendable {
    public var column: Int
    public var row: Int
    public var width: Int
    public var height: Int

    /// The first column to the right of the frame, and the first row below it.
    public var endColumn: Int { column + width }
    public var endRow: Int { row + height }
    public var middleColumn: Int { column + (width - 1) / 2 }
    public var middleRow: Int { row + (height - 1) / 2 }

    public var top: Anchor { Anchor(.top, column: middleColumn, row: row) }
    public var bottom: Anchor { Anchor(.bottom, column: middleColumn, row: endRow - 1) }
    public var left: Anchor { Anchor(.left, column: column, row: middleRow) }
    public var right: Anchor { Anchor(.right, column: endColumn - 1, row: middleRow) }
  }

  /// A point on the edge of a frame, where arrows begin and end.
  public struct Anchor: Equatable, Sendable {
    enum Side { case top, bottom, left, right }
    var side: Side
    var place: Place

    init(_ side: Side, column: Int, row: Int) {
      self.side = side
      place = Place(column: column, row: row)
    }

    /// The point moved along the edge: to the right, or down.
    public func moved(by distance: Int) -> Anchor {
      switch side {
      case .top, .bottom: Anchor(side, column: place.column + distance, row: place.row)
      case .left, .right: Anchor(side, column: place.column, row: place.row + distance)
      }
    }

    var isVertical: Bool { side == .top || side == .bottom }

    /// The place just outside of the frame.
    var outside: Place {
      switch side {
      case .top: Place(column: place.column, row: place.row - 1)
      case .bottom: Place(column: place.column, row: place.row + 1)
      case .left: Place(column: place.column - 1, row: place.row)
      case .right: Place(column: place.column + 1, row: place.row)
      }
    }
  }

  mutating func add(_ shape: Shape) { shapes.append(shape) }
}

extension Diagram {
  /// Draws a box around lines of text; without a width it is as wide as the text needs.
  @discardableResult
  public mutating func box(
    _ text: String, column: Int, row: Int, width: Int? = nil, tone: Tone = .plain, isDashed: Bool = false
  ) -> Frame {
    let lines =
      text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let needed = (lines.map(\.count).max() ?? 0) + 4
    let frame = Frame(
      column: column, row: row, width: max(width ?? needed, needed - 2), height: lines.count + 2)
    add(.box(frame, lines, tone, isDashed: isDashed))
    return frame
  }

  /// Draws boxes of the same width below each other, with arrows between them.
  @discardableResult
  public mutating func stack(_ texts: [String], column: Int, row: Int, tone: Tone = .plain) -> [Frame] {
    let lines = texts.flatMap { $0.split(separator: "\n") }
    let width = (lines.map(\.count).max() ?? 0) + 4
    var frames: [Frame] = []
    for text in texts {
      let next = box(
        text, column: column, row: frames.last.map { $0.endRow + 1 } ?? row, width: width, tone: tone)
      if let last = frames.last { arrow(from: last.bottom, to: next.top) }
      frames.append(next)
    }
    return frames
  }

  /// Draws a dashed frame around others, with a label above it.
  @discardableResult
  public mutating func group(_ label: String, around frames: [Frame], margin: Int = 2) -> Frame {
    let left = (frames.map(\.column).min() ?? 0) - margin
    let top = (frames.map(\.row).min() ?? 0) - 1
    let right = (frames.map(\.endColumn).max() ?? 0) + margin
    let bottom = (frames.map(\.endRow).max() ?? 0) + 1
    let frame = Frame(column: left, row: top, width: right - left, height: bottom - top)
    add(.box(frame, [], .faint, isDashed: true))
    text(label, column: left, row: top - 1)
    return frame
  }

  /// Writes text, line by line.
  @discardableResult
  public mutating func text(
    _ text: String, column: Int, row: Int, width: Int? = nil, alignment: Alignment = .left,
    tone: Tone = .plain
  ) -> Frame {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let needed = lines.map(\.count).max() ?? 0
    let frame = Frame(column: column, row: row, width: max(width ?? 0, needed), height: lines.count)
    for (index, line) in lines.enumerated() {
      let place = Frame(column: column, row: row + index, width: frame.width, height: 1)
      add(.text(place, line, alignment, tone))
    }
    return frame
  }

  /// Draws words as a row of boxes that touch; returns the frame of each.
  ///
  /// The widths, if given, are those of the boxes with their left edges, so that rows below each other align.
  @discardableResult
  public mutating func tokens(
    _ words: [String], column: Int, row: Int, widths: [Int] = [], tone: Tone = .plain
  ) -> [Frame] {
    var frames: [Frame] = []
    for (index, word) in words.enumerated() {
      let width = (index < widths.count ? widths[index] : Self.tokenWidth(of: word)) + 1
      let start = frames.last.map { $0.endColumn - 1 } ?? column
      frames.append(Frame(column: start, row: row, width: width, height: 3))
      add(.box(frames[index], [word], tone, isDashed: false))
    }
    return frames
  }

  /// The width of a word's box in a row of tokens, with its left edge only.
  public static func tokenWidth(of word: String) -> Int { word.count + 3 }

  /// Draws values in rows and columns of cells; returns the frame of the cells, without the labels.
  ///
  /// The labels of the rows are to the left of `column`, those of the columns above `row`.
  @discardableResult
  public mutating func matrix(
    _ values: [[String]], column: Int, row: Int, rows: [String] = [], columns: [String] = [],
    cellWidth: Int? = nil,
    tone: (Int, Int) -> Tone = { _, _ in .plain }
  ) -> Frame {
    let longest = (values.joined().map(\.count) + columns.map(\.count)).max() ?? 0
    let width = cellWidth ?? longest + 2
    for (index, line) in values.enumerated() {
      for (number, value) in line.enumerated() {
        let frame = Frame(column: column + number * width, row: row + index, width: width, height: 1)
        add(.cell(frame, value, tone(index, number)))
      }
    }
    for (index, label) in rows.enumerated() {
      text(label, column: column - label.count - 1, row: row + index, alignment: .right)
    }
    for (number, label) in columns.enumerated() {
      text(label, column: column + number * width, row: row - 1, width: width, alignment: .center)
    }
    return Frame(column: column, row: row, width: width * (values.first?.count ?? 0), height: values.count)
  }
}

extension Diagram {
  /// Draws an arrow from the edge of one frame to the edge of another, with at most two bends.
  ///
  /// An arrow that leaves and enters at the same side goes around: `detour` is how far out, in columns or rows.
  public mutating func arrow(
    from start: Anchor, to end: Anchor, detour: Int = 3, hasHead: Bool = true, tone: Tone = .plain
  ) {
    add(.line(Self.route(from: start, to: end, detour: detour, isOpen: !hasHead), hasHead: hasHead, tone))
  }

  /// Returns the corners of a line. An arrow ends outside of the frame that it points to, any other line on the edge.
  private static func route(from start: Anchor, to end: Anchor, detour: Int, isOpen: Bool) -> [Place] {
    let (first, last) = (start.place, isOpen ? end.place : end.outside)
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
