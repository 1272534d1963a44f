import Tensors

/// Values that the book and the notes print and that are too long for a
/// cell.
enum Printed {
  static let questions = [
    " and → established", " and established → himself",
    " and established himself → in",
    " and established himself in → a",
  ]

  static let windows = [
    "Lorem ipsum dolor sit → ipsum dolor sit amet,",
    "ipsum dolor sit amet, → dolor sit amet, consectetur",
    "dolor sit amet, consectetur → sit amet, consectetur adipiscing",
    "sit amet, consectetur adipiscing → amet, consectetur adipiscing elit.",
  ]

  /// Inputs and targets of two batches.
  static var firstTwoBatches: Tensor<Int> {
    Tensor([
      [40, 367, 2885, 1464], [367, 2885, 1464, 1807],
      [367, 2885, 1464, 1807], [2885, 1464, 1807, 3619],
    ])
  }

  static var overlappingInputs: Tensor<Int> {
    Tensor([
      [40, 367, 2885, 1464], [367, 2885, 1464, 1807],
      [2885, 1464, 1807, 3619], [1464, 1807, 3619, 402],
      [1807, 3619, 402, 271], [3619, 402, 271, 10899],
      [402, 271, 10899, 2138], [271, 10899, 2138, 257],
    ])
  }

  static var overlappingTargets: Tensor<Int> {
    Tensor([
      [367, 2885, 1464, 1807], [2885, 1464, 1807, 3619],
      [1464, 1807, 3619, 402], [1807, 3619, 402, 271],
      [3619, 402, 271, 10899], [402, 271, 10899, 2138],
      [271, 10899, 2138, 257], [10899, 2138, 257, 7026],
    ])
  }

  static var disjointInputs: Tensor<Int> {
    Tensor([
      [40, 367, 2885, 1464], [1807, 3619, 402, 271],
      [10899, 2138, 257, 7026], [15632, 438, 2016, 257],
      [922, 5891, 1576, 438], [568, 340, 373, 645], [1049, 5975, 284, 502],
      [284, 3285, 326, 11],
    ])
  }

  static var disjointTargets: Tensor<Int> {
    Tensor([
      [367, 2885, 1464, 1807], [3619, 402, 271, 10899],
      [2138, 257, 7026, 15632], [438, 2016, 257, 922],
      [5891, 1576, 438, 568], [340, 373, 645, 1049], [5975, 284, 502, 284],
      [3285, 326, 11, 287],
    ])
  }

  static var exerciseInputs: Tensor<Int> {
    Tensor([
      [40, 367, 2885, 1464, 1807, 3619, 402, 271],
      [2885, 1464, 1807, 3619, 402, 271, 10899, 2138],
      [1807, 3619, 402, 271, 10899, 2138, 257, 7026],
      [402, 271, 10899, 2138, 257, 7026, 15632, 438],
    ])
  }
}
