/// How a value was computed: one entry for each operation, after the entries of its inputs.
///
/// Lists what gradients flow through; constants, such as a batch of data, are left out. The description does
/// not keep the graph alive.
public struct GraphDescription: CustomStringConvertible {
  /// One leaf or one operation.
  public struct Entry {
    /// The operation; "leaf" for a parameter.
    public let operation: String
    /// The shape of the result and of its gradient.
    public let shape: [Int]
    /// The positions of the inputs among the entries, all before this one.
    public let inputs: [Int]
    /// The caller's name for the value, or nil.
    public let name: String?
    /// The value, if the caller named it; the graph itself keeps only what its pullbacks need.
    public let value: Tensor<Float>?
    /// The gradient, in leaves and where `retainGradient()` asked for it.
    public let gradient: Tensor<Float>?
  }

  /// The operations in topological order; empty if nothing requires a gradient.
  public let entries: [Entry]

  /// One line for each entry: its number, its name, the operation with the numbers of its inputs, the shape,
  /// and value and gradient where they are known and short.
  public var description: String {
    let rows = entries.enumerated().map { index, entry in
      let inputs = entry.inputs.map { "#\($0)" }.joined(separator: ", ")
      let numbers = [("value", entry.value), ("gradient", entry.gradient)].compactMap { label, tensor in
        tensor.flatMap { $0.count <= 4 ? "\(label) \($0.detached())" : nil }
      }
      return [
        "#\(index)", entry.name ?? "",
        entry.inputs.isEmpty ? entry.operation : "\(entry.operation)(\(inputs))",
        "\(entry.shape)", numbers.joined(separator: "  "),
      ]
    }
    let widths = (0..<5).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }
}

extension Tensor<Float> {
  /// Describes the graph that this value was computed by, with the caller's names for some of its values.
  ///
  /// The graph exists until `backward()` releases it. PyTorch: `grad_fn` and its `next_functions`.
  public func graph(naming names: KeyValuePairs<String, Tensor> = [:]) -> GraphDescription {
    let nodes = (node?.withAncestors() ?? []).sorted { $0.order < $1.order }
    var positions: [ObjectIdentifier: Int] = [:]
    for (position, node) in nodes.enumerated() { positions[ObjectIdentifier(node)] = position }
    let entries = nodes.map { node in
      let named = names.first { $0.value.node === node }
      return GraphDescription.Entry(
        operation: node.operation, shape: node.shape,
        inputs: node.inputs.compactMap { positions[ObjectIdentifier($0)] }, name: named?.key,
        value: named?.value.detached(), gradient: node.gradient)
    }
    return GraphDescription(entries: entries)
  }
}
