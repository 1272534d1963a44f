import Classification
import Foundation
import Notebooks

extension String {
  /// The text on one line, shortened to fit the terminal.
  var shortened: String {
    let line = split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 64 ? line.prefix(63) + "…" : line
  }
}

extension Double {
  /// A share as a percentage with two decimals, as the book prints
  /// accuracies.
  var percent: String { (100 * self).decimals(2) + " %" }

  /// A share of `count` examples as a percentage with its standard error.
  func percent(of count: Int) -> String {
    let error = 100 * standardError(ofShare: self, count: count)
    return "\((100 * self).decimals(2)) ± \(error.decimals(2)) %"
  }
}
