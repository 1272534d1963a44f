/// What a reader types at a stop of `--step`.
enum StepKey: Equatable {
  case next
  case back
  case jump(String)
  case search(String)
  case inspect(String)
  case source(String)
  case edit
  case rebuild
  case help
  case quit
  case unknown(String)

  /// Reads a line; a nil line is the end of the input.
  init(_ line: String?, cells: [CellEntry]) {
    guard let line = line?.trimmed else {
      self = .quit
      return
    }
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    switch (words.first ?? "", words.dropFirst().first?.trimmed) {
    case ("", _): self = .next
    case ("b", nil): self = .back
    case ("q", nil): self = .quit
    case ("e", nil): self = .edit
    case ("r", nil): self = .rebuild
    case ("?", nil): self = .help
    case ("i", let name): self = .inspect(name ?? "")
    case ("s", let name?): self = .source(name)
    default:
      if line.hasPrefix("/") {
        self = .search(String(line.dropFirst()).trimmed)
      } else if Int(line) != nil || cells.contains(where: { $0.belongs(to: line) }) {
        self = .jump(line)
      } else {
        self = .unknown(line)
      }
    }
  }

  static let list = """
      Return    run the cell; after going back, the next one
      b         back: show the cell before, with its outputs
      12, 3.4   go to a cell or section: back shows it, forward runs up to it
      /word     go to the next cell with these words in its title or prose
      i NAME    inspect a tensor that a cell showed; i alone lists them
      s NAME    show the source of a type, a function or Type.member
      e         open the cell's file in $VISUAL or $EDITOR
      r         rebuild the program and go on at this cell
      ?         show these keys
      q         quit
    """
}

extension StringProtocol {
  var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
