extension String {
  /// Breaks lines longer than `width` characters, at a space in their second half if there is one.
  ///
  /// Unlike `wrapped`, it keeps all line breaks and spaces, and breaks words that do not fit. ANSI styles have
  /// no width.
  func folded(to width: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { Self.fold($0, width: width).joined(separator: "\n") }
      .joined(separator: "\n")
  }

  private static func fold(_ line: Substring, width: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    var count = 0  // of the visible characters in `current`
    var lastWord = ""  // what follows the last space in `current`
    var lastCount = 0
    var isStyle = false
    for character in line {
      if character == "\u{1B}" { isStyle = true }
      if !isStyle, count == width {
        let start = String(current.dropLast(lastWord.count)).trimmingEnd()
        let isBroken = start.isEmpty || lastCount > width / 2 || character == " "
        lines.append(isBroken ? current.trimmingEnd() : start)
        if isBroken { (lastWord, lastCount) = ("", 0) }
        (current, count) = (lastWord, lastCount)
        if character == " ", current.isEmpty { continue }
      }
      current.append(character)
      lastWord.append(character)
      if isStyle {
        if character.isLetter { isStyle = false }
      } else {
        count += 1
        lastCount += 1
        if character == " " { (lastWord, lastCount) = ("", 0) }
      }
    }
    return lines + [current]
  }
}
