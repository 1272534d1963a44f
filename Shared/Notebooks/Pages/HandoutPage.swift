/// A page of prose in the look of the chapters' pages: one file that needs nothing else, for a screen or paper.
public struct HandoutPage {
  private let title: String
  private var parts: [String] = []
  private var entries: [String] = []

  /// Starts a page; under its title stand sentences of prose.
  public init(title: String, introduction: String) {
    self.title = title
    parts.append(
      "<header>\n<h1>\(title.escapedForMarkup)</h1>\n\(PageProse.html(introduction))\n</header>")
  }

  /// Begins a section, which the contents list.
  public mutating func section(_ name: String) {
    let anchor = "part-\(entries.count + 1)"
    entries.append("<li><a href=\"#\(anchor)\">\(PageProse.inline(name))</a></li>")
    parts.append("<h2 class=\"part\" id=\"\(anchor)\">\(PageProse.inline(name))</h2>")
  }

  /// Adds an entry: its title, its place in a few words, and blocks under it.
  public mutating func entry(_ title: String, place: String, _ blocks: [Block]) {
    let inside = blocks.map(\.html).filter { !$0.isEmpty }.joined(separator: "\n")
    parts.append(
      """
      <section class="cell">
      <h3>\(PageProse.inline(title))</h3>
      <p class="place">\(place.escapedForMarkup)</p>
      \(inside)
      </section>
      """)
  }

  /// A piece of an entry.
  public enum Block {
    case prose(String)
    case question(String)
    /// What to type.
    case command(String)
    /// Sentences with a word in front: "Answer".
    case note(String, String)
    case list([String])

    var html: String {
      switch self {
      case .prose(let text): return text.isEmpty ? "" : PageProse.html(text)
      case .question(let text): return "<p class=\"question\">\(PageProse.inline(text))</p>"
      case .command(let text): return "<pre class=\"code\">\(text.escapedForMarkup)</pre>"
      case .note(let name, let text):
        return "<p class=\"note\"><strong>\(name.escapedForMarkup).</strong> \(PageProse.inline(text))</p>"
      case .list(let items):
        let list = items.map { "<li>\(PageProse.inline($0))</li>" }.joined(separator: "\n")
        return items.isEmpty ? "" : "<ul>\n\(list)\n</ul>"
      }
    }
  }

  public var html: String {
    let style = """
      <style>
      h2.part { margin-top: 3rem; } h3 { margin: 0; font-size: 1.1em; }
      .cell { margin-top: 1.2rem; padding-top: 1rem; break-inside: avoid; }
      .note { border-left: 0.2em solid var(--line); padding-left: 0.7em; }
      @media print { .part { break-after: avoid; } }
      </style>
      """
    let contents =
      entries.count < 2
      ? ""
      : """
      <nav class="contents" aria-label="Parts"><details open="open"><summary>Contents</summary>
      <ul>
      \(entries.joined(separator: "\n"))
      </ul></details></nav>
      """
    return PageFrame(title: title, head: style).html(
      """
      \(parts[0])
      \(contents)
      <main id="main" tabindex="-1">
      \(parts.dropFirst().joined(separator: "\n"))
      </main>
      """, skipLabel: "Skip to the plan")
  }
}
