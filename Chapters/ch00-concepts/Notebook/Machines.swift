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
    The book moves tensors to a GPU with .to("cuda"), and shows the error \
    for a sum of one tensor on the CPU and one on the GPU. This library \
    has a single device, the CPU with all its cores, so there is nothing \
    to move or to mix up. The sum is the same.
    """)
  let sum = Tensor([1.0, 2.0, 3.0]) + Tensor([4.0, 5.0, 6.0])
  notebook.compare("sum", sum, book: Tensor([5.0, 7.0, 9.0]))

  notebook.cell(
    "A.9.1 Exercise A.4: how long does a product take?",
    """
    [100, 200] × [200, 300] takes 100 · 200 · 300 multiplications and as \
    many additions. The time depends on the machine and on what else it is \
    doing, so it is not judged.
    """)
  let (a, b) = (
    Tensor<Float>.rand([100, 200]), Tensor<Float>.rand([200, 300])
  )
  let seconds =
    elapsedSeconds { for _ in 0..<1000 { _ = a.matmul(b) } } / 1000
  notebook.print((seconds * 1e6).decimals(1), "µs for one product")
  notebook.print(
    (2 * 100 * 200 * 300 / seconds / 1e9).decimals(0), "GFLOP/s")
  notebook.skipComparison(
    "time", because: "the book has 63.8 µs on one CPU and 13.8 µs on a GPU")

  notebook.cell(
    "A.9.3 Every rank a share of the batch",
    """
    With several GPUs, each (a rank) has a copy of the model and a share \
    of the batch. Here two calls, at the same time, stand in for them. \
    Each builds its network from the same seed, as a process on another \
    machine would: nothing is shared.
    """)
  let features: [[Float]] = [
    [-1.2, 3.1], [-0.9, 2.9], [2.3, -1.1], [2.7, -1.5],
  ]
  let labels = [0, 0, 1, 1]
  let gradient: @Sendable (Range<Int>) -> [Float] = { rows in
    let model = NeuralNetwork(
      inputSize: 2, outputSize: 2, generator: RandomGenerator(seed: 123))
    let logits = model(Tensor(Array(features[rows])))
    logits.crossEntropy(targets: Tensor(Array(labels[rows]))).backward()
    return model.parameters.flatMap { $0.gradient!.scalars }
  }
  let halves = onEachRank(of: 2) { rank in
    gradient(rank * 2..<rank * 2 + 2)
  }
  let outputBiases = halves.map { Array($0.suffix(2)) }  // the last two
  notebook.show(
    "gradients of the output's biases", Tensor(outputBiases),
    rows: ["rank 0", "rank 1"], columns: ["class 0", "class 1"])

  notebook.cell(
    "A.9.3 Averaging is all they have to say",
    """
    The ranks exchange their gradients and average them. With shares of \
    equal size, the mean is the gradient of the whole batch, up to \
    rounding. All copies make the same step and stay equal. That is \
    data-parallel training.
    """)
  notebook.source(of: "averaged")
  let mean = averaged(halves)
  let whole = gradient(0..<4)
  let distances = zip(mean, whole).map { abs($0 - $1) }
  notebook.show(
    "gradients of the output's biases",
    Tensor([Array(mean.suffix(2)), Array(whole.suffix(2))]),
    rows: ["mean of both", "whole batch"], columns: ["class 0", "class 1"])
  notebook.claim(
    "all \(whole.count) gradients agree to a millionth",
    distances.max()! < 1e-6)
}

/// What the chapter has built.
func summary(_ notebook: Notebook) {
  notebook.cell(
    "Summary of ch00: from a slope to a trained network",
    """
    Everything that trains a language model is here in small: a graph of \
    operations, the chain rule along it, and a loop of five steps. The \
    network will grow, the loop will not. `--source NAME` prints each of \
    these.
    """)
  notebook.built([
    "Scalar": "numbers that find the slope of a result: autograd",
    "NeuralNetwork": "linear layers with ReLU between them",
    "ToyDataset": "examples, served one by one or in batches",
    "train": "forward, loss, clear, backward, step",
    "computeAccuracy": "the share of correct answers",
  ])
}

/// Book, section A.1 and its exercises.
func setUpCheck(_ notebook: Notebook) {
  notebook.cell(
    "A.1 Exercises A.1 and A.2: is everything set up?",
    """
    If you can read this, it is. The book prints PyTorch's version and \
    whether there is a GPU (it shows False). Here these lines matter; \
    include them when you ask for help.
    """)
  notebook.print(MachineReport())
}
