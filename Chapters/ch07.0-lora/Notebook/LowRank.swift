import NeuralNetworks
import Notebooks
import Tensors

/// Section E.1, first half: what LoRA learns, and in which shapes.
func lowRankIdea(_ notebook: Notebook) {
  notebook.cell(
    "E.1 A change with few parameters",
    """
    Fine-tuning adds to a weight W a change ΔW of the same shape. LoRA \
    factors the change into two narrow matrices, ΔW = A B, whose shared \
    dimension is the rank r. W itself stays frozen. Here is a layer of \
    GPT-2 with r = 16.
    """)
  notebook.ask("How many times fewer numbers do A and B have than ΔW?")
  let (inputs, outputs, rank) = (768, 768, 16)
  let full = inputs * outputs
  let low = inputs * rank + rank * outputs
  notebook.show("ΔW [768, 768]", full)
  notebook.show("A [768, 16] and B [16, 768]", low)
  notebook.show("times fewer", full / low)

  notebook.cell(
    "E.1 Beside the weight instead of in it",
    """
    x (W + A B) = x W + x A B. The right side leaves W alone: the \
    pretrained model stays intact, and the change is small and separate, \
    so it can be saved, swapped and removed.
    """)
  notebook.manualSeed(1)
  let x = Tensor<Float>.randn([2, 6])
  let w = Tensor<Float>.randn([6, 4])
  let a = Tensor<Float>.randn([6, 2])
  let b = Tensor<Float>.randn([2, 4])
  let added = x.matmul(w + a.matmul(b))  // [2, 4]
  let beside = x.matmul(w) + x.matmul(a).matmul(b)  // [2, 4]
  notebook.claim(
    "both sides are equal, up to rounding",
    (added - beside).abs().max().item < 1e-4)

  notebook.cell(
    "E.1 A B or B A?",
    """
    The paper and PEFT write the change as B A, the notes (the web pages \
    that these programs are numbered after) and the book as A B. They mean \
    the same matrices, transposed: the paper multiplies from the left and \
    puts outputs first, like a Linear's weight; the notes multiply from \
    the right and put inputs first.
    """)
  let paperA = a.transposed()  // [rank, inputs]
  let paperB = b.transposed()  // [outputs, rank]
  var table = Table(["", "the notes: x A B", "the paper, PEFT: B A x"])
  table.append(["A", "\(a.shape)", "\(paperA.shape)"])
  table.append(["B", "\(b.shape)", "\(paperB.shape)"])
  let (notes, paper) = (a.matmul(b), paperB.matmul(paperA))
  table.append(["change", "\(notes.shape)", "\(paper.shape)"])
  notebook.show("6 inputs, 4 outputs, rank 2", table)
  notebook.claim(
    "B A is the transpose of A B",
    (paper - notes.transposed()).abs().max().item < 1e-5)
}

/// Section E.1, second half: what a rank can and cannot express.
func rankOfChange(_ notebook: Notebook) {
  notebook.cell(
    "E.1 What a rank can express",
    """
    Suppose a task needs a change of rank 4. We fit A B of rank 1, 2, 4 \
    and 8 to it, starting like LoRA with A random and B zero, and look at \
    what is missing. LoRA works because the changes that real tasks need \
    appear to have low rank.
    """)
  notebook.ask("From which rank on is nothing missing?")
  notebook.manualSeed(2)
  let left = Tensor<Float>.randn([24, 4])
  let wanted = left.matmul(.randn([4, 24]))  // [24, 24], of rank 4
  let ranks = [1, 2, 4, 8]
  let fitted = ranks.map { rank in
    let a = Parameter(wrappedValue: .randn([24, rank]))
    let b = Parameter(wrappedValue: .zeros([rank, 24]))
    let optimizer = Adam([a, b], learningRate: 0.05)
    for _ in 0..<400 {
      optimizer.step {
        let error = a.wrappedValue.matmul(b.wrappedValue) - wanted
        return (error * error).mean()
      }
    }
    return a.value.matmul(b.value)
  }
  let shares = fitted.map { change in
    Double(((change - wanted).norm() / wanted.norm()).item)
  }
  notebook.plot(
    BarChart(
      "Missing share of the change", labels: ranks.map { "rank \($0)" },
      values: shares.map { $0 * $0 }))
  notebook.claim("rank 2 misses something", shares[1] > 0.1)
  notebook.claim(
    "ranks 4 and 8 miss nothing", max(shares[2], shares[3]) < 0.1)

  notebook.cell(
    "E.1 The change, rank by rank",
    """
    The first eight rows and columns of what is still missing, wanted − A \
    B. Darker is larger.
    """)
  notebook.control("rank", states: ranks.map { "\($0)" }, shown: 1) {
    state in
    let missing = (wanted - fitted[state])[..<8, ..<8]
    let rows = (0..<8).map { missing[$0].scalars.map(Double.init) }
    let names = (1...8).map { "\($0)" }
    notebook.plot(
      HeatMap(
        "Missing with rank \(ranks[state])", rows: names, columns: names,
        values: rows.map { $0.map(abs) }, decimals: 1))
  }
}
