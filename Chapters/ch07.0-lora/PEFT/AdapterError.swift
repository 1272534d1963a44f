import Foundation
import NeuralNetworks

/// An adapter that cannot be read, written or put into a model: one line that names the file and what is wrong.
public struct AdapterError: Error, Equatable, CustomStringConvertible {
  public let file: String
  public let problem: String

  public var description: String { "\(file): \(problem)" }

  init(_ file: URL, _ problem: String) {
    self.file = file.path
    self.problem = problem
  }
}
