import Foundation
import Testing

/// Reads the library's sources: a pullback that captures a tensor must list it after `saving:`, or a change in
/// place would go unnoticed.
@Suite("What pullbacks capture")
struct PullbackScanTests {
  /// Captured names that hold no tensor, or one that nothing else can reach, by file.
  private let harmless: [String: Set<String>] = [
    "Arithmetic": ["exponent", "power"], "CrossEntropy": ["divisor", "largest", "logTotals"],
    "Dropout": ["mask", "original"], "Elementwise": ["lower", "upper"],
    "Embedding": ["entries", "paddingIndex", "width"],
    "Indexing": ["file", "indices", "line", "valueShape", "whole"], "Joining": ["axis", "range"],
    "Masking": ["aShape", "bShape"], "MatrixProduct": ["inputShape", "outputs", "rows"],
    "Normalization": ["inverse", "normalized", "width"], "Ordering": ["axis", "value"],
    "Reductions": ["divisor", "kept", "original"],
    "Selection": [
      "axis", "inner", "original", "outer", "places", "positions", "range", "sourceShape", "whole",
    ],
    "Softmax": ["axis"], "Views": ["a", "b", "inverse", "original"],
  ]

  @Test("Every pullback saves the tensors it captures")
  func savesCaptures() throws {
    let folder = URL(filePath: #filePath).appending(path: "../../../../Shared/Tensors").standardizedFileURL
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    var pullbacks = 0
    for file in files where file.hasSuffix(".swift") && !file.hasPrefix("Autograd/") {
      let url = folder.appending(path: file)
      let text = try String(contentsOf: url, encoding: .utf8)
      for pullback in Pullback.all(in: text) {
        pullbacks += 1
        let name = url.deletingPathExtension().lastPathComponent
        let unsaved = pullback.captured.subtracting(pullback.saved).subtracting(harmless[name] ?? [])
        #expect(unsaved.isEmpty, "\(file): \(unsaved.sorted()) in {\(pullback.body)}")
      }
    }
    #expect(pullbacks > 60)
  }

  @Test("The scan finds a capture that is not saved")
  func finds() {
    let source = """
      let y = f(x)  // y.edge { g in z }
      return y.recorded("f", [
        edge(saving: y) { g in
          let h = g * y * x.relu() + "z"
          return h.summed(to: x.shape, keeping: w)
        }
      ]).recorded("g", jointly: [self, scale], saving: a, b) { g, needed in [needed[0] ? a * c : nil] }
      """
    let found = Pullback.all(in: source)
    #expect(found.map(\.saved) == [["y"], ["a", "b"]])
    #expect(found.map(\.captured) == [["y", "x", "w"], ["a", "c"]])
  }
}

/// A closure after `edge` or `recorded(_:jointly:)`, by its text.
private struct Pullback {
  let saved: Set<String>
  let body: Substring

  static func all(in source: String) -> [Pullback] {
    let text = source.replacing(/\/\/.*/, with: "").replacing(/"[^"\n]*"/, with: "\"\"")
    let start = /(?:\bedge|jointly: \[[^\]]*\])(?:[(,]\s*saving: ([^)]*?)\s*\)|\s*\)|)\s*\{/.wordBoundaryKind(
      .simple)
    return text.matches(of: start).map { match in
      let saved = (match.output.1 ?? "").matches(of: /(\w+)(?:\.\w+)*/).map { String($0.output.1) }
      return Pullback(saved: Set(saved), body: closure(in: text, from: match.range.upperBound))
    }
  }

  /// The text up to the brace that closes the one before `start`.
  private static func closure(in text: String, from start: String.Index) -> Substring {
    var depth = 1
    let end = text[start...].firstIndex { character in
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      return depth == 0
    }
    return text[start..<(end ?? text.endIndex)]
  }

  /// The names that are read but not declared in the closure. Left out are members, labels, functions, types,
  /// keywords, and tensors of which only the shape is read.
  var captured: Set<String> {
    var declared: Set = ["let", "var", "for", "in", "if", "else", "where", "return", "nil", "true", "false"]
    let declaration = /(?:^|\{)\s*\(?([\w, ]+?)\)?\s+in\b|\b(?:let|var|for) \(?([\w, ]+)/
    for match in body.matches(of: declaration.wordBoundaryKind(.simple)) {
      let names = match.output.1 ?? match.output.2 ?? ""
      declared.formUnion(names.split { $0 == "," || $0 == " " }.map(String.init))
    }
    let names = body.matches(of: /(^|[^\w.$]|\.\.<)([a-z_]\w*)(\.shape\b|\.count\b|[:(]|)/).compactMap {
      $0.output.3.isEmpty ? String($0.output.2) : nil
    }
    return Set(names).subtracting(declared)
  }
}
