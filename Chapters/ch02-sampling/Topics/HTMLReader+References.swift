import Foundation

/// The names that characters have in HTML, as far as this topic knows them:
/// the hundred that have always been there, and frequent signs.
public let namedCharacters: [String: String] = {
  var names: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "AMP": "&", "LT": "<",
    "GT": ">", "QUOT": "\"", "COPY": "©", "REG": "®", "apos;": "'",
    "ndash;": "–", "mdash;": "—", "lsquo;": "‘", "rsquo;": "’",
    "sbquo;": "‚", "ldquo;": "“", "rdquo;": "”", "bdquo;": "„",
    "hellip;": "…", "bull;": "•", "euro;": "€", "trade;": "™",
    "larr;": "←", "rarr;": "→", "minus;": "−", "le;": "≤", "ge;": "≥",
    "ne;": "≠", "infin;": "∞", "thinsp;": "\u{2009}", "ensp;": "\u{2002}",
    "emsp;": "\u{2003}", "zwnj;": "\u{200C}", "zwj;": "\u{200D}",
    "not;": "¬", "notin;": "∉", "alpha;": "α", "beta;": "β", "pi;": "π",
  ]
  for (offset, name) in latinNames.split(whereSeparator: \.isWhitespace)
    .enumerated()
  {
    names[String(name)] = String(Unicode.Scalar(UInt8(0xA0 + offset)))
  }
  // Those without a semicolon may also have one.
  for (name, character) in names where !name.hasSuffix(";") {
    names[name + ";"] = character
  }
  return names
}()

/// The names of U+00A0 to U+00FF, in order.
private let latinNames = """
  nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy
  reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo
  frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig
  Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve
  Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN
  szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc
  euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml
  divide oslash ugrave uacute ucirc uuml yacute thorn yuml
  """

extension HTMLReader {
  /// Reads `&…;` and returns what it stands for, or what is written if it
  /// stands for nothing.
  mutating func readReference(
    isInAttribute: Bool = false
  ) -> String.UnicodeScalarView {
    index += 1  // &
    if next == "#" { return readNumber() }
    var name = ""
    var found: (name: String, character: String)?
    for scalar in scalars[index...].prefix(9) {
      guard scalar.isLetter || scalar.isDigit || scalar == ";" else {
        break
      }
      name.unicodeScalars.append(scalar)
      if let character = namedCharacters[name] { found = (name, character) }
    }
    guard let found else { return "&".unicodeScalars }
    let end = index + found.name.count
    if isInAttribute, !found.name.hasSuffix(";"), end < scalars.count,
      scalars[end] == "=" || scalars[end].isLetter || scalars[end].isDigit
    {
      return "&".unicodeScalars  // as in ?a=1&copy=2
    }
    index = end
    return found.character.unicodeScalars
  }

  /// Reads `#960;` or `#x3c0;`, with or without the semicolon.
  private mutating func readNumber() -> String.UnicodeScalarView {
    let start = index
    index += 1  // #
    let radix: UInt32 = take("x") ? 16 : 10
    var number: UInt32 = 0
    let first = index
    while let digit = next.flatMap({ $0.hexDigit }), digit < radix {
      number = min(number * radix + digit, 0x11_0000)
      index += 1
    }
    guard index > first else {
      index = start
      return "&".unicodeScalars
    }
    _ = take(";")
    return String.UnicodeScalarView([HTMLReader.scalar(number)])
  }

  /// The scalar of a number; 128 to 159 mean Windows' character set.
  private static func scalar(_ number: UInt32) -> Unicode.Scalar {
    if (0x80...0x9F).contains(number),
      let text = String(bytes: [UInt8(number)], encoding: .windowsCP1252)?
        .unicodeScalars.first
    {
      return text
    }
    return number == 0 ? "\u{FFFD}" : Unicode.Scalar(number) ?? "\u{FFFD}"
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }

  /// The value of a hexadecimal digit, or nil.
  fileprivate var hexDigit: UInt32? {
    isASCII ? Character(self).hexDigitValue.map { UInt32($0) } : nil
  }
}

extension String {
  /// The text without spaces and line breaks at its ends.
  var trimmingSpace: String {
    trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
