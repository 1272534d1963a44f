/// Cuts a text, in lower case, at white space and around signs, which are
/// pieces by themselves.
///
/// Signs are operators, currencies, emoji and all other symbols: `3x^2=£5`
/// has the pieces 3x, ^, 2, =, £, 5. A minus is one too, unless it belongs
/// to a negative number: `5 - 3`, `5-3` and `5 − 3` have the pieces 5, -,
/// 3, while `(-3)` is one piece. A hyphen in a word stays; two hyphens are
/// a dash and separate like a space. Chinese and Japanese have no spaces
/// between words, so each of their characters is a piece.
func wordsAndSigns(_ text: String) -> [String] {
  let characters = Array(
    text.lowercased().replacing("’", with: "'").replacing("−", with: "-")
      .replacing("--", with: " ")
      .replacing("!=", with: "≠"))
  var pieces = [""]
  for (index, character) in characters.enumerated() {
    let left = index > 0 ? characters[index - 1] : "\n"
    let right = index + 1 < characters.count ? characters[index + 1] : "\n"
    let isBullet =
      left.isNewline && right.isWhitespace && "-*".contains(character)
    if character.isWhitespace || isBullet {
      pieces.append("")
    } else if isSign(character)
      || character == "-" && isMinus(between: left, right)
    {
      pieces += [String(character), ""]
    } else {
      pieces[pieces.count - 1].append(character)
    }
  }
  return pieces.filter { !$0.isEmpty }
}

/// Whether a character is a piece by itself, whatever is beside it.
private func isSign(_ character: Character) -> Bool {
  (character.isSymbol && character != "`") || "*/%&#@".contains(character)
    // Chinese, or one of the Japanese syllabaries
    || character.unicodeScalars.contains {
      $0.properties.isIdeographic || (0x3041...0x30FF).contains($0.value)
    }
}

/// Whether a hyphen between two characters is an operator, and neither the
/// sign of a number nor part of a word.
private func isMinus(between left: Character, _ right: Character) -> Bool {
  let followsOperand = left.isLetter || left.isNumber || left == ")"
  let precedesNumber = right.isNumber || right == "."
  return followsOperand == precedesNumber
}

/// Removes the punctuation around a piece; nil if it is nothing else.
/// Signs, and the sign and the point of a number, stay.
func bareWord(_ piece: String) -> String? {
  if piece == "-" || piece.count == 1 && piece.allSatisfy(isSign) {
    return piece
  }
  func isBare(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }
  guard let first = piece.firstIndex(where: isBare),
    let last = piece.lastIndex(where: isBare)
  else {
    return nil
  }
  var before = piece[..<first]
  let word = String(piece[first...last])
  guard piece[first].isNumber else { return word }
  let hasPoint = before.hasSuffix(".") && !before.hasSuffix("..")
  if hasPoint { before.removeLast() }
  return (before.hasSuffix("-") ? "-" : "") + (hasPoint ? "0." : "") + word
}
