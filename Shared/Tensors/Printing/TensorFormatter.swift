/// Formats a tensor's numbers as PyTorch prints them: nested brackets, columns of one width, lines of up to
/// 80 characters, and only the edges of tensors with more than 1000 elements.
struct TensorFormatter<Scalar: TensorScalar> {
  private let shape: [Int]
  private let strides: [Int]
  private let element: (Int) -> Scalar
  private let count: Int

  private let lineWidth = 80
  private let edgeCount = 3
  private let opening = "tensor("

  /// Takes a shape, its strides, and a function that returns the element at an offset; so a large tensor need
  /// not be copied to show its edges.
  init(shape: [Int], strides: [Int], element: @escaping (Int) -> Scalar) {
    self.shape = shape
    self.strides = strides
    self.element = element
    count = Shape.count(shape)
  }

  /// Returns `tensor(...)`, with notes such as `requires_grad=True` before the closing parenthesis.
  func text(notes: [String] = []) -> String {
    guard count > 0 else { return closed(opening + "[]", notes: emptyNotes + notes) }
    let shown = shownOffsets(dimension: 0, offset: 0)
    let format = ScalarFormat(for: shown.map(element))
    let body = nested(dimension: 0, offset: 0, indent: opening.count, format)
    return closed(opening + body, notes: notes)
  }

  /// The notes of an empty tensor: shape and type, which its numbers do not show.
  private var emptyNotes: [String] {
    let size = shape.map(String.init).joined(separator: ", ")
    return (shape.count == 1 ? [] : ["size=(\(size))"])
      + (Scalar.dtype == .float32 ? [] : ["dtype=\(Scalar.dtype)"])
  }

  /// Returns the indices to show along a dimension: two groups if those in between are left out.
  private func shownIndices(_ dimension: Int) -> [Range<Int>] {
    let size = shape[dimension]
    guard count > 1000, size > 2 * edgeCount else { return [0..<size] }
    return [0..<edgeCount, (size - edgeCount)..<size]
  }

  private func shownOffsets(dimension: Int, offset: Int) -> [Int] {
    guard dimension < shape.count else { return [offset] }
    return shownIndices(dimension).joined().flatMap {
      shownOffsets(dimension: dimension + 1, offset: offset + $0 * strides[dimension])
    }
  }

  private func nested(dimension: Int, offset: Int, indent: Int, _ format: ScalarFormat) -> String {
    guard dimension < shape.count else { return format.text(element(offset)) }
    let isRow = dimension == shape.count - 1
    let groups = shownIndices(dimension).map { indices in
      indices.map {
        nested(
          dimension: dimension + 1, offset: offset + $0 * strides[dimension], indent: indent + 1, format)
      }
    }
    let parts = Array(groups.joined(separator: [isRow ? " ..." : "..."]))
    if isRow { return row(parts, indent: indent, width: format.width) }
    // Each row starts a line; each dimension above adds a blank line.
    let breaks = String(repeating: "\n", count: shape.count - 1 - dimension)
    let separator = "," + breaks + String(repeating: " ", count: indent + 1)
    return "[" + parts.joined(separator: separator) + "]"
  }

  private func row(_ parts: [String], indent: Int, width: Int) -> String {
    let perLine = max(1, (lineWidth - indent) / (width + ", ".count))
    let lines = stride(from: 0, to: parts.count, by: perLine).map {
      parts[$0..<min($0 + perLine, parts.count)].joined(separator: ", ")
    }
    return "[" + lines.joined(separator: ",\n" + String(repeating: " ", count: indent + 1)) + "]"
  }

  /// Appends the notes; one that does not fit on the line starts a new one.
  private func closed(_ text: String, notes: [String]) -> String {
    var text = text
    // PyTorch counts the last line two characters longer than it is.
    let lastLine = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    var used = lastLine.count + 2
    for note in notes {
      if used + note.count + 2 > lineWidth {
        text += ",\n" + String(repeating: " ", count: opening.count) + note
        used = opening.count + note.count
      } else {
        text += ", " + note
        used += note.count + 2
      }
    }
    return text + ")"
  }
}
