import Foundation
import Testing

/// The real text and vocabulary, which are not part of the repository; tests that need them are
/// skipped where they are absent.
///
///     @Test(.enabled(if: RealData.isPresent, RealData.skipReason))
public enum RealData {
  /// The folder `LLM_DATA` names, or else `shared/data` beside the checkout, if there is one.
  public static let folder: String? = {
    if let named = ProcessInfo.processInfo.environment["LLM_DATA"], !named.isEmpty { return named }
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let beside = root.appending(path: "../shared/data").standardizedFileURL.path
    return FileManager.default.fileExists(atPath: beside) ? beside : nil
  }()

  /// Whether the short story and GPT-2's vocabulary are there.
  public static let isPresent = ["the-verdict.txt", "encoder.json", "vocab.bpe"].allSatisfy(contains)

  public static let skipReason: Comment = "needs the real text and vocabulary: set LLM_DATA"

  /// Tells whether the folder holds this file.
  public static func contains(_ name: String) -> Bool {
    folder.map { FileManager.default.fileExists(atPath: "\($0)/\(name)") } ?? false
  }

  /// Returns the location of a file in the folder; only for tests enabled by its presence.
  public static func url(of name: String) -> URL {
    guard let folder else { preconditionFailure("\(name): \(skipReason)") }
    return URL(filePath: folder).appending(path: name)
  }
}
