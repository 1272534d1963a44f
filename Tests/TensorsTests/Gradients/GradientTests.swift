import Foundation
import Testing

@testable import Tensors

/// The whole table.
let gradientCases =
  arithmeticGradientCases + shapeGradientCases + reductionGradientCases + modelGradientCases

@Suite("Gradients of every operation")
struct GradientTests {
  /// Outputs of order one have rounding errors of about 1e-7. Division by the step turns them into 1e-5, and
  /// there are dozens of outputs. The error of the formula is the fifth derivative times step⁴/30 = 3e-8.
  /// Together they stay a factor of five below this bound; a missing term of a gradient is far above it.
  private let tolerance = 2e-4
  /// A power of two, so that adding it loses few digits.
  private let step: Float = 1 / 32

  @Test("Every gradient is the slope that differences show, at all elements", arguments: gradientCases)
  func agreesWithDifferences(row: GradientCase) throws {
    let inputs = row.inputs()
    for (i, gradient) in row.gradients(at: inputs).enumerated() {
      let gradient = try #require(gradient, "no gradient for input \(i)")
      #expect(gradient.shape == inputs[i].shape)
      for (element, slope) in gradient.scalars.enumerated() {
        let expected = row.slope(at: inputs, input: i, element: element, step: step)
        #expect(
          abs(Double(slope) - expected) <= tolerance * max(1, abs(expected)),
          "input \(i), element \(element): \(slope) is not \(expected)")
      }
    }
  }

  @Test("Results do not depend on the memory layout of operands and gradients", arguments: gradientCases)
  func isIndependentOfLayout(row: GradientCase) throws {
    let inputs = row.inputs()
    let scattered = inputs.map(spacedOut)
    #expect(scattered.allSatisfy { $0.count < 2 || !$0.isContiguous })
    let (output, other) = (row.compute(inputs), row.compute(scattered))
    #expect(areClose(output, other))
    let plain = row.gradients(at: inputs)
    for (a, b) in zip(plain, row.gradients(at: scattered, seedLayout: spacedOut)) {
      #expect(areClose(try #require(a), try #require(b)))
    }
  }

  @Test("No operation keeps its graph alive, walked or not", arguments: gradientCases)
  func releasesGraph(row: GradientCase) {
    let before = liveGraphNodes
    do {
      let output = row.compute(row.inputs().map { $0.requiringGradient() })
      #expect(output.requiresGradient && liveGraphNodes > before)
    }
    #expect(liveGraphNodes == before)
    _ = row.gradients(at: row.inputs())
    #expect(liveGraphNodes == before)
  }

  @Test("Without a leaf nothing is recorded", arguments: gradientCases)
  func recordsNothing(row: GradientCase) {
    let before = liveGraphNodes
    let output = row.compute(row.inputs())
    #expect(!output.requiresGradient)
    #expect(noGrad { !row.compute(row.inputs().map { $0.requiringGradient() }).requiresGradient })
    #expect(liveGraphNodes == before)
  }

  @Test("A norm or deviation of 0 has gradient 0; other rows are not affected")
  func corners() throws {
    let x = Tensor<Float>([[0, 0], [3, 4]]).requiringGradient()
    x.norm(along: 1).sum().backward()
    #expect(try #require(x.gradient).scalars == [0, 0, 0.6, 0.8])
    let y = Tensor<Float>([[7, 7], [1, 3]]).requiringGradient()
    y.standardDeviation(along: 1, unbiased: false).sum().backward()
    #expect(try #require(y.gradient).scalars == [0, 0, -0.5, 0.5])
    let origin = Tensor<Float>.zeros([3]).requiringGradient()
    origin.norm().backward()
    #expect(try #require(origin.gradient).scalars == [0, 0, 0])
  }

  @Test("The table runs every operation that the library's sources record")
  func isComplete() throws {
    let recorded = try recordedOperations()
    #expect(recorded.count > 40 && recorded.contains("matmul"))
    let executed = gradientCases.reduce(into: Set<String>()) { $0.formUnion($1.operations()) }
    #expect(recorded.subtracting(executed).sorted() == [])
  }

  /// The names in `.recorded("…")` of all files of the module.
  private func recordedOperations() throws -> Set<String> {
    let folder = URL(filePath: #filePath).appending(path: "../../../../Shared/Tensors").standardizedFileURL
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    var names: Set<String> = []
    for file in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      names.formUnion(text.matches(of: /recorded\(\s*"([A-Za-z]+)"/).map { String($0.output.1) })
    }
    return names
  }
}

/// The same elements with a gap after each.
private func spacedOut(_ x: Tensor<Float>) -> Tensor<Float> {
  let wide = Tensor<Float>.full(x.shape + [2], .nan)
  wide[.ellipsis, 0] = x
  return wide[.ellipsis, 0]
}

private func areClose(_ a: Tensor<Float>, _ b: Tensor<Float>) -> Bool {
  a.shape == b.shape && zip(a.scalars, b.scalars).allSatisfy { abs($0 - $1) <= 1e-5 }
}
