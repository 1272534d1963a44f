/// Swift code for a page, with the names of types linked to their sources.
struct PageListing {
  /// The anchors of the declarations that the page lists, by name.
  var anchors: [String: String] = [:]

  /// A cell's listing: its statements, and declarations under the place where they are.
  func html(_ parts: [ListingPart], in sources: PageSources) -> String {
    var linked: Set<String> = []
    return parts.map { part in
      switch part {
      case .code(let code): return "<pre class=\"code\">\(highlighted(code, linked: &linked))</pre>"
      case .declaration(let declaration):
        let place = "\(declaration.file):\(declaration.line)".escapedForMarkup
        let link = sources.anchor(of: declaration).map { "<a href=\"#\($0)\">\(place)</a>" } ?? place
        let checks = declaration.omitsChecks ? ", without its checks" : ""
        linked.insert(declaration.name)
        return """
          <figure class="declaration"><figcaption>\(link)\(checks)</figcaption>\
          <pre class="code">\(highlighted(declaration.code, linked: &linked))</pre></figure>
          """
      }
    }.joined(separator: "\n")
  }

  /// Code in colours; the first mention of each type that the page lists is a link.
  func highlighted(_ code: String, linked: inout Set<String>) -> String {
    var html = ""
    for piece in SyntaxHighlighting.pieces(of: code) {
      let text = piece.text.escapedForMarkup
      guard let kind = piece.kind else {
        html += text
        continue
      }
      if kind == .type, let anchor = anchors[piece.text], linked.insert(piece.text).inserted {
        html += "<a class=\"\(kind.cssClass)\" href=\"#\(anchor)\">\(text)</a>"
      } else {
        html += "<span class=\"\(kind.cssClass)\">\(text)</span>"
      }
    }
    return html
  }
}

extension SyntaxKind {
  /// One letter: there are many.
  fileprivate var cssClass: String { String(rawValue.prefix(1)) }
}
