import Foundation
import Tensors

/// A tensor as a cell showed it.
struct ShownTensor {
  let shape: [Int]
  let type: String
  let values: [Double]

  init(_ tensor: Tensor<Float>) {
    shape = tensor.shape
    type = "float32"
    values = tensor.detached().scalars.map { Double($0) }
  }

  init(_ tensor: Tensor<Int>) {
    shape = tensor.shape
    type = "int64"
    values = tensor.scalars.map { Double($0) }
  }

  /// Shape and type, the range of the values, the first of them, and a matrix as a heat map.
  func text(_ label: String, _ terminal: Terminal) -> String {
    var lines = ["\(label): shape \(shape), \(type), \(values.count) value\(values.count == 1 ? "" : "s")"]
    let finite = values.filter(\.isFinite)
    if let least = finite.min(), let greatest = finite.max() {
      let mean = finite.reduce(0, +) / Double(finite.count)
      lines.append("  minimum \(number(least))   mean \(mean.decimals(4))   maximum \(number(greatest))")
    }
    if finite.count < values.count { lines.append("  not finite: \(values.count - finite.count)") }
    let first = values.prefix(6).map(number).joined(separator: ", ")
    lines.append("  first values \(first)" + (values.count > 6 ? ", …" : ""))
    if shape.count == 2, shape[0] > 1, shape[1] > 1, finite.count == values.count {
      let rows = (0..<shape[0]).map { Array(values[$0 * shape[1]..<($0 + 1) * shape[1]]) }
      let map = HeatMap(label, values: rows, decimals: type == "int64" ? 0 : 2)
      lines.append("\n" + map.text(width: terminal.width, isColored: terminal.isColored))
    }
    return lines.joined(separator: "\n")
  }

  private func number(_ value: Double) -> String { value.decimals(type == "int64" ? 0 : 4) }
}

extension Notebook {
  /// Remembers a tensor that a cell showed, to be inspected by its label.
  func keep(_ label: String, _ tensor: Tensor<Float>) {
    if keepsTensors { tensors[label.trimmed] = ShownTensor(tensor) }
  }

  /// Remembers a tensor of whole numbers.
  func keep(_ label: String, _ tensor: Tensor<Int>) {
    if keepsTensors { tensors[label.trimmed] = ShownTensor(tensor) }
  }

  private var keepsTensors: Bool { stepper != nil && position.isShowing }

  /// Describes the tensor whose label is, or contains, `name`; without a name, lists the labels.
  func inspection(of name: String) -> String {
    let labels = tensors.keys.sorted()
    if labels.isEmpty { return "No cell has shown a tensor yet." }
    let lower = name.lowercased()
    let found =
      [labels.filter { $0 == name }, labels.filter { $0.lowercased() == lower }].first { !$0.isEmpty }
      ?? labels.filter { $0.lowercased().contains(lower) }
    if !name.isEmpty, found.count == 1, let tensor = tensors[found[0]] {
      return tensor.text(found[0], terminal)
    }
    let list = (found.isEmpty ? labels : found).map { "  \($0)  \(tensors[$0]?.shape ?? [])" }
    let title =
      name.isEmpty
      ? "Tensors that cells have shown:"
      : found.isEmpty ? "No tensor is called \(name). There are:" : "Several are called like that:"
    return ([title] + list).joined(separator: "\n")
  }
}
