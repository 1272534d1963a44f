import Tensors
import TestSupport
import Testing

/// All rows by the operation that an entry names, or by the entry's id where that says more.
private let rows = [arithmeticRows, shapeRows, selectionRows, reductionRows, elementwiseRows, modelRows]
  .reduce(into: [String: OperationRow]()) { all, part in
    all.merge(part) { _, _ in preconditionFailure("two rows of one name") }
  }

@Suite("Operations against PyTorch's values")
struct GoldenOperationTests {
  static let operations = Golden.entries(in: "ops").filter { resultRows[$0.id] == nil }
  static let results = Golden.entries(in: "ops").filter { resultRows[$0.id] != nil }

  @Test("Every entry has a row, and every row an entry")
  func isComplete() {
    for entry in Self.operations { #expect(row(for: entry) != nil, "\(entry.id) has no row") }
    let names = Set(Self.operations.flatMap { [$0.id, operation(of: $0)] } + Self.results.map(\.id))
    for name in [String](rows.keys) + resultRows.keys {
      #expect(names.contains(name), "no entry for \(name)")
    }
  }

  @Test("Values and all gradients match PyTorch's", arguments: operations)
  func agrees(entry: GoldenEntry) throws {
    let compute = try #require(row(for: entry), "\(entry.id) has no row")
    if let seed = entry.seed { manualSeed(seed) }
    let inputs = OperationInputs(entry)
    let outputs = compute(inputs)
    var loss = Tensor<Float>(0)
    for (i, output) in outputs.enumerated() {
      let number = outputs.count == 1 ? "" : "\(i)"
      expect(output, equals: entry.outputs["out\(number)"], entry, "out\(number)")
      if inputs.has("w\(number)"), let output = output as? Tensor<Float> {
        loss = loss + (output * inputs["w\(number)"]).sum()
      }
    }
    #expect(entry.outputs.object.keys.count { $0.hasPrefix("out") } == outputs.count)
    if loss.requiresGradient { loss.backward() }
    for (name, expected) in entry.outputs.object where name.hasPrefix("grad.") {
      let gradient = try #require(inputs[String(name.dropFirst(5))].gradient, "\(name) is missing")
      expect(gradient, equals: expected, entry, name)
    }
  }

  @Test("Created tensors and gradients of whole graphs match PyTorch's", arguments: results)
  func agreesByName(entry: GoldenEntry) throws {
    let compute = try #require(resultRows[entry.id])
    let results = compute(entry)
    #expect(Set(results.keys) == Set(entry.outputs.object.keys))
    for (name, result) in results {
      expect(result, equals: entry.outputs[name], entry, name)
    }
  }

  private func operation(of entry: GoldenEntry) -> String { entry.params["op"].string }

  private func row(for entry: GoldenEntry) -> OperationRow? { rows[entry.id] ?? rows[operation(of: entry)] }
}

/// Compares with a golden value: floats within the tolerance of the entry, everything else exactly.
private func expect(
  _ result: any AnyTensor, equals golden: GoldenValue, _ entry: GoldenEntry, _ name: String
) {
  let name = "\(entry.id) \(name)"
  switch result {
  case let result as Tensor<Float>:
    expectClose(
      result.scalars, shape: result.shape, to: golden, absolute: absoluteTolerance(of: entry), relative: 1e-5,
      name)
  case let result as Tensor<Int>:
    expectEqual(result.scalars, shape: result.shape, to: golden, name)
  case let result as Tensor<Bool>:
    if case .bool(let truth) = golden {
      #expect(result.item == truth, "\(name)")
    } else {
      expectEqual(result.to(Int.self).scalars, shape: result.shape, to: golden, name)
    }
  default:
    Issue.record("\(name): no tensor but \(result)")
  }
}
