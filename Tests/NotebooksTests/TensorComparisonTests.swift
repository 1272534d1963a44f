import Tensors
import Testing

@testable import Notebooks

@Suite("Tensors are compared by shape and value")
struct TensorComparisonTests {
  /// Runs comparisons in a notebook of their own and returns its output.
  private func output(_ body: (Notebook) -> Void) throws -> String {
    var output = ""
    let options = try ParsedOptions([], declared: SharedOptions.declarations)
    let source = ChapterSource(mainPath: "/nowhere/main.swift", builtAt: nil)
    let notebook = try Notebook(
      name: "sample", options: options, terminal: .recording { output += $0 }, source: source)
    body(notebook)
    return output
  }

  @Test("equal shapes and close values agree")
  func agreement() throws {
    let text = try output {
      $0.compare("w", Tensor([[0.12341, 2], [3, 4]]), book: Tensor([[0.1234, 2], [3, 4]]))
    }
    #expect(text.hasPrefix("w:\n  0.1234  2.0000\n  3.0000  4.0000\n✓ w   as the book prints it"))
  }

  @Test("the same values in another shape fail")
  func shapes() throws {
    let text = try output {
      $0.compare("w", Tensor([[1.0, 2.0]]), book: Tensor([1.0, 2.0]))
      $0.compare("ids", Tensor([[1, 2]]), book: Tensor([[1], [2]]))
    }
    #expect(text.contains("✗ w") && text.contains("shape [1, 2] / [2]"))
    #expect(text.contains("✗ ids") && text.contains("shape [1, 2] / [2, 1]"))
  }

  @Test("a transposed view is compared in its own order, and the worst element has its indices")
  func view() throws {
    let transposed = Tensor([[1.0, 2.0], [3.0, 4.0]]).transposed()
    let text = try output {
      $0.compare("t", transposed, book: Tensor([[1.0, 3.0], [2.0, 4.0]]))
      $0.compare("u", transposed, book: Tensor([[1.0, 3.0], [2.5, 4.0]]), decimals: 1)
    }
    #expect(text.contains("✓ t"))
    #expect(text.contains("5.0e-01 at [1, 0] (2.0 / 2.5)"))
  }

  @Test("a wrongly printed tensor must differ")
  func expectedDifference() throws {
    let text = try output {
      $0.expectDifference("v", Tensor([1.0]), book: Tensor([2.0]), reason: "a slip")
      $0.expectDifference("w", Tensor([1.0]), book: Tensor([1.0]), reason: "a slip")
    }
    #expect(
      text.contains("≠ v") && text.contains("✗ w") && text.contains("agrees, but should differ: a slip"))
  }
}
