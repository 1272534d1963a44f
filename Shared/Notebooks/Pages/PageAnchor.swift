/// Names for places of a page, made from titles: they stay the same when other cells come or go.
enum PageAnchor {
  /// The anchors of cells with these titles; the second of a name ends in "-2".
  static func cells(_ titles: [String]) -> [String] {
    var count: [String: Int] = [:]
    return titles.map { title in
      let name = "cell-" + words(title)
      count[name, default: 0] += 1
      return count[name]! == 1 ? name : "\(name)-\(count[name]!)"
    }
  }

  /// The anchor of a declaration: `source-GPTModel`; operators are written as numbers.
  static func source(_ name: String) -> String {
    "source-"
      + name.unicodeScalars.map { scalar in
        scalar.properties.isAlphabetic || "0123456789_.".unicodeScalars.contains(scalar)
          ? String(scalar) : "-\(scalar.value)"
      }.joined()
  }

  /// The letters, digits and dots of a text, small, with a dash for everything between.
  private static func words(_ text: String) -> String {
    text.lowercased().map { $0.isLetter || $0.isNumber || $0 == "." ? String($0) : " " }.joined()
      .split(separator: " ").map { $0.trimmingDots }.filter { !$0.isEmpty }.joined(separator: "-")
  }
}

extension Substring {
  fileprivate var trimmingDots: String {
    let start = drop { $0 == "." }
    guard let last = start.lastIndex(where: { $0 != "." }) else { return "" }
    return String(start[...last])
  }
}

/// A cell's title in two parts: the number of the section, if it begins with one, and the words.
struct CellTitle: Equatable {
  var section: String?
  var words: String

  init(_ title: String) {
    let parts = title.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2, let first = parts.first, Self.isSection(first) else {
      words = title
      return
    }
    section = first
    words = parts[1]
  }

  /// What has the section: the book, or, for 0.1 and so on, the notes. Without a dot it is the program's own.
  var origin: String {
    guard let section, section.contains(".") else { return "section" }
    return section.hasPrefix("0") ? "notes" : "book"
  }

  private static func isSection(_ word: String) -> Bool {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    return parts.enumerated().allSatisfy { index, part in
      let isNumber = !part.isEmpty && part.allSatisfy { $0.isASCII && $0.isNumber }
      return isNumber || index == 0 && parts.count > 1 && part.count == 1 && ("A"..."Z").contains(part)
    }
  }
}
