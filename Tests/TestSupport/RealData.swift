import Foundation
import Testing

/// The real text and vocabulary, which are not in the repository. Tests that need them are skipped without them.
///
///     @Test(.enabled(if: RealData.isPresent, RealData.skipReason))
public enum RealData {
  /// The folder named by `LLM_DATA`, or else `shared/data` next to the checkout, if it exists.
  public static let folder: String? = {
    if let named = ProcessInfo.processInfo.environment["LLM_DATA"], !named.isEmpty { return named }
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let beside = root.appending(path: "../shared/data").standardizedFileURL.path
    return FileManager.default.fileExists(atPath: beside) ? beside : nil
  }()

  /// Whether the short story and GPT-2's vocabulary are present.
  public static let isPresent = ["the-verdict.txt", "encoder.json", "vocab.bpe"].allSatisfy(contains)

  public static let skipReason: Comment = "needs the real text and vocabulary: set LLM_DATA"

  /// Returns whether the folder contains this file.
  public static func contains(_ name: String) -> Bool {
    folder.map { FileManager.default.fileExists(atPath: "\($0)/\(name)") } ?? false
  }

  /// Returns the location of a file in the folder. Only for tests that are enabled by its presence.
  public static func url(of name: String) -> URL {
    guard let folder else { preconditionFailure("\(name): \(skipReason)") }
    return URL(filePath: folder).appending(path: name)
  }
}
