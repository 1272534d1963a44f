import Files

/// Where a text comes from.
public enum TextSource: Sendable, Equatable {
  /// The published file of this name, verified.
  case real(String)
  /// A file of this project that stands in for the published one, such as `Data/story.txt`.
  case standIn(String)
  /// A file that the user named.
  case given(String)
}

/// The content of a file, and where it comes from.
public struct Sourced<Content> {
  /// The text, or the records in the order of the file.
  public let content: Content
  /// Where the content comes from.
  public let source: TextSource
  /// One line to print before the first result, so that nobody mistakes a stand-in for the real thing.
  public let notice: String
  /// The path of the file, as error messages show it.
  public let path: String

  /// Parses the content. The result keeps the source, the notice and the path.
  func map<Result>(
    _ parse: (_ content: Content, _ path: String) throws(FileError) -> Result
  ) throws(FileError) -> Sourced<Result> {
    Sourced<Result>(content: try parse(content, path), source: source, notice: notice, path: path)
  }
}

extension Sourced: Sendable where Content: Sendable {}
extension Sourced: Equatable where Content: Equatable {}
