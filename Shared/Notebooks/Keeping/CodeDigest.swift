import Files
import Foundation

/// A digest of the code that a result depends on.
extension ChapterSource {
  /// Returns the digest of the code behind the results of a group of cells.
  ///
  /// It covers all lessons, all of `Shared`, the package's manifest, and of the chapter's cells those that run
  /// up to the end of the group: changing a later cell leaves the result as it is. If the sources are missing or
  /// newer than the program, it is the digest of the program's file.
  func codeDigest(until group: CellIndex.Place?) -> String {
    let urls = SourceLibrary(mainPath: mainPath).swiftFiles
    guard let builtAt, let cells = cellCode(until: group), !urls.isEmpty,
      urls.allSatisfy({ Self.isFile($0.path, notNewerThan: builtAt) }), !hasChanged
    else {
      return Self.programDigest
    }
    var digest = SHA256()
    for url in urls {
      guard let bytes = try? Data(contentsOf: url) else { continue }
      digest.update(with: "\(url.lastPathComponent) \(bytes.count) ".utf8)
      digest.update(with: bytes)
    }
    digest.update(with: cells.utf8)
    return digest.finish()
  }

  private static let programDigest =
    (try? SHA256.hexDigest(ofFileAt: Bundle.main.executablePath ?? "")) ?? "unknown"

  private static func isFile(_ path: String, notNewerThan date: Date) -> Bool {
    let modified = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    return modified.map { $0 <= date } ?? false
  }

  /// The statements of the chapter's main file up to the end of the group, or all of them, and the declarations
  /// of the chapter's other files that they mention, directly or through others. Comments and prose are left
  /// out. Returns nil if there is no main file.
  func cellCode(until group: CellIndex.Place?) -> String? {
    guard let main = files[mainPath] else { return nil }
    var last = main.lines.count
    if let group, group.path == mainPath,
      let index = main.tokens.indices.first(where: {
        main.tokens[$0].line == group.line && main.endOfGroup(at: $0) != nil
      }), let end = main.endOfGroup(at: index)
    {
      last = main.tokens[end].endLine
    }
    var pieces = [Piece(file: main, lines: 1...max(last, 1), names: [])]
    var others = files.values.sorted { $0.path < $1.path }.flatMap(Piece.declared)
    var words = pieces[0].words
    while let index = others.firstIndex(where: { !$0.names.isDisjoint(with: words) }) {
      let piece = others.remove(at: index)
      words.formUnion(piece.words)
      pieces.append(piece)
    }
    return pieces.map(\.code).sorted().joined(separator: "\n")
  }
}

/// Some lines of a source file.
private struct Piece {
  let file: SourceFile
  let lines: ClosedRange<Int>
  /// The names by which other code mentions them: a function's or a type's; for an extension, its members'.
  let names: Set<String>

  static func declared(in file: SourceFile) -> [Piece] {
    let all = file.declarations
    return all.filter { !$0.name.contains(".") || $0.isExtension }.map { declaration in
      let inside =
        declaration.isExtension ? all.filter { declaration.lines.contains($0.lines.lowerBound) } : []
      let names = ([declaration] + inside).compactMap { $0.name.split(separator: ".").last.map(String.init) }
      return Piece(file: file, lines: declaration.lines, names: Set(names))
    }
  }

  /// All words of the code, also those inside of strings, where values are interpolated.
  var words: Set<String> {
    Set(code.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
  }

  /// The lines without comments and without the calls that start cells.
  var code: String {
    let markers = file.tokens.indices.compactMap { index -> ClosedRange<Int>? in
      guard file.cellTitle(at: index) != nil, let end = file.closing(of: index + 1) else { return nil }
      return file.tokens[index].line...file.tokens[end].endLine
    }
    let dropped = Set(markers.flatMap { Array($0) })
    return lines.filter { !dropped.contains($0) }
      .map { file.lines[$0 - 1].drop { $0 == " " } }
      .filter { !$0.isEmpty && !$0.hasPrefix("//") }.joined(separator: "\n")
  }
}
