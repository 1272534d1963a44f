extension Table {
  /// The table for a page, in a box that scrolls if it is wider than the page.
  func element(caption: String) -> String {
    let head = titles.map { titles in
      "<thead><tr>" + zip(titles, isNumber).map { Self.cell($0, isNumber: $1, scope: "col") }.joined()
        + "</tr></thead>"
    }
    // The first column names the rows, unless it holds numbers.
    let namesRows = isNumber.first == false && isNumber.count > 1
    let body = rows.map { row in
      "<tr>"
        + row.indices.map { column in
          Self.cell(
            row[column], isNumber: isNumber[column], scope: column == 0 && namesRows ? "row" : nil)
        }.joined() + "</tr>"
    }.joined(separator: "\n")
    let title = caption.isEmpty ? "" : "<caption>\(PageProse.inline(caption))</caption>"
    return "<div class=\"scroll\"><table>\(title)\(head ?? "")<tbody>\n\(body)\n</tbody></table></div>"
  }

  private static func cell(_ text: String, isNumber: Bool, scope: String?) -> String {
    let style = isNumber ? " class=\"number\"" : ""
    let shown = isNumber ? text.escapedForMarkup : breakable(text)
    guard let scope, !text.isEmpty else { return "<td\(style)>\(shown)</td>" }
    return "<th scope=\"\(scope)\"\(style)>\(shown)</th>"
  }

  /// Text whose long words, such as names of weights and addresses, may be broken after their signs.
  static func breakable(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      guard word.count > 20 else { return String(word).escapedForMarkup }
      let parts = word.split(omittingEmptySubsequences: false) { "./_│".contains($0) }
      var rest = word[...]
      return parts.map { part in
        let piece = rest.prefix(part.count + 1)
        rest = rest.dropFirst(part.count + 1)
        return String(piece).escapedForMarkup + (rest.isEmpty ? "" : "<wbr/>")
      }.joined()
    }.joined(separator: " ")
  }
}

extension ShapedValues {
  /// The matrices for a page, one below the other.
  func elements(caption: String) -> String {
    matrices.map { place, table in
      place == "…" ? "<p>…</p>" : table.element(caption: place.isEmpty ? caption : "\(caption) \(place)")
    }.joined(separator: "\n")
  }
}
