import Foundation

/// A pretrained model that cannot be loaded or saved: one line that names the file, what is wrong with it,
/// and what to do.
public struct PretrainedError: Error, Equatable, CustomStringConvertible {
  /// The path of the file or folder; nil if the model itself is not what a file can hold.
  public let file: String?
  public let problem: String

  public var description: String { file.map { "\($0): \(problem)" } ?? problem }

  init(_ file: URL?, _ problem: String) {
    self.file = file?.path
    self.problem = problem
  }
}
