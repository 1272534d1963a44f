extension HTMLReader {
  /// Reads a name and its value, if it has one; the first of equal names
  /// counts.
  mutating func readAttribute(into attributes: inout [String: String]) {
    let ends = HTMLReader.space.union(["/", ">", "="])
    // A sign that begins a name is part of it.
    let first = take("=") ? "=" : ""
    let written = first + read(until: ends)
    let name = isXML ? written : written.lowercasedASCII
    skipSpace()
    var value = ""
    if take("=") {
      skipSpace()
      if let quote = next, quote == "\"" || quote == "'" {
        index += 1
        value = readValue(until: [quote])
        if next != nil { index += 1 }
      } else {
        value = readValue(until: HTMLReader.space.union([">"]))
      }
    }
    if attributes[name] == nil { attributes[name] = value }
  }

  private mutating func readValue(until ends: Set<Unicode.Scalar>) -> String
  {
    var value = read(until: ends.union(["&"]))
    while next == "&" {
      value += String(readReference(isInAttribute: true))
      value += read(until: ends.union(["&"]))
    }
    return value
  }

  private mutating func skipSpace() {
    while let next, HTMLReader.space.contains(next) { index += 1 }
  }

  /// Reads what follows `<!`.
  mutating func readDeclaration() {
    if take("--") { return readComment() }
    if isXML, take("[CDATA[") { return readCharacterData() }
    guard take("DOCTYPE") else { return readBogusComment() }
    let rest = read(until: [">"])
    _ = take(">")
    emit(.doctype(rest.trimmingSpace))
  }

  /// Reads what looks like a comment up to the next bracket.
  mutating func readBogusComment() {
    let comment = read(until: [">"])
    _ = take(">")
    emit(.comment(comment))
  }

  /// Reads a comment after its `<!--`: up to `-->` or `--!>`.
  ///
  /// `<!-->` and `<!--->` are whole comments, too.
  private mutating func readComment() {
    if take(">") || take("->") { return emit(.comment("")) }
    var comment = ""
    while next != nil, !isNext("-->"), !isNext("--!>") {
      comment += read(until: ["-"])
      if next != nil, !isNext("-->"), !isNext("--!>") {
        comment += "-"
        index += 1
      }
    }
    if next == nil {  // an end that has begun is no part of the comment
      for end in ["--!", "--", "-"] where comment.hasSuffix(end) {
        comment.removeLast(end.count)
        break
      }
    }
    if !take("-->") { _ = take("--!>") }
    emit(.comment(comment))
  }

  /// Reads text in which nothing is markup, up to `]]>`.
  private mutating func readCharacterData() {
    while next != nil, !take("]]>") {
      text.append(scalars[index])
      index += 1
    }
  }

  // MARK: - Elements with rules of their own

  /// Reads the text of an element in which tags are not markup, up to its
  /// end tag; the text of a title or text area has character references.
  mutating func readOpaqueText(of name: String) {
    guard HTMLReader.opaque.contains(name) else { return }
    let hasReferences = name == "title" || name == "textarea"
    var script = (isHidden: false, isNested: false)
    while let scalar = next {
      if isTag("</" + name) {
        guard script.isNested else { return }
        script.isNested = false
      } else if name == "script" {
        followScript(&script)
      }
      if hasReferences, scalar == "&" {
        text.append(contentsOf: readReference())
      } else {
        text.append(scalar == "\0" ? "\u{FFFD}" : scalar)
        index += 1
      }
    }
  }

  private static let opaque: Set<String> = [
    "script", "style", "title", "textarea", "xmp", "iframe", "noembed",
    "noframes",
  ]

  /// Whether a tag of this name begins here.
  private func isTag(_ start: String) -> Bool {
    let end = index + start.unicodeScalars.count
    guard isNext(start), end < scalars.count else { return false }
    return scalars[end] == "/" || scalars[end] == ">"
      || HTMLReader.space.contains(scalars[end])
  }

  /// Notes whether a script is hidden in a comment, where `<script>` opens
  /// another one, whose end tag does not end the outer.
  private func followScript(
    _ script: inout (isHidden: Bool, isNested: Bool)
  ) {
    if isNext("<!--") {
      script.isHidden = true
    } else if isNext("-->") {
      script = (false, false)
    } else if script.isHidden, !script.isNested, isTag("<script") {
      script.isNested = true
    }
  }
}
