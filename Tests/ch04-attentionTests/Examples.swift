import Tensors

/// The chapter's six words as vectors of three numbers.
var words: Tensor<Float> {
  Tensor([
    [0.43, 0.15, 0.89], [0.55, 0.87, 0.66], [0.57, 0.85, 0.64], [0.22, 0.58, 0.33], [0.77, 0.25, 0.1],
    [0.05, 0.8, 0.55],
  ])
}

/// The same text twice.
var batch: Tensor<Float> { stacked([words, words]) }

/// Numbers that are the same in every run, from a separate generator.
func numbers(_ shape: [Int], seed: UInt64 = 1) -> Tensor<Float> {
  Tensor<Float>.randn(shape, generator: RandomGenerator(seed: seed))
}
