/// A part of prose: its words are filled into lines, or the line stays as it is.
enum ProsePart: Equatable {
  case paragraph([String])
  /// The words of a list item, with the dash in front.
  case item([String])
  case preformatted(String)
  case blank
}

extension String {
  /// Breaks prose into lines of at most `width` characters.
  ///
  /// Blank lines separate paragraphs, a line that starts with "- " starts a list item, and lines indented
  /// by four spaces or more (formulas, drawings) stay as they are. A word longer than a line stays whole.
  public func wrapped(to width: Int) -> String {
    proseParts.flatMap { part in
      switch part {
      case .blank: [""]
      case .preformatted(let line): [line]
      case .paragraph(let words): Self.fill(words, width: width, hanging: "")
      case .item(let words): Self.fill(words, width: width, hanging: "  ")
      }
    }.joined(separator: "\n")
  }

  private static func fill(_ words: [String], width: Int, hanging: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = hanging + word
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    return lines + [line]
  }

  /// The paragraphs, items and fixed lines of prose, by the rules of `wrapped`.
  var proseParts: [ProsePart] {
    var parts: [ProsePart] = []
    var words: [String] = []
    func endParagraph() {
      if words.isEmpty { return }
      parts.append(words[0] == "-" ? .item(words) : .paragraph(words))
      words = []
    }
    for line in split(separator: "\n", omittingEmptySubsequences: false) {
      let lineWords = line.split(separator: " ").map(String.init)
      let isFixed = lineWords.isEmpty || line.hasPrefix("    ")
      if isFixed || lineWords.first == "-" { endParagraph() }
      if isFixed {
        parts.append(lineWords.isEmpty ? .blank : .preformatted(String(line)))
      } else {
        words += lineWords
      }
    }
    endParagraph()
    return parts
  }
}
