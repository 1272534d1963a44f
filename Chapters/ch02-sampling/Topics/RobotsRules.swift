/// The rules that a site's `robots.txt` has for one crawler (RFC 9309).
///
/// The most specific rule decides, which is the longest pattern that fits;
/// `Allow` wins a tie, and without any rule a path is allowed. In a
/// pattern, `*` stands for any characters and a final `$` for the end of
/// the path.
public struct RobotsRules: Equatable, Sendable {
  public struct Rule: Equatable, Sendable {
    public var pattern: String
    public var isAllowed: Bool
  }

  public let rules: [Rule]

  /// Reads the file for a crawler whose name, its product token, is
  /// `agent`.
  ///
  /// Groups that name the crawler count, together; those for `*` only if
  /// none does. Unknown lines are skipped, since no file is an error.
  public init(_ file: String, for agent: String) {
    var named: [Rule]?
    var general: [Rule] = []
    var agents: [String] = []
    var isInRules = true
    for line in file.split(whereSeparator: \.isNewline) {
      let parts = line.prefix { $0 != "#" }
        .split(
          separator: ":", maxSplits: 1, omittingEmptySubsequences: false
        )
        .map { String($0).trimmingSpace }
      guard parts.count == 2 else { continue }
      switch parts[0].trimmingByteOrderMark.lowercasedASCII {
      case "user-agent":
        if isInRules { agents = [] }  // a new group begins
        isInRules = false
        agents.append(productToken(parts[1]))
        if agents.last == productToken(agent) { named = named ?? [] }
      case let word where word == "allow" || word == "disallow":
        isInRules = true
        guard !parts[1].isEmpty else { continue }
        let rule = Rule(
          pattern: normalizedPath(parts[1]), isAllowed: word == "allow")
        if agents.contains(productToken(agent)) { named?.append(rule) }
        if agents.contains("*") { general.append(rule) }
      default: continue
      }
    }
    rules = named ?? general
  }

  /// Tells whether the crawler may fetch a path, with its query.
  public func allows(_ path: String) -> Bool {
    if path == "/robots.txt" { return true }
    let path = normalizedPath(path)
    let fitting = rules.filter { fits($0.pattern, path) }
    let longest = fitting.map(\.pattern.utf8.count).max()
    let deciding = fitting.filter { $0.pattern.utf8.count == longest }
    return deciding.isEmpty || deciding.contains(where: \.isAllowed)
  }
}

/// The letters, `-` and `_` that a crawler's name begins with, in lower
/// case, or `*`.
private func productToken(_ name: String) -> String {
  if name.hasPrefix("*") { return "*" }
  let token = name.unicodeScalars.prefix {
    $0.isLetter || $0 == "-" || $0 == "_"
  }
  return String(token).lowercasedASCII
}

/// Tells whether a path begins with a pattern, or is one that ends in `$`.
func fits(_ pattern: String, _ path: String) -> Bool {
  var pattern = Array(pattern.utf8)
  let path = Array(path.utf8)
  if pattern.last == UInt8(ascii: "$") {
    pattern.removeLast()
  } else {
    pattern.append(UInt8(ascii: "*"))
  }
  // The lengths of beginnings of `path` that the pattern so far can be.
  var lengths: Set<Int> = [0]
  for byte in pattern {
    if byte == UInt8(ascii: "*") {
      lengths = Set((lengths.min() ?? 0)...path.count)
    } else {
      lengths = Set(
        lengths.filter { $0 < path.count && path[$0] == byte }.map {
          $0 + 1
        })
    }
    if lengths.isEmpty { return false }
  }
  return lengths.contains(path.count)
}

/// Writes a path in one way: letters, digits and `-._~` as they are, bytes
/// outside ASCII as `%C3` (RFC 9309, 2.2.2).
func normalizedPath(_ path: String) -> String {
  let bytes = Array(path.utf8)
  var result: [UInt8] = []
  var index = 0
  while index < bytes.count {
    var byte = bytes[index]
    var isEscaped = byte >= 0x80
    if byte == UInt8(ascii: "%"), index + 2 < bytes.count,
      let value = UInt8(
        String(decoding: bytes[index + 1...index + 2], as: UTF8.self),
        radix: 16)
    {
      let scalar = Unicode.Scalar(value)
      byte = value
      isEscaped =
        !scalar.isLetter && !scalar.isDigit && !"-._~".utf8.contains(value)
      index += 2
    }
    let digits = String(byte, radix: 16, uppercase: true)
    result +=
      isEscaped ? Array("%\(byte < 16 ? "0" : "")\(digits)".utf8) : [byte]
    index += 1
  }
  return String(decoding: result, as: UTF8.self)
}

extension String {
  /// The text without the mark that some programs write before it.
  fileprivate var trimmingByteOrderMark: String {
    hasPrefix("\u{FEFF}") ? String(unicodeScalars.dropFirst()) : self
  }
}
