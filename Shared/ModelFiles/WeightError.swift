import Foundation
import NeuralNetworks

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

  /// Says why the last system call failed.
  static func system(_ problem: String) -> WeightError {
    WeightError("\(problem) (\(String(cString: strerror(errno)))): check path, permissions and free space")
  }
}

/// A text from a file as it can stand in an error: in quotes, on one line, cut off if it is long.
package func quoted(_ text: String) -> String {
  let most = 100
  let scalars = text.unicodeScalars.prefix(most).map { scalar in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: scalar.escaped(asASCII: true)
    default: String(scalar)
    }
  }
  return "\"" + scalars.joined() + (text.unicodeScalars.count > most ? "…" : "") + "\""
}

/// Numbers from a file as they can stand in an error: cut off if they are many.
func brief(_ numbers: [Int]) -> String {
  let most = 8
  let shown = numbers.prefix(most).map(String.init).joined(separator: ", ")
  return "[" + shown + (numbers.count > most ? ", …" : "") + "]"
}

/// Runs `body` and names the file in the error that it throws.
func naming<Result>(_ url: URL, _ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as WeightError {
    throw WeightError(error.problem, file: url.path)
  } catch let error as StateMismatch {
    throw WeightError(error.description, file: url.path)
  }
}
