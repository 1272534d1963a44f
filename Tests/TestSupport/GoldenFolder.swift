import Foundation

extension Golden {
  /// Returns the location of a file or folder in `Tests/Golden`, such as `tiny-gpt2`.
  public static func url(of name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Golden/\(name)")
      .standardizedFileURL
  }
}
