extension Table {
  /// The table in HTML, under a title.
  func html(title: String) -> String {
    func cells(_ row: [String], _ tag: String) -> String {
      let cells = zip(row, isNumber).map { text, isNumber in
        "<\(tag)\(isNumber ? " style=\"text-align:right\"" : " style=\"text-align:left\"")>\(text.escapedForMarkup)</\(tag)>"
      }
      return "<tr>\(cells.joined())</tr>\n"
    }
    let caption =
      title.isEmpty ? "" : "<caption style=\"text-align:left\">\(title.escapedForMarkup)</caption>\n"
    let head = titles.map { "<thead>\n\(cells($0, "th"))</thead>\n" } ?? ""
    return "<table>\n\(caption)\(head)<tbody>\n\(rows.map { cells($0, "td") }.joined())</tbody>\n</table>"
  }

  /// The table without the columns of which no row has anything.
  var withoutEmptyColumns: Table {
    let kept = isNumber.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    let titles = titles ?? isNumber.map { _ in "" }
    var table = Table(kept.map { titles[$0] }, numbers: Set(kept.filter { isNumber[$0] }.map { titles[$0] }))
    for row in rows { table.append(kept.map { row[$0] }) }
    return table
  }
}
