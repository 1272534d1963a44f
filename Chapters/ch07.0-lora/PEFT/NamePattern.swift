/// A pattern for module names: the part of regular expressions that PEFT's
/// files use.
///
/// A pattern is a row of characters, `.` for any, `\.` for a dot, `\d` for
/// a digit, and classes such as `[a-z_0-9]`; `*`, `+` and `?` repeat the
/// one before. It matches in time proportional to its length times the
/// name's, unlike regular expressions with groups, some of which never end.
struct NamePattern {
  private struct Item {
    var ranges: [ClosedRange<UInt8>]
    var isOptional = false
    var isRepeated = false

    func accepts(_ byte: UInt8) -> Bool {
      ranges.contains { $0.contains(byte) }
    }
  }

  private var items: [Item] = []

  /// Parses a pattern; nil if it has groups, alternatives or anything else
  /// that is not listed above.
  init?(_ pattern: String) {
    var rest = Substring(pattern).utf8
    if rest.first == UInt8(ascii: "^") { rest.removeFirst() }
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
        guard var last = items.popLast(), !last.isOptional, !last.isRepeated
        else { return nil }
        last.isOptional = byte != UInt8(ascii: "+")
        last.isRepeated = byte != UInt8(ascii: "?")
        items.append(last)
      case UInt8(ascii: "."): items.append(Item(ranges: [0...255]))
      case UInt8(ascii: "\\"):
        switch rest.popFirst() {
        case UInt8(ascii: "d"): items.append(Item(ranges: [Self.digits]))
        case UInt8(ascii: "."): items.append(Item(ranges: [Self.dot]))
        default: return nil
        }
      case UInt8(ascii: "["):
        guard let item = Self.characterClass(&rest) else { return nil }
        items.append(item)
      case UInt8(ascii: "$") where rest.isEmpty: break
      case _ where Self.plain.contains { $0.contains(byte) }:
        items.append(Item(ranges: [byte...byte]))
      default: return nil
      }
    }
  }

  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
  private static let dot = UInt8(ascii: ".")...UInt8(ascii: ".")
  private static let plain = [
    digits, UInt8(ascii: "a")...UInt8(ascii: "z"),
    UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "_")...UInt8(ascii: "_"),
    UInt8(ascii: "-")...UInt8(ascii: "-"),
  ]

  /// Parses what follows an opening bracket, up to the closing one.
  private static func characterClass(_ rest: inout Substring.UTF8View)
    -> Item?
  {
    var item = Item(ranges: [])
    while let first = rest.popFirst() {
      if first == UInt8(ascii: "]") {
        return item.ranges.isEmpty ? nil : item
      }
      guard (plain + [dot]).contains(where: { $0.contains(first) }) else {
        return nil
      }
      var last = first
      if rest.first == UInt8(ascii: "-"),
        rest.dropFirst().first != UInt8(ascii: "]")
      {
        rest.removeFirst()
        guard let end = rest.popFirst(), end >= first else { return nil }
        last = end
      }
      item.ranges.append(first...last)
    }
    return nil
  }

  /// Returns whether the pattern matches the whole name, or the part of it
  /// after any of its dots.
  func matchesEnd(of name: String) -> Bool {
    // The items that may come next, all at once, so that no choice is ever
    // tried twice.
    var states: Set<Int> = []
    var isStart = true
    for byte in name.utf8 {
      if isStart { states.formUnion(reachable(from: 0)) }
      var next: Set<Int> = []
      for state in states
      where state < items.count && items[state].accepts(byte) {
        next.formUnion(reachable(from: state + 1))
        if items[state].isRepeated { next.insert(state) }
      }
      states = next
      isStart = byte == UInt8(ascii: ".")
    }
    return states.contains(items.count)
  }

  /// The given item, and those after it that come next if optional ones are
  /// left out.
  private func reachable(from first: Int) -> [Int] {
    var result = [first]
    while let last = result.last, last < items.count, items[last].isOptional
    { result.append(last + 1) }
    return result
  }
}
