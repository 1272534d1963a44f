import Files
import Foundation

/// What a kept result consists of, with a digest of every file and, in its last line, of itself:
///
///     label trained model
///     made 2026-11-26T10:30:00Z
///     file 2c26b46b…  1234  files/model.safetensors
///     manifest fcde2b2e…
struct KeptManifest: Equatable {
  struct File: Equatable {
    var path: String
    var byteCount: Int
    var sha256: String
  }

  var label: String
  /// When it was made, to the second.
  var made: Date
  var files: [File]

  static let fileName = "manifest"

  /// Describes all files of a folder.
  init(label: String, describing folder: URL, made: Date = Date()) throws {
    self.label = label.split(whereSeparator: \.isNewline).joined(separator: " ")
    self.made = Date(timeIntervalSince1970: made.timeIntervalSince1970.rounded(.down))
    files = try Self.paths(in: folder).map { path in
      let file = folder.appending(path: path).path
      let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int
      return File(path: path, byteCount: size ?? 0, sha256: try SHA256.hexDigest(ofFileAt: file))
    }
  }

  /// Reads the manifest of a folder.
  ///
  /// - Throws: ``FileError`` if it is missing or damaged.
  init(of folder: URL) throws(FileError) {
    let url = folder.appending(path: Self.fileName)
    let text = String(decoding: try Self.naming(url) { try readFile(at: url.path) }, as: UTF8.self)
    (label, made, files) = ("", .distantPast, [])
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      switch words.first {
      case "label": label = words.last ?? ""
      case "made": made = (try? Date(words.last ?? "", strategy: .iso8601)) ?? .distantPast
      case "file":
        let parts = (words.last ?? "").split(separator: " ", maxSplits: 2).map(String.init)
        guard parts.count == 3, let size = Int(parts[1]) else { break }
        files.append(File(path: parts[2], byteCount: size, sha256: parts[0]))
      default: break
      }
    }
    guard self.text == text else { throw Self.damaged(url, "it was changed or is incomplete") }
  }

  /// The text of the file; reading it back gives the same manifest, and no other text does.
  var text: String {
    var lines = "label \(label)\nmade \(made.formatted(.iso8601))\n"
    for file in files { lines += "file \(file.sha256) \(file.byteCount) \(file.path)\n" }
    return lines + "manifest \(SHA256.hexDigest(of: lines.utf8))\n"
  }

  func write(to folder: URL) throws(FileError) {
    try writeAtomically(Data(text.utf8), to: folder.appending(path: Self.fileName).path)
  }

  /// Checks that a folder has exactly these files, with these bytes.
  ///
  /// - Throws: ``FileError`` that names the first file that differs.
  func check(_ folder: URL) throws(FileError) {
    for file in files {
      let url = folder.appending(path: file.path)
      let found = try Self.naming(url) { try SHA256.hexDigest(ofFileAt: url.path) }
      if found != file.sha256 { throw Self.damaged(url, "its SHA-256 is not that of the file that was kept") }
    }
    let known = Set(files.map(\.path))
    if let extra = Self.paths(in: folder).first(where: { !known.contains($0) }) {
      throw Self.damaged(folder.appending(path: extra), "it was not there when the result was kept")
    }
  }

  /// The paths of all files in a folder, without the manifest, in order.
  private static func paths(in folder: URL) -> [String] {
    let all = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return all.filter { $0 != fileName && !isFolder(folder.appending(path: $0).path) }.sorted()
  }

  private static func damaged(_ url: URL, _ reason: String) -> FileError {
    FileError("damaged: \(reason). \(remedy)", file: url)
  }

  static let remedy = "Run with --fresh to make it anew, or remove it with llm-training clean."

  private static func naming<Result>(
    _ url: URL, _ body: () throws -> Result
  ) throws(FileError) -> Result {
    do {
      return try body()
    } catch {
      throw damaged(url, "it cannot be read")
    }
  }
}

extension Date {
  /// The date and time on this machine's clock: `2026-11-26 10:30`.
  var minute: String {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day, .hour, .minute], from: self)
    return String(
      format: "%04d-%02d-%02d %02d:%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0,
      parts.hour ?? 0, parts.minute ?? 0)
  }
}
