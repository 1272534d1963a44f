import Files
import Foundation

/// Published data or weights to download, as listed in `Data/sources.json`.
///
/// The reader asks for a source by name. It can be a text, an archive, or the files of a model.
public struct DataSource: Codable, Sendable, Equatable {
  /// The name of its file, or of the folder that holds its files.
  public let name: String
  /// A short description.
  public let title: String
  /// The terms of use, and who states them.
  public let licence: String
  /// The programs that use it.
  public let chapters: [String]
  /// The files to download, in this order.
  public let files: [RemoteFile]

  /// The total length of the files; an estimate if some lengths are not known exactly.
  public var approximateByteCount: Int {
    files.reduce(0) { $0 + ($1.byteCount ?? $1.approximateByteCount ?? 0) }
  }

  /// Whether it has less than 10 MB, and so downloads in seconds.
  public var isSmall: Bool { approximateByteCount < 10_000_000 }

  /// The paths, in a data folder, of the files that the download leaves there.
  public var paths: [String] { files.map { $0.member?.path ?? $0.path } }
}

/// A file on a server, and how to recognise it.
public struct RemoteFile: Codable, Sendable, Equatable {
  /// The path in a data folder, such as `gpt2/model.safetensors`.
  public let path: String
  /// The publisher's address for it.
  public let url: URL
  /// Other addresses of the same file, to be tried in this order.
  public var mirrors: [URL] = []
  /// The length in bytes, if it is known exactly.
  public var byteCount: Int?
  /// An estimate of the length, if it is not known exactly.
  public var approximateByteCount: Int?
  /// The SHA-256 digest in lower-case hexadecimal digits, if it is known.
  public var sha256: String?
  /// The file to extract, if this is a zip archive. It keeps its path when it is extracted into a data folder.
  public var member: PublishedFile?

  /// How to recognise what is kept, which is the extracted file of an archive; nil if its length or digest is
  /// not known.
  var published: PublishedFile? {
    if let member { return member }
    guard let byteCount, let sha256 else { return nil }
    return PublishedFile(path: path, byteCount: byteCount, sha256: sha256)
  }

  /// What makes this entry unusable, in a few words; nil if nothing does.
  var problem: String? {
    let paths = [path] + (member.map { [$0.path] } ?? [])
    let counts = [byteCount, approximateByteCount, member?.byteCount].compactMap(\.self)
    if !paths.allSatisfy(isInsideFolder) { return "its path leads out of the folder" }
    if !([url] + mirrors).allSatisfy({ ["https", "http"].contains($0.scheme?.lowercased()) }) {
      return "its address is not one of a web server"
    }
    if !counts.allSatisfy((0...1 << 50).contains) { return "its size is not a size of a file" }
    return nil
  }
}

extension DataSource {
  /// Reads the checkout's `Data/sources.json`, or another list in the same format.
  ///
  /// - Throws: ``FileError`` if the file is missing or malformed.
  public static func all(in list: String? = nil) throws(FileError) -> [DataSource] {
    let path = if let list { list } else { try Corpus.standInPath(of: "sources.json") }
    let bytes = try readFile(at: path)
    do {
      let sources = try decodeJSON(List.self, from: bytes, at: path).sources
      for file in sources.flatMap(\.files) {
        guard let reason = file.problem else { continue }
        throw FileError.malformed(path: path, place: "the file \(quoted(file.path))", reason: reason)
      }
      return sources
    } catch let error as FileError {
      throw error
    } catch {
      throw .malformed(path: path, place: "the list of sources", reason: Self.describe(error))
    }
  }

  private struct List: Codable {
    let sources: [DataSource]
  }

  /// Names the faulty field and what is wrong with it.
  private static func describe(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, _): "the field \"\(key.stringValue)\" is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "the field \"\(context.codingPath.last?.stringValue ?? "sources")\" is of another type"
    default: "it is not JSON"
    }
  }
}
