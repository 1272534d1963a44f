/// The pages of all chapters in one folder: an index, a list of all sources, and links between the pages.
public struct PageSite {
  /// A chapter of the site: its page, or why there is none.
  public struct Chapter {
    var program: String
    var goal: String
    var page: String?
    var problem: String?
    /// The name of the page's file.
    var file: String

    /// - Parameters:
    ///   - goal: what the chapter is about, in a sentence
    ///   - page: the page that the program wrote; nil if it wrote none
    ///   - problem: what went wrong
    ///   - name: the name of the page's file, without ending; nil for the program's name
    public init(
      program: String, goal: String, page: String?, problem: String? = nil, named name: String? = nil
    ) {
      self.program = program
      self.goal = goal
      self.page = page
      self.problem = problem
      file = (name ?? program) + ".html"
    }
  }

  private let title: String
  private let chapters: [Chapter]

  public init(title: String, chapters: [Chapter]) {
    self.title = title
    self.chapters = chapters
  }

  /// Where a chapter's page gets its links to the others.
  static let topMark = "<!-- chapters: top -->"
  static let bottomMark = "<!-- chapters: bottom -->"

  /// All files of the site, by name.
  public var files: [String: String] {
    var files = ["index.html": index, "sources.html": sources]
    let written = chapters.filter { $0.page != nil }
    for (index, chapter) in written.enumerated() {
      let previous = index > 0 ? written[index - 1] : nil
      let next = index + 1 < written.count ? written[index + 1] : nil
      let page = chapter.page ?? ""
      files[chapter.file] = page.replacing(Self.topMark, with: links(previous, next, label: "Chapters"))
        .replacing(Self.bottomMark, with: links(previous, next, label: "More chapters"))
    }
    return files
  }

  private func links(_ previous: Chapter?, _ next: Chapter?, label: String) -> String {
    let links = [
      previous.map { "<a rel=\"prev\" href=\"\($0.file)\">← \(name(of: $0))</a>" },
      "<a href=\"index.html\">All chapters</a>", "<a href=\"sources.html\">All sources</a>",
      next.map { "<a rel=\"next\" href=\"\($0.file)\">\(name(of: $0)) →</a>" },
    ]
    let list = links.compactMap { $0 }.joined(separator: "\n")
    return "<nav class=\"chapters\" aria-label=\"\(label)\">\(list)</nav>"
  }

  private func name(of chapter: Chapter) -> String {
    let title = chapter.page.flatMap { PageFacts(page: $0)?.title }
    return title.map { "\($0)".escapedForMarkup } ?? chapter.program.escapedForMarkup
  }

  private var index: String {
    let entries = chapters.map { entry(of: $0) }.joined(separator: "\n")
    return PageFrame(title: title).html(
      """
      <header><h1>\(title.escapedForMarkup)</h1>
      <p>Each page is a run of one program of the project. They go with the book <cite>Build a Large Language Model \
      (From Scratch)</cite> by Sebastian Raschka and with the notes, the pages on it in the HackTricks wiki.</p></header>
      <main id="main" class="index" tabindex="-1">
      <ol>
      \(entries)
      </ol>
      <p><a href="sources.html">All sources</a>: what the chapters build, by name.</p>
      </main>
      """, skipLabel: "Skip to the chapters")
  }

  private func entry(of chapter: Chapter) -> String {
    let goal = "<p>\(chapter.goal.escapedForMarkup)</p>"
    let problem = chapter.problem.map { "<p class=\"problem\">\($0.escapedForMarkup)</p>" } ?? ""
    guard let page = chapter.page, let facts = PageFacts(page: page) else {
      return "<li><h2>\(chapter.program.escapedForMarkup)</h2>\n\(goal)\(problem)</li>"
    }
    return """
      <li><h2><a href="\(chapter.file)">\(facts.title.escapedForMarkup)</a></h2>
      <p class="place">\(facts.program.escapedForMarkup) · book: \(facts.book.escapedForMarkup) · \
      notes: \(facts.notes.escapedForMarkup) · \(facts.cellCount) cells</p>
      \(goal)<p class="summary">\(facts.summary.escapedForMarkup)</p>\(problem)</li>
      """
  }

  private var sources: String {
    // A page of topics lists the lesson too: here, each name of a program stands once.
    var listed: [String: Set<Substring>] = [:]
    let parts = chapters.compactMap { chapter -> String? in
      guard let page = chapter.page else { return nil }
      let found = Self.declarations(in: page).filter { _, name in
        listed[chapter.program, default: []].insert(name).inserted
      }
      let names = found.map { anchor, name in
        "<li><a href=\"\(chapter.file)#\(anchor)\"><code>\(name)</code></a></li>"
      }
      if names.isEmpty { return nil }
      return """
        <section><h2>\(name(of: chapter))</h2>
        <ul class="names">
        \(names.joined(separator: "\n"))
        </ul></section>
        """
    }
    return PageFrame(title: "Sources · \(title)").html(
      """
      <header><nav class="chapters" aria-label="Chapters"><a href="index.html">All chapters</a></nav>
      <h1>Sources</h1>
      <p>What the chapters build, with checks and documentation, on the page of the chapter that builds it.</p></header>
      <main id="main" class="index" tabindex="-1">
      \(parts.joined(separator: "\n"))
      </main>
      """, skipLabel: "Skip to the names")
  }

  /// The anchors and names of the declarations that a page lists, as they stand in it.
  private static func declarations(in page: String) -> [(anchor: Substring, name: Substring)] {
    page.split(separator: "\n").filter { $0.hasPrefix("<div class=\"source\" id=") }.compactMap { line in
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
      return parts.count > 5 ? (parts[3], parts[5]) : nil
    }
  }
}
