/// What a page says about its run in its head, where the index of all pages reads it.
public struct PageFacts: Equatable, Sendable {
  public var program: String
  public var title: String
  public var book: String
  public var notes: String
  /// "31 comparisons: 31 agree; 4 of 4 claims hold"
  public var summary: String
  public var cellCount: Int

  /// "ch04" of "ch04-attention"
  var shortName: String {
    let first = program.split(separator: "-").first.map(String.init) ?? program
    return first.hasPrefix("ch") ? first : program
  }

  private static let prefix = "<meta name=\"chapter-"

  private var fields: [(name: String, value: String)] {
    [
      ("program", program), ("title", title), ("book", book), ("notes", notes), ("summary", summary),
      ("cells", "\(cellCount)"),
    ]
  }

  /// The elements of the head.
  var metadata: String {
    fields.map { "\(Self.prefix)\($0.name)\" content=\"\($0.value.escapedForMarkup)\"/>" }
      .joined(separator: "\n")
  }

  init(program: String, title: String, book: String, notes: String, summary: String, cellCount: Int) {
    self.program = program
    self.title = title
    self.book = book
    self.notes = notes
    self.summary = summary
    self.cellCount = cellCount
  }

  /// Reads the facts out of a page; nil if it is not a chapter's.
  public init?(page: String) {
    var values: [String: String] = [:]
    for line in page.split(separator: "\n", maxSplits: 40) where line.hasPrefix(Self.prefix) {
      let parts = line.dropFirst(Self.prefix.count).split(separator: "\"", omittingEmptySubsequences: false)
      if parts.count == 4 { values[String(parts[0])] = String(parts[2]).withoutEscapes }
    }
    guard let program = values["program"], let title = values["title"] else { return nil }
    self.init(
      program: program, title: title, book: values["book"] ?? "", notes: values["notes"] ?? "",
      summary: values["summary"] ?? "", cellCount: values["cells"].flatMap { Int($0) } ?? 0)
  }
}

extension String {
  /// The text without the escapes of markup.
  var withoutEscapes: String {
    replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&amp;", with: "&")
  }
}
