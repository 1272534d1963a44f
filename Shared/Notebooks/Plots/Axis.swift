import Foundation

/// The range of an axis and its tick marks at round numbers.
struct Axis: Equatable {
  let lower: Double
  let upper: Double
  let ticks: [Double]
  private let decimals: Int

  /// Makes an axis over the values, with about `count` marks in steps of 1, 2 or 5 times a power of ten.
  init(over values: [Double], count: Int) {
    var lower = values.min() ?? 0
    var upper = values.max() ?? 1
    if lower == upper {
      let margin = max(abs(lower) * 0.1, 0.5)
      (lower, upper) = (lower - margin, upper + margin)
    }
    self.lower = lower
    self.upper = upper
    let rough = (upper - lower) / Double(max(count, 1))
    let power = pow(10, floor(log10(rough)))
    let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough * 0.999 } ?? 10 * power
    let first = (lower / step - 1e-9).rounded(.up)
    let last = (upper / step + 1e-9).rounded(.down)
    // Values that differ only in their last digits, or by more than a Double can hold, have no round numbers.
    let hasTicks = step.isFinite && first <= last && max(abs(first), abs(last)) < 1e15
    ticks = hasTicks ? (Int(first)...Int(last)).map { Double($0) * step } : []
    decimals = hasTicks ? max(0, -Int(floor(log10(step) + 1e-9))) : 0
  }

  /// Makes an axis without marks that ends at these values.
  init(from lower: Double, to upper: Double) {
    self.lower = lower
    self.upper = upper
    ticks = []
    decimals = 0
  }

  /// Returns the position of a value on the axis, from 0 to 1.
  func fraction(_ value: Double) -> Double {
    // Halves, because the difference of two finite numbers can be infinite.
    let fraction = (value / 2 - lower / 2) / (upper / 2 - lower / 2)
    return fraction.isFinite ? fraction : 0
  }

  func label(_ tick: Double) -> String {
    let format = max(abs(lower), abs(upper)) < 1e9 && decimals < 9 ? "%.\(decimals)f" : "%.3g"
    return String(format: format, tick == 0 ? 0 : tick)
  }
}
