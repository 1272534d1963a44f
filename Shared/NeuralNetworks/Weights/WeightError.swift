import Foundation

/// Weights that cannot be written, read or loaded: one line that names the file and what is wrong with it.
public struct WeightError: Error, Equatable, CustomStringConvertible {
  /// The file's path, if the weights come from one.
  public let file: String?
  public let problem: String

  public var description: String { file.map { "\($0): \(problem)" } ?? problem }

  init(_ problem: String, file: String? = nil) {
    self.problem = problem
    self.file = file
  }
}

/// Runs `body` and names the file in the error that it throws.
func naming<Result>(_ url: URL, _ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as WeightError {
    throw WeightError(error.problem, file: url.path)
  }
}
