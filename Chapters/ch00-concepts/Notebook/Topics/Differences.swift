import Foundation

extension BinaryFloatingPoint {
  /// A difference in two digits, or "exact" if there is none.
  var asDifference: String {
    self == 0 ? "exact" : String(format: "%.1e", Double(self))
  }
}
