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
    guard let scope, !text.isEmpty else { return "<td\(style)>\(text.escapedForMarkup)</td>" }
    return "<th scope=\"\(scope)\"\(style)>\(text.escapedForMarkup)</th>"
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
