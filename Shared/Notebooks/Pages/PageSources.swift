/// The declarations that a page lists whole, at its end: those of the chapter's lesson, on a page of topics after
/// those of the topics, and those from elsewhere that its cells show or name as built.
struct PageSources {
  struct Entry: Equatable {
    var name: String
    var anchor: String
    var listings: [SourceListing]
  }

  private(set) var entries: [Entry] = []

  /// Looks up the declarations of the chapter whose main file is at `mainPath`.
  init(mainPath: String, shownBy records: [CellRecord], isOfTopics: Bool = false) {
    var library = SourceLibrary(mainPath: mainPath)
    let chapter = mainPath.split(separator: "/").dropLast(2).last.map(String.init) ?? ""
    let found = library.names(inChapter: chapter, whole: true)
    if isOfTopics { add(found.filter { $0.folder == "Topics" }) }
    add(found.filter { !["Topics", "Commands"].contains($0.folder) })
    for declaration in records.flatMap(\.declarations) where anchor(of: declaration) == nil {
      add(library.listings(of: declaration.name, whole: true))
    }
    for name in records.flatMap(\.builtNames) where entry(of: name) == nil {
      add(library.listings(of: name, whole: true))
    }
  }

  /// Adds declarations; those of one name share an entry.
  private mutating func add(_ listings: [SourceListing]) {
    var places = Dictionary(uniqueKeysWithValues: zip(entries.map(\.name), entries.indices))
    for listing in listings {
      if let place = places[listing.name] {
        entries[place].listings.append(listing)
      } else {
        places[listing.name] = entries.count
        entries.append(
          Entry(name: listing.name, anchor: PageAnchor.source(listing.name), listings: [listing]))
      }
    }
  }

  /// The anchor of the entry that has the declaration, itself or within a type.
  func anchor(of declaration: SourceListing) -> String? {
    entries.first { $0.contains(declaration) }?.anchor
  }

  /// The entry of a name, or of the type that it belongs to.
  func entry(of name: String) -> Entry? {
    entries.first { name == $0.name || name.hasPrefix($0.name + ".") }
  }

  /// The section of the page; `cells` are its cells with their anchors.
  func html(_ listing: PageListing, cells: [(anchor: String, record: CellRecord)]) -> String {
    guard !entries.isEmpty else { return "" }
    return """
      <section id="sources" class="sources"><h2 tabindex="-1">Sources</h2>
      <p>What the chapter builds, whole: with checks and documentation.</p>
      \(entries.map { html($0, listing, cells) }.joined(separator: "\n"))
      </section>
      """
  }

  private func html(
    _ entry: Entry, _ listing: PageListing, _ cells: [(anchor: String, record: CellRecord)]
  ) -> String {
    let code = entry.listings.map { source in
      var linked: Set = [entry.name]
      return """
        <p class="place">\(source.file.escapedForMarkup):\(source.line)</p>
        <pre class="code">\(listing.highlighted(source.code, linked: &linked))</pre>
        """
    }.joined(separator: "\n")
    let shownIn = cells.filter { $0.record.declarations.contains(where: entry.contains) }.map { cell in
      "<a href=\"#\(cell.anchor)\">\(cell.record.title.escapedForMarkup)</a>"
    }
    let back = shownIn.isEmpty ? "" : "<p>Shown in \(shownIn.joined(separator: ", ")).</p>"
    let name = entry.name.escapedForMarkup
    return """
      <details><summary><code>\(name)</code></summary>
      <div class="source" id="\(entry.anchor)" data-name="\(name)" tabindex="-1">
      \(code)
      \(back)</div></details>
      """
  }
}

extension PageSources.Entry {
  /// Whether the declaration is one of these, or lies within one.
  func contains(_ declaration: SourceListing) -> Bool {
    listings.contains { listing in
      (declaration.name == name || declaration.name.hasPrefix(name + ".")) && listing.file == declaration.file
        && declaration.line >= listing.line
        && declaration.line < listing.line + listing.code.split(separator: "\n").count
    }
  }
}

extension CellRecord {
  /// The declarations that the cell shows.
  var declarations: [SourceListing] {
    listing.compactMap { if case .declaration(let declaration) = $0 { declaration } else { nil } }
  }

  /// The names of what the cell says was built.
  fileprivate var builtNames: [String] {
    outputs.flatMap { output -> [String] in
      if case .built(let pieces) = output { pieces.map(\.name) } else { [] }
    }
  }
}

extension SourceListing {
  /// The folder of the chapter that has the file: `Lesson` of `Chapters/ch04-attention/Lesson/CausalMask.swift`.
  fileprivate var folder: Substring? { file.split(separator: "/").dropFirst(2).first }
}
