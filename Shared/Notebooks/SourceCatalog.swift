import Files
import Foundation

/// The declarations of all lessons, looked up as a reader types them.
public struct SourceCatalog {
  private var library: SourceLibrary
  private let chapters: URL

  /// Finds the project by the path of a file in a folder of one of its chapters: `Chapters/NAME/FOLDER/FILE`.
  public init(mainPath: String) {
    library = SourceLibrary(mainPath: mainPath)
    chapters = URL(filePath: projectPath(mainPath)).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  /// Returns the declarations called `name`, whole; their members' documentation stays.
  ///
  /// - Throws: an error of one line with similar names.
  public mutating func find(_ name: String) throws -> [SourceListing] {
    let found = library.listings(of: name, whole: true)
    if !found.isEmpty { return found }
    guard !library.swiftFiles.isEmpty else {
      throw OptionError("--source needs the source files, none at \(chapters.path)")
    }
    let near = Self.similar(to: name, among: library.allNames)
    let advice = near.isEmpty ? "llm-training source --list lists them" : "do you mean \(Self.list(near))?"
    throw UnknownName(description: "no declaration is called \(name): \(advice)")
  }

  /// Lists the types and functions of the lessons: a line for each chapter, and one for each declaration.
  public mutating func list() -> String {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: chapters.path)) ?? []).sorted()
    return names.map { chapter in
      let found = library.names(inChapter: chapter)
      let column = min((found.map(\.name.count).max() ?? 0) + 2, 34)
      let rows = found.map { listing in
        let place = listing.file.split(separator: "/").dropFirst(2).joined(separator: "/")
        return "  " + listing.name.padded(to: column) + "\(place):\(listing.line)\n"
      }
      return rows.isEmpty ? "" : "\(chapter)\n" + rows.joined() + "\n"
    }.joined()
  }

  private static func list(_ names: [String]) -> String {
    names.count < 2
      ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }

  /// Returns the names that differ in case or in a few letters, or that contain the wanted one; at most four.
  static func similar(to wanted: String, among names: [String]) -> [String] {
    let wanted = wanted.lowercased()
    let scored = Set(names).compactMap { name -> (score: Int, name: String)? in
      let lower = name.lowercased()
      let member = lower.split(separator: ".").last.map(String.init) ?? lower
      var score = min(lower.distance(to: wanted), member.distance(to: wanted) + (member == lower ? 0 : 1))
      let isPart = wanted.count >= 4 && lower.contains(wanted)
      if isPart { score = min(score, 2) }
      return isPart || score <= max(wanted.count / 3, 1) ? (score, name) : nil
    }
    let best = scored.sorted { ($0.score, $0.name.count, $0.name) < ($1.score, $1.name.count, $1.name) }
    return best.prefix(4).map(\.name)
  }
}

private struct UnknownName: Error, CustomStringConvertible {
  let description: String
}

extension String {
  /// Levenshtein's distance: how many letters must be inserted, removed or replaced.
  fileprivate func distance(to other: String) -> Int {
    let (a, b) = (Array(utf8), Array(other.utf8))
    if abs(a.count - b.count) > 6 { return 7 }
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, wanted) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = Swift.min(diagonal + (letter == wanted ? 0 : 1), above + 1, row[j] + 1)
        diagonal = above
      }
    }
    return row[b.count]
  }

  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(width - count, 1))
  }
}

extension Terminal {
  /// Whole declarations, each under the place where it is.
  func text(of sources: [SourceListing]) -> String {
    sources.map { styled($0.heading, .dim) + "\n" + highlighted($0.code) + "\n" }.joined(separator: "\n")
  }
}
