import Tensors
import Testing

/// A module's entry in nn.json: initial parameters, output, all gradients, and the next random number, which
/// shows how many were drawn.
public struct GoldenModule {
  private let entry: GoldenEntry
  private let absolute = 2e-6
  private let relative = 1e-4

  public init(_ entry: GoldenEntry) { self.entry = entry }

  /// Compares parameters, by the library's names, with all outputs that begin with `prefix`.
  public func expectParameters(
    _ parameters: [(name: String, tensor: Tensor<Float>)], prefix: String = "param.",
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let golden = outputs(prefix)
    if prefix == "param." {
      #expect(
        Set(parameters.map(\.name)) == Set(golden.keys), "\(entry.id)", sourceLocation: sourceLocation)
    }
    for (name, value) in golden {
      guard let yours = parameters.first(where: { $0.name == name })?.tensor else {
        Issue.record("\(entry.id): no parameter \"\(name)\"", sourceLocation: sourceLocation)
        continue
      }
      expectClose(
        yours, to: value, absolute: absolute, relative: relative, "\(entry.id): \(name)",
        sourceLocation: sourceLocation)
    }
  }

  /// Compares an output with the one named `key`, and the generator's next number.
  public func expectOutput(
    _ output: Tensor<Float>, key: String = "out", sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let drawn = Tensor<Float>.rand([1])
    expectClose(
      output, to: entry.outputs[key], absolute: absolute, relative: relative, "\(entry.id): \(key)",
      sourceLocation: sourceLocation)
    #expect(
      drawn.scalars == entry.outputs["rand_after"].floats, "\(entry.id): the next random number",
      sourceLocation: sourceLocation)
  }

  /// Compares the gradients of leaves, by the library's names, with all golden ones.
  public func expectGradients(
    _ leaves: [(name: String, tensor: Tensor<Float>)], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let golden = outputs("grad.")
    #expect(Set(leaves.map(\.name)) == Set(golden.keys), "\(entry.id)", sourceLocation: sourceLocation)
    for (name, leaf) in leaves {
      guard let gradient = leaf.gradient, let value = golden[name] else {
        Issue.record("\(entry.id): no gradient of \"\(name)\"", sourceLocation: sourceLocation)
        continue
      }
      expectClose(
        gradient, to: value, absolute: absolute, relative: relative, "\(entry.id): gradient of \(name)",
        sourceLocation: sourceLocation)
    }
  }

  /// Compares everything about a layer whose golden gradient is that of `sum(out * w)`.
  ///
  /// `leaves` are the parameters, which require gradients. A Float input `x` is a leaf too.
  public func expectLayer(
    _ leaves: [(name: String, tensor: Tensor<Float>)], sourceLocation: SourceLocation = #_sourceLocation,
    forward: (GoldenValue) -> (x: Tensor<Float>?, out: Tensor<Float>)
  ) {
    expectParameters(leaves, sourceLocation: sourceLocation)
    let (x, out) = forward(entry.inputs["x"])
    expectOutput(out, sourceLocation: sourceLocation)
    (out * entry.inputs["w"].floatTensor).sum().backward()
    expectGradients(leaves + (x.map { [("x", $0)] } ?? []), sourceLocation: sourceLocation)
  }

  private func outputs(_ prefix: String) -> [String: GoldenValue] {
    Dictionary(
      uniqueKeysWithValues: entry.outputs.object.filter { $0.key.hasPrefix(prefix) }.map {
        (NotesNames.swiftName(of: String($0.key.dropFirst(prefix.count))), $0.value)
      })
  }
}
