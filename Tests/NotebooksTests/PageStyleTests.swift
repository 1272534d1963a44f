import Foundation
import Testing

@testable import Notebooks

@Suite("Colours of pages")
struct PageStyleTests {
  /// The colours by name, on light and on dark pages.
  private static let colors: [String: [Double]] = {
    var colors: [String: [Double]] = [:]
    for match in PageStyle.text.matches(of: /--([a-z0-9-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\)/) {
      colors[String(match.output.1)] = [luminance(match.output.2), luminance(match.output.3)]
    }
    return colors
  }()

  /// The relative luminance of WCAG 2.
  private static func luminance(_ hex: Substring) -> Double {
    let value = Int(hex, radix: 16)!
    let parts = [value >> 16, value >> 8 & 255, value & 255].map { part in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  @Test(
    "text has a contrast of 4.5 on paper and on boxes, curves of 3",
    arguments: [
      ("ink", 4.5), ("quiet", 4.5), ("accent", 4.5), ("good", 4.5), ("odd", 4.5), ("bad", 4.5),
      ("keyword", 4.5),
      ("literal", 4.5), ("comment", 4.5), ("type", 4.5), ("series-1", 3), ("series-2", 3), ("series-3", 3),
      ("series-4", 3),
    ])
  func contrast(name: String, least: Double) throws {
    for ground in ["paper", "box"] {
      for (text, paper) in zip(try #require(Self.colors[name]), try #require(Self.colors[ground])) {
        let contrast = (max(text, paper) + 0.05) / (min(text, paper) + 0.05)
        #expect(contrast >= least, "\(name) on \(ground): \(contrast)")
      }
    }
  }

  @Test("what the script says about an element is to be seen", arguments: ["scripted", "shown", "more"])
  func classes(name: String) {
    #expect(PageScript.text.contains("\"\(name)\""))
    #expect(PageStyle.text.contains(".\(name)"))
  }
}
