import Concepts
import Foundation
import NeuralNetworks
import Notebooks
import Tensors

/// Book, section A.9: more than one device.
func severalRanks(_ notebook: Notebook) {
  notebook.cell(
    "A.9.1 Devices",
    """
    The book moves tensors to a graphics processor with .to("cuda"), and shows the error when one is on \
    the processor and one on the GPU. This library has one device, the CPU with all its cores, so there \
    is nothing to move and nothing to mix up. The sum is the same.
    """)
  let sum = Tensor([1.0, 2.0, 3.0]) + Tensor([4.0, 5.0, 6.0])
  notebook.compare("sum", sum, book: Tensor([5.0, 7.0, 9.0]))

  notebook.cell(
    "A.9.1 Exercise A.4: how long does a product take?",
    """
    [100, 200] × [200, 300] takes 100 · 200 · 300 multiplications and as many additions. The time \
    depends on the machine and on what else it does, so there is no verdict.
    """)
  let (a, b) = (Tensor<Float>.rand([100, 200]), Tensor<Float>.rand([200, 300]))
  let time = ContinuousClock().measure { for _ in 0..<1000 { _ = a.matmul(b) } } / 1000
  let microseconds = time / .microseconds(1)
  notebook.print(String(format: "%.1f µs for one product", microseconds))
  notebook.print(String(format: "%.0f GFLOP/s", 2 * 100 * 200 * 300 / microseconds / 1000))
  notebook.skipComparison("time", because: "the book has 63.8 µs on one CPU and 13.8 µs on a GPU")

  notebook.cell(
    "A.9.3 Every rank a share of the batch",
    """
    With several GPUs, each one (a rank) has its own copy of the model and its own share of the batch. \
    Here two threads stand in for them. Each builds its network from the same seed, as a process on \
    another machine would: nothing is shared.
    """)
  let features: [[Float]] = [[-1.2, 3.1], [-0.9, 2.9], [2.3, -1.1], [2.7, -1.5]]
  let labels = [0, 0, 1, 1]
  let gradient: @Sendable (Range<Int>) -> [Float] = { rows in
    let model = NeuralNetwork(inputSize: 2, outputSize: 2, generator: RandomGenerator(seed: 123))
    let logits = model(Tensor(Array(features[rows])))
    logits.crossEntropy(targets: Tensor(Array(labels[rows]))).backward()
    return model.parameters.flatMap { $0.gradient!.scalars }
  }
  let halves = onEachRank(of: 2) { rank in gradient(rank * 2..<rank * 2 + 2) }
  for rank in 0..<2 { notebook.print("rank \(rank) ends with", halves[rank].suffix(2)) }

  notebook.cell(
    "A.9.3 Averaging is all they have to say",
    """
    The ranks send each other their gradients and take the mean. With shares of equal size it is the \
    gradient of the whole batch, but for rounding. All copies make the same step and stay alike; that \
    is all there is to distributed data-parallel training.
    """)
  let mean = averaged(halves)
  let whole = gradient(0..<4)
  let distances = zip(mean, whole).map { abs($0 - $1) }
  notebook.print("mean of both  ", mean.suffix(2))
  notebook.print("whole batch   ", whole.suffix(2))
  notebook.print("largest difference of \(whole.count):", distances.max()!)
}

/// Book, section A.1 and its exercises.
func setUpCheck(_ notebook: Notebook) {
  notebook.cell(
    "A.1 Exercises A.1 and A.2: is everything set up?",
    """
    If you read this, it is. The book prints PyTorch's version and whether there is a GPU (False is the \
    answer it shows); this is what counts here. Mention these lines when you ask for help.
    """)
  notebook.print(MachineReport())
}
