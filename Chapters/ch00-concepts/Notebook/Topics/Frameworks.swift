import ConceptsTopics
import NeuralNetworks
import Notebooks
import Tensors

/// PyTorch, TensorFlow, JAX and this library, side by side.
func frameworks(_ notebook: Notebook) {
  notebook.cell(
    "Frameworks: four ways to say the same",
    """
    A framework has arrays, gradients and layers. PyTorch and this library \
    record every operation as it happens. TensorFlow records what happens \
    under a tape. JAX records nothing: it makes of a function another one, \
    its gradient; nothing is changed in place, and random numbers come \
    from keys that are passed along.
    """)
  var first = Table(["", "PyTorch", "here"])
  var second = Table(["", "TensorFlow", "JAX"])
  for call in FrameworkCall.all {
    first.append([call.task, call.pyTorch, call.here])
    second.append([call.task, call.tensorFlow, call.jax])
  }
  notebook.show("the two that record as they go", first)
  notebook.show("the other two", second)

  notebook.cell(
    "Frameworks: this library against PyTorch",
    """
    Four calls of the table, and what PyTorch 2.15 gave for the same \
    calls: random numbers after a seed, a loss, its gradient, three steps \
    of AdamW.
    """)
  notebook.manualSeed(123)
  let drawn = Tensor<Float>.rand([3])
  let logits = Tensor([[2, -1, 0.5]]).requiringGradient()
  let loss = logits.crossEntropy(targets: Tensor([0]))
  loss.backward()
  let p = Parameter(wrappedValue: Tensor([1, -2]))
  let optimizer = AdamW([p], learningRate: 0.1)
  for _ in 0..<3 { optimizer.step { p.wrappedValue.pow(2).sum() } }
  let here = concatenated(
    [
      drawn, loss.detached().reshaped(to: [1]), logits.gradient![0],
      p.value,
    ],
    along: 0)
  notebook.show(
    "here and PyTorch", stacked([here, fromPyTorch], along: 0),
    rows: ["here", "PyTorch"],
    columns: [
      "rand", "", "", "loss", "gradient", "", "", "AdamW", "",
    ])
  let difference = (here - fromPyTorch).abs().max().item
  notebook.show("largest difference", difference.asDifference)
  notebook.claim("they agree to rounding", difference < 1e-6)

  notebook.cell(
    "Frameworks: the same name, another default",
    """
    Weights that move from one framework to another must bring their \
    settings along. GELU is the exact function in PyTorch and TensorFlow \
    and the tanh form in JAX. The ε of layer normalisation is 10⁻⁵ in \
    PyTorch, 10⁻³ in Keras, 10⁻⁶ in flax. Here are all of them, with this \
    library's functions.
    """)
  notebook.ask("When does ε matter: for large activations or small ones?")
  let x = Tensor([-2, -0.5, 0.5, 2])
  notebook.show(
    "GELU", stacked([x.geluExact(), x.gelu()], along: 0),
    rows: ["exact", "tanh"], columns: ["−2", "−0.5", "0.5", "2"],
    decimals: 5)
  let small = Tensor([0.01, 0.02, 0.03, 0.06])
  let epsilons: [(String, Float)] = [
    ("PyTorch", 1e-5), ("Keras", 1e-3), ("flax", 1e-6),
  ]
  let normalized = epsilons.map { name, epsilon in
    small.layerNormalized(shape: [4], epsilon: epsilon)
  }
  notebook.show(
    "layer normalisation",
    stacked(normalized, along: 0), rows: epsilons.map(\.0),
    columns: ["0.01", "0.02", "0.03", "0.06"])
  let variance: Float = 0.00035  // of the four numbers
  let ratio = ((variance + 1e-5) / (variance + 1e-3)).squareRoot()
  let error = (normalized[1] - normalized[0] * ratio).abs().max().item
  notebook.show("largest difference from the formula", error.asDifference)
  notebook.claim(
    "Keras's is PyTorch's times √((v + 10⁻⁵) / (v + 10⁻³))", error < 1e-5)
  notebook.answer(
    """
    For small ones, whose variance v is not far above ε. What this does \
    not show: TensorFlow and JAX are not run here; their columns are from \
    their manuals.
    """)
}

/// What PyTorch 2.15.0 gives for the calls above.
private var fromPyTorch: Tensor<Float> {
  Tensor([
    0.29611194, 0.51656228, 0.25167072, 0.24131133, -0.21440297, 0.03911257,
    0.17529039, 0.69891125, -1.69494462,
  ])
}
