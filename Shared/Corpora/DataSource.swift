import Files
import Foundation

/// Real data or weights that can be downloaded, as `Data/sources.json` lists them.
///
/// One source is what a reader asks for by one name: a text, an archive, or the files of a model.
public struct DataSource: Codable, Sendable, Equatable {
  /// The name to ask for: that of its file, or of the folder that its files are in.
  public let name: String
  /// What it is, in a few words.
  public let title: String
  /// Under which terms it may be used, and who says so.
  public let licence: String
  /// The programs that use it.
  public let chapters: [String]
  /// What is downloaded, in this order.
  public let files: [RemoteFile]

  /// The length of all files together; for some it is only known roughly.
  public var approximateByteCount: Int {
    files.reduce(0) { $0 + ($1.byteCount ?? $1.approximateByteCount ?? 0) }
  }

  /// Whether it takes seconds rather than minutes: less than 10 MB.
  public var isSmall: Bool { approximateByteCount < 10_000_000 }

  /// The paths in a data folder of everything that is there after the download.
  public var paths: [String] { files.map { $0.member?.path ?? $0.path } }
}

/// A file on a server, and what identifies it.
public struct RemoteFile: Codable, Sendable, Equatable {
  /// The path in a data folder, such as `gpt2/model.safetensors`.
  public let path: String
  /// Where its publisher keeps it.
  public let url: URL
  /// Other addresses of the same bytes, to be tried in this order.
  public var mirrors: [URL] = []
  /// The length in bytes, where it is known exactly.
  public var byteCount: Int?
  /// The length to count on where it is not known exactly.
  public var approximateByteCount: Int?
  /// The SHA-256 digest in lower-case hexadecimal digits, where it is known.
  public var sha256: String?
  /// The file to take out of it, if it is a zip archive.
  public var member: Member?

  /// A file in an archive; in a data folder it lies under the same path.
  public struct Member: Codable, Sendable, Equatable {
    public let path: String
    public let byteCount: Int
    public let sha256: String
    /// Whether copies without the last line break are in circulation and just as good.
    public var mayLackLastLineBreak: Bool?
  }
}

extension DataSource {
  /// Reads the list in the checkout's `Data/sources.json`, or another one of the same form.
  ///
  /// - Throws: ``FileError`` if the file is missing or is not such a list.
  public static func all(in list: String? = nil) throws(FileError) -> [DataSource] {
    let path = if let list { list } else { try Corpus.standInPath(of: "sources.json") }
    let bytes = try readFile(at: path)
    do {
      return try decodeJSON(List.self, from: bytes, at: path).sources
    } catch let error as FileError {
      throw error
    } catch {
      throw .malformed(path: path, place: "the list of sources", reason: Self.describe(error))
    }
  }

  private struct List: Codable {
    let sources: [DataSource]
  }

  /// Returns the field that is wrong, and what is wrong with it.
  private static func describe(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, _): "the field \"\(key.stringValue)\" is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "the field \"\(context.codingPath.last?.stringValue ?? "sources")\" is of another type"
    default: "it is not JSON"
    }
  }
}
