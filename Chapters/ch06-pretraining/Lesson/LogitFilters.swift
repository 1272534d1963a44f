import Tensors

extension Tensor<Float> {
  /// Keeps the `count` largest logits of each row and sets the others to
  /// −∞: `[batch, vocabulary]`, same shape.
  ///
  /// Logits equal to the smallest one kept are kept too. A `count` beyond
  /// the vocabulary keeps all. Traps if `count` is below 1. Book, section
  /// 5.3.2. Fan, Lewis and Dauphin, 2018.
  public func keepingTopK(
    _ count: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    precondition(
      count >= 1, "keepingTopK: \(count) logits", file: file, line: line)
    let count = Swift.min(count, shape[rank - 1])
    let largest = topk(count).values  // [batch, count]
    let smallestKept = largest[.ellipsis, (-1)...]  // [batch, 1]
    return maskedFill(self .< smallestKept, with: -.infinity)
  }

  /// Keeps the fewest most likely tokens of each row whose probabilities
  /// add up to `mass`, and sets the logits of the others to −∞:
  /// `[batch, vocabulary]`, same shape.
  ///
  /// The token that crosses the threshold is kept, so at least one is.
  /// Traps unless 0 < `mass` ≤ 1. Notes, page 6: top-p or nucleus
  /// sampling. Holtzman et al., 2020.
  public func keepingTopP(
    _ mass: Float, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    precondition(
      mass > 0 && mass <= 1, "keepingTopP: a mass of \(mass)", file: file,
      line: line)
    // by rank, [batch, vocabulary]
    let (likely, order) = softmax(along: -1).sorted(descending: true)
    let massBefore = likely.cumulativeSum(along: -1) - likely
    let isCut = (massBefore .>= mass).to(Int.self)
    // by token again
    let isTokenCut = Tensor<Int>.zeros(shape).scattered(
      along: -1, at: order, from: isCut)
    return maskedFill(isTokenCut.to(Bool.self), with: -.infinity)
  }
}
