import Tensors

/// Rows of tokens in which each token knows its text and its place there.
///
/// Packing and padding are both this. All four tensors are
/// `[rows, tokens]`.
public struct TokenRows {
  public let ids: Tensor<Int>
  /// The next id of the same text; `ignored` where there is none.
  public let targets: Tensor<Int>
  /// The place of each token in its text, counted from 0.
  public let positions: Tensor<Int>
  /// The number of the text to which a token belongs, -1 for padding.
  public let texts: Tensor<Int>

  /// The target that `crossEntropy` leaves out, as in PyTorch.
  public static let ignored = -100

  /// Where the places are that no text fills.
  public enum Side: Sendable { case left, right }

  /// Puts several texts into each row, one after the other.
  ///
  /// A text of n ids takes n − 1 places: its last id is only a target.
  /// Traps if a text has fewer than two ids, or a row has too many.
  ///
  /// - Parameter rows: the numbers of the texts in each row
  public init(
    _ texts: [[Int]], rows: [[Int]], length: Int, padding: Int = 0,
    side: Side = .right, file: StaticString = #fileID, line: UInt = #line
  ) {
    let filled = rows.map { numbers -> [Place] in
      let places = numbers.flatMap {
        Self.places(of: texts[$0], number: $0)
      }
      precondition(
        places.count <= length
          && numbers.allSatisfy { texts[$0].count > 1 },
        "TokenRows: texts \(numbers) do not fit into \(length) places",
        file: file, line: line)
      let empty = (0..<length - places.count).map {
        Place(id: padding, target: Self.ignored, position: $0, text: -1)
      }
      return side == .left ? empty + places : places + empty
    }
    self.init(filled)
  }

  /// Reads a stream of texts, each ended by `endOfText`, as one row.
  public init(stream: [Int], endOfText: Int) {
    var (text, position) = (0, 0)
    var row: [Place] = []
    for (index, id) in stream.enumerated() {
      let isLast = index + 1 == stream.count
      let target = isLast ? Self.ignored : stream[index + 1]
      row.append(
        Place(id: id, target: target, position: position, text: text))
      position += 1
      if id == endOfText { (text, position) = (text + 1, 0) }
    }
    self.init([row])
  }

  private init(_ rows: [[Place]]) {
    ids = Tensor(rows.map { $0.map(\.id) })
    targets = Tensor(rows.map { $0.map(\.target) })
    positions = Tensor(rows.map { $0.map(\.position) })
    texts = Tensor(rows.map { $0.map(\.text) })
  }

  /// One token in its row.
  private struct Place {
    var id, target, position, text: Int
  }

  private static func places(of text: [Int], number: Int) -> [Place] {
    zip(text, text.dropFirst()).enumerated().map { position, pair in
      Place(
        id: pair.0, target: pair.1, position: position, text: number)
    }
  }

  /// The row of a text, and its places in it; traps if it is in no row.
  public func place(of text: Int) -> (row: Int, places: Range<Int>) {
    let (all, length) = (texts.scalars, texts.shape[1])
    let first = all.firstIndex(of: text)!
    let count = all.count { $0 == text }
    let (row, start) = first.quotientAndRemainder(dividingBy: length)
    return (row, start..<start + count)
  }

  /// How many places hold no text.
  public var paddingCount: Int { texts.scalars.count { $0 < 0 } }

  /// What each token (row) must not see (column): other texts, padding, and
  /// what comes later. `[rows, tokens, tokens]`.
  public var hidden: Tensor<Bool> {
    let tokens = ids.shape[1]
    let others = texts.unsqueezed(at: 2) .!= texts.unsqueezed(at: 1)
    let later = Tensor<Bool>.ones([tokens, tokens]).triu(diagonal: 1)
    return others.logicalOr(later)
  }
}
