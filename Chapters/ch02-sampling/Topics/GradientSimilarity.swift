import Architecture
import Tensors

/// The gradient of the loss of each text alone, `[texts, parameters]`.
public func textGradients(
  of model: GPTModel, on texts: Tensor<Int>
) -> Tensor<Float> {
  let gradients = (0..<texts.shape[0]).map { index in
    let text = PoisonedTexts.batch(texts[index..<index + 1])
    return gradient(of: meanLoss(of: model, on: text), by: model)
  }
  return stacked(gradients)
}

/// The cosine of each row of `rows` `[rows, width]` with `vector`
/// `[width]`. PyTorch: `cosine_similarity`.
public func cosines(
  _ rows: Tensor<Float>, with vector: Tensor<Float>
) -> [Double] {
  let products = rows.matmul(vector.unsqueezed(at: 1)).squeezed(at: 1)
  let norms = rows.norm(along: 1) * vector.norm(along: 0)
  return (products / norms).scalars.map { Double($0) }
}

/// The place of one element, counted from 1, when the largest come first.
/// Equal ones share the mean of their places.
public func rank(of index: Int, largestFirst values: [Double]) -> Double {
  let larger = values.count { $0 > values[index] }
  let equal = values.count { $0 == values[index] }
  return Double(larger) + Double(equal + 1) / 2
}
