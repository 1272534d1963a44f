/// A run of a chapter as a page for a browser: one file that needs nothing else.
///
/// The markup is well-formed XML too, so that a test can read it.
struct Page {
  var facts: PageFacts
  /// What follows `swift run`.
  var command: String
  /// What the chapter shows before its first cell.
  var opening: [String] = []
  var records: [CellRecord]
  var sources: PageSources
  var showsCode = true

  var html: String {
    let anchors = PageAnchor.cells(records.map(\.title))
    let cells = zip(records, anchors).map { record, anchor in
      PageCell(record: shown(record), anchor: anchor, chapter: facts.shortName)
    }
    let names = sources.entries.map { ($0.name, $0.anchor) }
    let listing = PageListing(anchors: Dictionary(names) { first, _ in first })
    let sections = cells.map { $0.html(listing, in: sources) }.joined(separator: "\n")
    let list = sources.html(listing, cells: cells.map { ($0.anchor, $0.record) })
    return PageFrame(title: "\(facts.title) · \(facts.program)", head: facts.metadata).html(
      """
      \(header)
      \(contents(cells))
      <main id="main" tabindex="-1">
      \(sections)
      \(list)
      </main>
      <footer><p>\(facts.summary.escapedForMarkup)</p>
      \(PageSite.bottomMark)</footer>
      """, skipLabel: "Skip to the cells")
  }

  private func shown(_ record: CellRecord) -> CellRecord {
    var record = record
    if !showsCode { (record.listing, record.missingCode) = ([], nil) }
    return record
  }

  private var header: String {
    """
    <header>
    \(PageSite.topMark)
    <h1>\(facts.title.escapedForMarkup)</h1>
    <p class="place"><code>swift run \(command.escapedForMarkup)</code> · book: \(facts.book.escapedForMarkup) · \
    notes: \(facts.notes.escapedForMarkup)</p>
    <p>The book is <cite>Build a Large Language Model (From Scratch)</cite> by Sebastian Raschka; the notes are \
    the pages on it in the HackTricks wiki. This page is a run of the program: its code, and what it printed \
    on the machine that wrote the page. A number is marked <span class="mark">✓</span> if it is the one that the \
    book or the notes print, <span class="mark">≠</span> if it differs for the reason given, and \
    <span class="mark">✗</span> if it is wrong.</p>
    \(opening.map(PageProse.html).joined(separator: "\n"))
    <p class="summary">\(facts.summary.escapedForMarkup)</p>
    </header>
    """
  }

  private func contents(_ cells: [PageCell]) -> String {
    let last = sources.entries.isEmpty ? "" : "\n<li><a href=\"#sources\">Sources</a></li>"
    return """
      <nav class="contents" aria-label="Cells"><details open="open"><summary>Contents</summary>
      <ul>
      \(cells.map(\.entry).joined(separator: "\n"))\(last)
      </ul></details></nav>
      """
  }
}
