import Foundation

/// Texts beside their names, such as a task, its response and its score.
struct Fields {
  var entries: [(name: String, text: String)]

  /// For a terminal of 80 columns, broken at spaces.
  var text: String {
    let column = (entries.map(\.name.count).max() ?? 0) + 2
    return entries.flatMap { name, text in
      Self.broken(text, to: 78 - column).enumerated().map { row, line in
        "  " + (row == 0 ? name : "").padding(toLength: column, withPad: " ", startingAt: 0) + line
      }
    }.joined(separator: "\n")
  }

  /// For a page, on which texts are broken to its width.
  var element: String {
    let items = entries.map { name, text in
      "<dt>\(PageProse.inline(name))</dt><dd>\(text.escapedForMarkup)</dd>"
    }
    return "<dl class=\"fields\">\(items.joined(separator: "\n"))</dl>"
  }

  /// Breaks a text into lines of at most `width` characters; longer words have a line of their own.
  private static func broken(_ text: String, to width: Int) -> [String] {
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
}

extension Notebook {
  /// Shows texts beside their names, broken at spaces to fit 80 columns; empty ones are left out.
  public func show(_ fields: KeyValuePairs<String, String>) {
    let entries = fields.filter { !$0.value.isEmpty }.map { (name: $0.key, text: $0.value) }
    emit(.fields(Fields(entries: entries)))
  }
}
