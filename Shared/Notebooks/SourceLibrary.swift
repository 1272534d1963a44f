import Files
import Foundation

/// The sources of all lessons and of the shared libraries, in which declarations are looked up by name. What
/// learners write is not among them.
///
/// A program looks first in its own lesson, then in the other chapters, the nearest before it first, and then
/// in `Shared`: the class of attention that chapter 5 means is the one before it.
struct SourceLibrary {
  private let root: URL
  private let folders: [URL]
  private var files: [URL: [SourceFile]] = [:]

  /// Finds the project's folder from the path of a chapter's main file, `…/Chapters/NAME/Notebook/main.swift`.
  /// If that does not exist, the library is empty.
  init(mainPath: String) {
    let mainPath = projectPath(mainPath)
    let chapter = URL(fileURLWithPath: mainPath).deletingLastPathComponent().deletingLastPathComponent()
    let chapters = chapter.deletingLastPathComponent()
    root = chapters.deletingLastPathComponent()
    guard FileManager.default.fileExists(atPath: mainPath) else {
      folders = []
      return
    }
    let names = Self.contents(of: chapters).map(\.lastPathComponent)
    let before = names.filter { $0 < chapter.lastPathComponent }.sorted(by: >)
    let after = names.filter { $0 > chapter.lastPathComponent }.sorted()
    let order = [chapter.lastPathComponent] + before + after
    folders =
      order.flatMap { name in
        Self.contents(of: chapters.appendingPathComponent(name))
          .filter { !["Notebook", "Exercises"].contains($0.lastPathComponent) }
      } + Self.contents(of: root.appendingPathComponent("Shared"))
  }

  /// Returns the declarations called `name`, from the first folder that has any.
  ///
  /// Extensions of a type count only if the type itself is nowhere: a type is where it is declared.
  mutating func listings(of name: String, whole: Bool = false) -> [SourceListing] {
    var extensions: [SourceListing] = []
    for folder in folders {
      let found = matches(name, in: folder)
      let declared = found.filter { !$0.declaration.isExtension }
      if !declared.isEmpty { return declared.map { listing(of: $0.declaration, in: $0.file, whole: whole) } }
      extensions += found.map { listing(of: $0.declaration, in: $0.file, whole: whole) }
    }
    return extensions
  }

  /// Returns all declarations of types and of functions outside of types in a chapter's lesson folders.
  mutating func names(inChapter chapter: String, whole: Bool = false) -> [SourceListing] {
    folders.filter { $0.deletingLastPathComponent().lastPathComponent == chapter }.flatMap { folder in
      sources(in: folder).flatMap { file in
        file.declarations.filter { !$0.isExtension && !$0.name.contains(".") }
          .map { listing(of: $0, in: file, whole: whole) }
      }
    }
  }

  /// All Swift files of the lessons and of `Shared`, in the order in which names are looked up.
  var swiftFiles: [URL] { folders.flatMap(Self.swiftFiles) }

  /// The names of all declarations.
  var allNames: [String] {
    mutating get { folders.flatMap { sources(in: $0).flatMap { $0.declarations.map(\.name) } } }
  }

  private mutating func matches(
    _ name: String, in folder: URL
  ) -> [(declaration: Declaration, file: SourceFile)] {
    let last = name.split(separator: ".").last.map(String.init) ?? name
    let isOperator = !last.contains { $0.isLetter || $0.isNumber }
    return sources(in: folder).flatMap { file -> [(Declaration, SourceFile)] in
      guard isOperator || file.tokens.contains(where: { $0.kind == .word(last) }) else { return [] }
      return file.declarations.filter { $0.name == name }.map { ($0, file) }
    }
  }

  private func listing(of declaration: Declaration, in file: SourceFile, whole: Bool) -> SourceListing {
    let (code, omitsChecks) = file.listing(of: declaration, whole: whole)
    let path =
      file.path.hasPrefix(root.path + "/") ? String(file.path.dropFirst(root.path.count + 1)) : file.path
    return SourceListing(
      name: declaration.name, file: path, line: declaration.lines.lowerBound, code: code,
      omitsChecks: omitsChecks)
  }

  private mutating func sources(in folder: URL) -> [SourceFile] {
    if let known = files[folder] { return known }
    let read = Self.swiftFiles(in: folder).compactMap { url in
      (try? String(contentsOf: url, encoding: .utf8)).map { SourceFile(path: url.path, text: $0) }
    }
    files[folder] = read
    return read
  }

  private static func contents(of folder: URL) -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map { folder.appendingPathComponent($0) }
  }

  private static func swiftFiles(in folder: URL) -> [URL] {
    contents(of: folder).flatMap { url in
      url.pathExtension == "swift" ? [url] : url.hasDirectoryPath || isFolder(url) ? swiftFiles(in: url) : []
    }
  }

  private static func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
