import Architecture
import ArchitectureTopics
import Notebooks
import Pretraining
import Tensors

/// What compilers for inference do to a model, done by hand.
func fused(_ notebook: Notebook) throws {
  oneLoop(notebook)
  let small = try smallGPT(notebook)
  try foldedModel(notebook, small)
}

private func oneLoop(_ notebook: Notebook) {
  notebook.cell(
    "Fused: nine passes over memory, or one",
    """
    Adding a bias and applying GELU takes nine operations, and each reads \
    its input from memory and writes its output. ONNX Runtime and TensorRT \
    look for such chains and replace them by one operation that keeps the \
    steps in registers. Written as one loop, the numbers are the same.
    """)
  notebook.source(of: "biasThenGELU", "fusedBiasGELU")
  let x = Tensor<Float>.randn([512, 1024])
  let bias = Tensor<Float>.randn([1024])
  let difference = noGrad {
    (biasThenGELU(x, bias: bias) - fusedBiasGELU(x, bias: bias)).abs()
      .max().item
  }
  notebook.show("largest difference", difference)
  notebook.claim("the same up to rounding", difference < 1e-5)
  var table = Table(["", "ms"], numbers: ["ms"])
  let ways: [(String, () -> Tensor<Float>)] = [
    ("nine operations", { biasThenGELU(x, bias: bias) }),
    ("the library's: add, then a fused GELU", { (x + bias).gelu() }),
  ]
  for (name, way) in ways {
    let times = (0..<5).map { _ in elapsedSeconds { _ = way() } }
    table.append([name, (1000 * times.min()!).decimals(1)])
  }
  notebook.show("best of five, half a million numbers", table)
  notebook.remark(
    """
    The loop above is written to be read. To be fast, a fused operation also \
    needs vector instructions and all cores, which is the compiler's work, \
    and here the library's.
    """)
}

private func foldedModel(
  _ notebook: Notebook, _ small: PretrainedModel
) throws {
  notebook.cell(
    "Fused: weights folded before the first input",
    """
    What does not depend on the input can be computed once. A LayerNorm's \
    scale and shift disappear into the linear layer behind it, and queries, \
    keys and values become one product (ch04). These are the same rewrites \
    that the compilers apply to a model exported as ONNX, done here to the \
    blocks of the small model.
    """)
  notebook.source(
    of: "folded", "CompiledBlock.init", "CompiledBlock.callAsFunction")
  let model = small.model
  let compiled = model.blocks.map { CompiledBlock($0) }
  let ids = try storyWindows(by: small.tokenizer, count: 4, tokens: 127)
  func compiledLogits() -> Tensor<Float> {
    let x = compiled.reduce(model.embedding(ids)) { x, block in block(x) }
    return model.outputHead(model.finalNorm(x))
  }
  let (plain, fast) = noGrad { (model(ids), compiledLogits()) }
  let difference = (plain - fast).abs().max().item
  let same = plain.argmax(along: -1) .== fast.argmax(along: -1)
  notebook.show("largest difference of a logit", difference)
  notebook.show(
    "same next token",
    "\(same.scalars.count { $0 }) of \(same.count)")
  notebook.claim("the same up to rounding", difference < 1e-3)
  let times = noGrad {
    (0..<5).map { _ in
      (
        elapsedSeconds { _ = model(ids) },
        elapsedSeconds { _ = compiledLogits() }
      )
    }
  }
  notebook.print(
    "before:", (1000 * times.map(\.0).min()!).decimals(1), "ms, after:",
    (1000 * times.map(\.1).min()!).decimals(1), "ms")
  notebook.remark(
    """
    This project does not write ONNX files. TensorRT also chooses among \
    kernels by timing them on the machine, and computes in 16 or 8 bits; \
    that is a topic of its own above.
    """)
}
