import Tensors

/// What the stand-in story gives with the stand-in vocabulary, where the
/// book prints the ids of its own story. A run that shows ✗ here means that
/// data or tokenizer have changed; if they should have, copy the new values.
enum Recorded {
  static let tokenCount = 6301
  static let x = [551, 322, 612, 11]
  static let y = [322, 612, 11, 313]
  static let questions = [
    " or → r", " or r →ather", " or rather →,", " or rather, → it",
  ]

  /// The first ids of the story; all batches below are windows over them.
  private static let ids = [
    287, 256, 636, 590, 295, 353, 515, 296, 220, 656, 288, 427, 836, 1908,
    464, 1033, 1509, 334, 341, 666, 341, 1385, 495, 324, 777, 293, 351, 360,
    1703, 11, 291, 1348, 328,
  ]
  static var firstTwoBatches: Tensor<Int> {
    rows(of: 4, from: [0, 1, 1, 2])
  }
  static var overlappingInputs: Tensor<Int> { rows(of: 4, from: 0..<8) }
  static var overlappingTargets: Tensor<Int> { rows(of: 4, from: 1..<9) }
  static var disjointInputs: Tensor<Int> {
    rows(of: 4, from: stride(from: 0, to: 32, by: 4))
  }
  static var disjointTargets: Tensor<Int> {
    rows(of: 4, from: stride(from: 1, to: 33, by: 4))
  }
  static var pairs: Tensor<Int> { rows(of: 2, from: [0, 2, 4, 6]) }
  static var eights: Tensor<Int> { rows(of: 8, from: [0, 2, 4, 6]) }

  private static func rows(
    of length: Int, from starts: some Sequence<Int>
  ) -> Tensor<Int> {
    Tensor(starts.map { Array(ids[$0..<$0 + length]) })
  }
}
