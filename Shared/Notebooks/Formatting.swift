import Foundation

/// Runs `body` and returns how many seconds it took.
public func elapsedSeconds(_ body: () throws -> Void) rethrows -> Double {
  let duration = try ContinuousClock().measure(body)
  return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
}

extension Double {
  /// The number with `count` decimals: `0.5.decimals(2)` is "0.50". NaN has no sign.
  public func decimals(_ count: Int) -> String { isNaN ? "nan" : String(format: "%.\(count)f", self) }

  /// A duration in seconds, or in minutes from two minutes on: "41.3 s", "16 min".
  public var asDuration: String { self < 120 ? decimals(1) + " s" : (self / 60).decimals(0) + " min" }
}

extension String {
  /// The text as one word of a shell's command: as it is if it has only harmless characters, else quoted.
  public var quotedForShell: String {
    let isHarmless = unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || "0123456789-_=./,:+@%".unicodeScalars.contains(scalar))
    }
    return isHarmless && !isEmpty ? self : "'" + replacing("'", with: #"'\''"#) + "'"
  }
}

extension Int {
  /// A number of bytes in kB or MB of powers of ten: "598.1 kB", "2.7 MB".
  public var asByteCount: String {
    self < 1_000_000
      ? (Double(self) / 1e3).decimals(1) + " kB" : (Double(self) / 1e6).decimals(1) + " MB"
  }
}
