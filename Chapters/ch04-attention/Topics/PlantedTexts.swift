import Tensors

/// Texts with a key to recall, to which 8 tokens from outside are added.
/// Somebody may have planted copies of another key among them.
public struct PlantedTexts {
  /// The places of the text from outside, before the question.
  public static let outside = 16..<24
  /// The texts `[rows, 25]`: 16 tokens, 8 from outside, and the question.
  public let ids: Tensor<Int>
  /// The keys to recall, and those that were planted.
  public let keys, planted: [Int]

  /// Draws texts with so many copies, at most 8.
  public init(rows: Int, copies: Int) {
    let count = Self.outside.count
    let (own, keys) = RecallTask(tokens: Self.outside.lowerBound)
      .examples(rows: rows)
    let noise = Tensor<Int>.randint(8, 16, [rows, count])
    let others = keys + .randint(1, RecallTask.keyCount, [rows, 1])
    let planted = others.scalars.map { $0 % RecallTask.keyCount }
    for row in 0..<rows {
      let places = RandomGenerator.default.permutation(count: count)
      for place in places.prefix(copies) {
        noise[row, place] = Tensor(planted[row])
      }
    }
    let start = own[0..., ..<Self.outside.lowerBound]
    let question = own[0..., (-1)...]
    ids = concatenated([start, noise, question], along: 1)
    (self.keys, self.planted) = (keys.scalars, planted)
  }

  /// The texts without what came from outside, `[rows, 17]`.
  public var trusted: Tensor<Int> {
    let start = ids[0..., ..<Self.outside.lowerBound]
    return concatenated([start, ids[0..., (-1)...]], along: 1)
  }
}

extension GroupedQueryAttention {
  /// Computes the result while the tokens at some places are hidden from
  /// all that come after them.
  public func hiding(
    _ places: Range<Int>, of x: Tensor<Float>
  ) -> Tensor<Float> {
    let (queries, keys, values) = projections(of: x, from: 0)
    let tokens = x.shape[1]
    let visible: [Bool] = (0..<tokens).flatMap { row in
      (0..<tokens).map { column in
        column <= row
          && !(places.contains(column) && row >= places.upperBound)
      }
    }
    let mask = Tensor<Bool>(scalars: visible, shape: [tokens, tokens])
    let context = maskedAttention(queries, keys, values, visible: mask)
    return output(context.transposed(1, 2).flattened(from: 2))
  }
}
