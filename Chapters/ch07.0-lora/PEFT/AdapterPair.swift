import NeuralNetworks
import Tensors

/// The two matrices of an adapter at one site, in PEFT's layout, and the
/// factor of their product.
///
/// PEFT writes the change as B A, the notes as A B, so both matrices are
/// transposed.
struct AdapterPair {
  let a: Tensor<Float>  // [rank, inputs]
  let b: Tensor<Float>  // [outputs, rank]
  let factor: Double

  var rank: Int { a.shape[0] }
  /// The alpha for which alpha / rank is `factor`.
  var alpha: Double { factor * Double(rank) }

  init(a: Tensor<Float>, b: Tensor<Float>, factor: Double) {
    self.a = a
    self.b = b
    self.factor = factor
  }

  /// Joins the LoRA layers of a site's linear layers; nil if none has one.
  ///
  /// For layers that share A, the Bs are stacked. Otherwise the ranks add
  /// up: the As are stacked, and the Bs form a block-diagonal matrix.
  /// Nothing is approximated.
  init?(joining layers: [Linear]) {
    let loras = layers.map { ($0 as? LinearWithLoRA)?.lora }
    let present = loras.compactMap { $0 }
    guard let first = present.first else { return nil }
    if present.count == layers.count,
      present.allSatisfy({
        $0.sharesA(with: first) && $0.factor == first.factor
      })
    {
      a = first.a.detached().transposed().copied()
      b = concatenated(
        present.map { $0.b.detached().transposed() }, along: 0)
      factor = first.factor
      return
    }
    factor = present.first { $0.factor != 0 }?.factor ?? 1
    // [sum of ranks, inputs]
    a = concatenated(present.map { $0.a.detached().transposed() }, along: 0)
    b = .zeros([layers.map(\.outputSize).reduce(0, +), a.shape[0]])
    var (row, column) = (0, 0)
    for (layer, lora) in zip(layers, loras) {
      if let lora {
        let scaled =
          // [outputs, rank]
          lora.b.detached().transposed() * Float(lora.factor / factor)
        b[row..<row + layer.outputSize, column..<column + lora.rank] =
          scaled
        column += lora.rank
      }
      row += layer.outputSize
    }
  }

  /// Splits the pair into LoRA layers for a site's linear layers, which
  /// share its A.
  func layers(for linears: [Linear]) -> [LoRALayer] {
    let parts = b.split(sizes: linears.map(\.outputSize), along: 0).map {
      $0.transposed().copied()
    }
    let first = LoRALayer(
      a: a.transposed().copied(), b: parts[0], factor: factor)
    return [first]
      + parts.dropFirst().map { LoRALayer(sharingAOf: first, b: $0) }
  }
}
