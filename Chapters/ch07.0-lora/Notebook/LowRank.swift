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
    dimension is the rank r. W itself stays frozen. For a layer of GPT-2 \
    with r = 16:
    """)
  let (inputs, outputs, rank) = (768, 768, 16)
  let (full, low) = (inputs * outputs, inputs * rank + rank * outputs)
  notebook.show("ΔW [768, 768]", "\(full) numbers")
  notebook.show(
    "A [768, 16] and B [16, 768]",
    "\(low) numbers, \(full / low) times fewer")

  notebook.cell(
    "E.1 Beside the weight instead of in it",
    """
    x (W + A B) = x W + x A B. The right side leaves W alone: the \
    pretrained model stays intact, and the change is small and separate, \
    so it can be saved, swapped and removed.
    """)
  manualSeed(1)
  let (x, w) = (Tensor<Float>.randn([2, 6]), Tensor<Float>.randn([6, 4]))
  let (a, b) = (Tensor<Float>.randn([6, 2]), Tensor<Float>.randn([2, 4]))
  let added = x.matmul(w + a.matmul(b))  // [2, 4]
  let beside = x.matmul(w) + x.matmul(a).matmul(b)  // [2, 4]
  notebook.show("largest difference", (added - beside).abs().max().item)

  notebook.cell(
    "E.1 A B or B A?",
    """
    The paper and PEFT write the change as B A, the notes and the book as \
    A B. They mean the same matrices, transposed: the paper multiplies \
    from the left and puts outputs first, like a Linear's weight; the \
    notes multiply from the right and put inputs first.
    """)
  notebook.print(
    "             the notes: x A B        the paper: B A x        PEFT's file"
  )
  notebook.print(
    "A            [inputs, rank]          [rank, inputs]          lora_A.weight [rank, inputs]"
  )
  notebook.print(
    "B            [rank, outputs]         [outputs, rank]         lora_B.weight [outputs, rank]"
  )
  notebook.print(
    "change       A B [inputs, outputs]   B A [outputs, inputs]   of weight [outputs, inputs]"
  )
  let (paperA, paperB) = (a.transposed(), b.transposed())  // [2, 6], [4, 2]
  let difference = paperB.matmul(paperA) - a.matmul(b).transposed()
  notebook.show(
    "largest difference between B A and (A B)ᵀ", difference.abs().max().item
  )
}

/// Section E.1, second half: what a rank can and cannot express.
func rankOfChange(_ notebook: Notebook) {
  notebook.cell(
    "E.1 What a rank can express",
    """
    Suppose a task needs a change of rank 4. We fit A B of rank 1, 2, 4 \
    and 8 to it, starting like LoRA with A random and B zero. Below rank 4 \
    part of the change is missing; from rank 4 on, none is. LoRA works \
    because the changes that real tasks need appear to have low rank.
    """)
  manualSeed(2)
  // [24, 24], of rank 4
  let wanted = Tensor<Float>.randn([24, 4]).matmul(.randn([4, 24]))
  let ranks = [1, 2, 4, 8]
  let missing = ranks.map { missingShare(of: wanted, rank: $0) }
  notebook.plot(
    BarChart(
      "Missing share of the change", labels: ranks.map { "rank \($0)" },
      values: missing))
}

/// Fits A B to `wanted` as closely as the rank allows; returns the share
/// that is missing.
private func missingShare(of wanted: Tensor<Float>, rank: Int) -> Double {
  let a = Parameter(wrappedValue: .randn([wanted.shape[0], rank]))
  let b = Parameter(wrappedValue: .zeros([rank, wanted.shape[1]]))
  let optimizer = Adam([a, b], learningRate: 0.05)
  for _ in 0..<400 {
    optimizer.step {
      let error = a.wrappedValue.matmul(b.wrappedValue) - wanted
      return (error * error).mean()
    }
  }
  let rest = a.value.matmul(b.value) - wanted
  return Double((rest * rest).sum().item / (wanted * wanted).sum().item)
}
