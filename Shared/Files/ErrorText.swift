import Foundation

// How errors show texts and numbers from a file.

/// Quotes a text from a file for an error: on one line, cut off if it is long.
package func quoted(_ text: String) -> String {
  let most = 100
  let start = String(text.unicodeScalars.prefix(most))
  return "\"" + onOneLine(start) + (text.unicodeScalars.count > most ? "…" : "") + "\""
}

/// Escapes what would break the line of an error or act on the terminal.
package func onOneLine(_ text: String) -> String {
  text.unicodeScalars.map { scalar in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: scalar.escaped(asASCII: true)
    default: String(scalar)
    }
  }.joined()
}

/// Lists numbers from a file for an error, cut off if they are many.
package func brief(_ numbers: [Int]) -> String {
  let most = 8
  let shown = numbers.prefix(most).map(String.init).joined(separator: ", ")
  return "[" + shown + (numbers.count > most ? ", …" : "") + "]"
}

/// Returns `count` with commas between groups of three digits, as in 20,479.
package func grouped(_ count: Int) -> String {
  let digits = String(count)
  return digits.enumerated().map { index, digit in
    let left = digits.count - index
    return index > 0 && left % 3 == 0 ? ",\(digit)" : String(digit)
  }.joined()
}

/// Returns the reason for a Foundation error in a few words, such as "No such file or directory".
package func plainReason(_ error: any Error) -> String {
  if let cause = (error as? CocoaError)?.underlying as? POSIXError {
    return String(cString: strerror(cause.code.rawValue))
  }
  return error.localizedDescription.split(whereSeparator: \.isNewline).joined(separator: " ")
}
