/// A grid of dots, eight per character in two columns of four, as in braille.
struct BrailleCanvas {
  let columns: Int
  let rows: Int
  private var patterns: [UInt8]

  /// The bit of each dot within a character, by row and column of the dot (Unicode block U+2800).
  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    patterns = Array(repeating: 0, count: columns * rows)
  }

  /// Draws a straight line between two points with coordinates from 0 to 1, the origin at the lower left.
  mutating func drawLine(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) {
    let (width, height) = (Double(columns * 2 - 1), Double(rows * 4 - 1))
    let steps = max(abs(end.x - start.x) * width, abs(end.y - start.y) * height).rounded(.up)
    for step in 0...Int(max(steps, 1)) {
      let part = Double(step) / max(steps, 1)
      let x = ((start.x + (end.x - start.x) * part) * width).rounded()
      let y = ((1 - start.y - (end.y - start.y) * part) * height).rounded()
      patterns[Int(y) / 4 * columns + Int(x) / 2] |= Self.bits[Int(y) % 4][Int(x) % 2]
    }
  }

  /// Returns the character at a position, nil if it has no dots.
  func character(row: Int, column: Int) -> Character? {
    let pattern = patterns[row * columns + column]
    guard pattern != 0, let scalar = UnicodeScalar(0x2800 + UInt32(pattern)) else { return nil }
    return Character(scalar)
  }
}
