import Foundation
import Notebooks

extension Notebook {
  /// Shows texts beside their names, broken at spaces to fit 80 columns.
  func show(_ fields: KeyValuePairs<String, String>) {
    let column = (fields.map(\.key.count).max() ?? 0) + 2
    let lines = fields.flatMap { name, text in
      broken(text, to: 78 - column).enumerated().map { row, line in
        let label = row == 0 ? name : ""
        return "  "
          + label.padding(toLength: column, withPad: " ", startingAt: 0)
          + line
      }
    }
    print(lines.joined(separator: "\n"))
  }
}

/// Breaks a text into lines of at most `width` characters; longer words have
/// a line of their own.
private func broken(_ text: String, to width: Int) -> [String] {
  text.split(separator: "\n").flatMap { paragraph in
    paragraph.split(separator: " ").reduce(into: [""]) { lines, word in
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
  }
}
