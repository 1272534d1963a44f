/// A cell of a page: where it is in the book, its title, its prose, its code, and what it shows.
struct PageCell {
  var record: CellRecord
  var anchor: String
  /// The program's short name, `ch04`.
  var chapter: String

  var title: CellTitle { CellTitle(record.title) }

  /// "ch04 · book 3.3.1 · cell 2"
  private var place: String {
    let section = title.section.map { "\(title.origin) \($0)" }
    return [chapter, section, "cell \(record.number)"].compactMap { $0 }.joined(separator: " · ")
  }

  func html(_ listing: PageListing, in sources: PageSources) -> String {
    var outputs = PageOutputs(sources: sources, name: anchor)
    var code = listing.html(record.listing, in: sources)
    if let reason = record.missingCode {
      code = "<p class=\"missing\">(code not shown: \(reason.escapedForMarkup))</p>"
    }
    let parts = [
      "<h2 tabindex=\"-1\"><a href=\"#\(anchor)\">\(PageProse.inline(title.words))</a></h2>",
      "<p class=\"place\">\(place.escapedForMarkup)</p>", PageProse.html(record.prose), formulas, code,
      outputs.html(record.outputs),
    ].filter { !$0.isEmpty }
    return "<section class=\"cell\" id=\"\(anchor)\">\n\(parts.joined(separator: "\n"))\n</section>"
  }

  private var formulas: String {
    record.formulas.map { "<div class=\"formula scroll\">\($0.mathML)</div>" }.joined(separator: "\n")
  }

  /// The cell's line in the table of contents.
  var entry: String {
    let number = title.section.map { "<span>\($0.escapedForMarkup)</span> " } ?? ""
    return "<li><a href=\"#\(anchor)\">\(number)\(PageProse.inline(title.words))</a></li>"
  }
}
