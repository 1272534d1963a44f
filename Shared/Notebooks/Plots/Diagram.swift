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
    /// An arrow with corners.
    case arrow([Place], Ends, Tone)
  }

  /// How an arrow begins and ends.
  struct Ends: Equatable, Sendable {
    /// The side at which it ends.
    var side: Anchor.Side
    /// Whether it begins, or ends, at something without a border, half a place further on.
    var isOpenAtStart: Bool
    var isOpenAtEnd: Bool
  }

  /// The columns and rows that something fills.
  public struct Frame: Equatable, Sendable {
    public var column: Int
    public var row: Int
    public var width: Int
    public var height: Int
    /// Whether the frame has a border; lines go up to the middle of it.
    var isBordered = false

    init(column: Int, row: Int, width: Int, height: Int, isBordered: Bool = false) {
      (self.column, self.row, self.width, self.height) = (column, row, width, height)
      self.isBordered = isBordered
    }

    /// The first column to the right of the frame, and the first row below it.
    public var endColumn: Int { column + width }
    public var endRow: Int { row + height }
    public var middleColumn: Int { column + width / 2 }
    public var middleRow: Int { row + (height - 1) / 2 }

    public var top: Anchor { Anchor(.top, of: self, column: middleColumn, row: row) }
    public var bottom: Anchor { Anchor(.bottom, of: self, column: middleColumn, row: endRow - 1) }
    public var left: Anchor { Anchor(.left, of: self, column: column, row: middleRow) }
    public var right: Anchor { Anchor(.right, of: self, column: endColumn - 1, row: middleRow) }

    /// The frame around this one and another.
    public func joined(with other: Frame) -> Frame {
      let (left, top) = (min(column, other.column), min(row, other.row))
      return Frame(
        column: left, row: top, width: max(endColumn, other.endColumn) - left,
        height: max(endRow, other.endRow) - top, isBordered: isBordered && other.isBordered)
    }

    /// The frame of one of `count` columns of equal width.
    public func part(_ index: Int, of count: Int) -> Frame {
      var part = self
      part.width = width / count
      part.column = column + index * part.width
      return part
    }
  }

  /// A point on the edge of a frame, where arrows begin and end.
  public struct Anchor: Equatable, Sendable {
    enum Side: Sendable { case top, bottom, left, right }
    var side: Side
    var place: Place
    var isBordered: Bool

    init(_ side: Side, of frame: Frame, column: Int, row: Int) {
      self.side = side
      place = Place(column: column, row: row)
      isBordered = frame.isBordered
    }

    /// The point moved along the edge: to the right, or down.
    public func moved(by distance: Int) -> Anchor {
      var copy = self
      if isVertical { copy.place.column += distance } else { copy.place.row += distance }
      return copy
    }

    /// The point moved along an upper or lower edge to a column, or along another edge to a row.
    func facing(_ other: Anchor) -> Anchor {
      moved(by: isVertical ? other.place.column - place.column : other.place.row - place.row)
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
      column: column, row: row, width: max(width ?? needed, needed - 2), height: lines.count + 2,
      isBordered: true)
    add(.box(frame, lines, tone, isDashed: isDashed))
    return frame
  }

  /// Draws boxes of the same width below each other, with arrows between them; the tone can depend on the index.
  @discardableResult
  public mutating func stack(
    _ texts: [String], column: Int, row: Int, tone: (Int) -> Tone = { _ in .plain }
  ) -> [Frame] {
    let lines = texts.flatMap { $0.split(separator: "\n") }
    let width = (lines.map(\.count).max() ?? 0) + 4
    var frames: [Frame] = []
    for text in texts {
      let next = box(
        text, column: column, row: frames.last.map { $0.endRow + 1 } ?? row, width: width,
        tone: tone(frames.count))
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
    let frame = Frame(column: left, row: top, width: right - left, height: bottom - top, isBordered: true)
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
      frames.append(Frame(column: start, row: row, width: width, height: 3, isBordered: true))
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
