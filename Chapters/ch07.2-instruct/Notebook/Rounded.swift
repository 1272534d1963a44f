import Foundation

/// Returns a number with so many decimals, for a line of text.
func rounded(_ value: Double, _ decimals: Int = 2) -> String {
  String(format: "%.\(decimals)f", value)
}
