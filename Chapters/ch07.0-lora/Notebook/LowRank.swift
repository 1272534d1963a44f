import NeuralNetworks
import Notebooks
import Tensors

/// Section E.1, first half: what is learned, and in which shapes.
func lowRankIdea(_ notebook: Notebook) {
  notebook.cell(
    "E.1 A change of few numbers",
    """
    Fine-tuning changes a weight W by some ΔW of the same shape. LoRA writes the change as a product of two \
    narrow matrices, ΔW = A B, whose common axis is the rank r. W itself stays as it is. For a layer of GPT-2 \
    with r = 16:
    """)
  let (inputs, outputs, rank) = (768, 768, 16)
  let (full, low) = (inputs * outputs, inputs * rank + rank * outputs)
  notebook.show("ΔW [768, 768]", "\(full) numbers")
  notebook.show("A [768, 16] and B [16, 768]", "\(low) numbers, \(full / low) times fewer")

  notebook.cell(
    "E.1 Beside the weight instead of in it",
    """
    x (W + A B) = x W + x A B. The right side never touches W: the pretrained model stays whole, and what was \
    learned is a separate, small thing that can be stored, exchanged and removed.
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
    The paper and PEFT write the change as B A, the notes and the book as A B. Both mean the same two \
    matrices: the paper multiplies from the left and stores outputs first, as a Linear does; the notes multiply \
    from the right and store inputs first. Transposing turns one into the other.
    """)
  notebook.print("             the notes: x A B        the paper: B A x        PEFT's file")
  notebook.print("A            [inputs, rank]          [rank, inputs]          lora_A.weight [rank, inputs]")
  notebook.print("B            [rank, outputs]         [outputs, rank]         lora_B.weight [outputs, rank]")
  notebook.print("change       A B [inputs, outputs]   B A [outputs, inputs]   of weight [outputs, inputs]")
  let (paperA, paperB) = (a.transposed(), b.transposed())  // [2, 6], [4, 2]
  let difference = paperB.matmul(paperA) - a.matmul(b).transposed()
  notebook.show("largest difference of B A and (A B)ᵀ", difference.abs().max().item)
}

/// Section E.1, second half: what a rank can and cannot express.
func rankOfChange(_ notebook: Notebook) {
  notebook.cell(
    "E.1 What a rank can express",
    """
    Say the change that a task asks for has rank 4. Two matrices of rank 1, 2, 4 and 8 are trained to give it, \
    from the start that LoRA has: A random, B zero. Below rank 4 something is missing, from 4 on nothing is. \
    What makes LoRA work is that the changes of real tasks seem to have a low rank.
    """)
  manualSeed(2)
  let wanted = Tensor<Float>.randn([24, 4]).matmul(.randn([4, 24]))  // [24, 24], of rank 4
  let ranks = [1, 2, 4, 8]
  let missing = ranks.map { missingShare(of: wanted, rank: $0) }
  notebook.plot(
    BarChart("Share of the change that is missing", labels: ranks.map { "rank \($0)" }, values: missing))
}

/// Trains A and B until A B is as close to `wanted` as their rank allows; returns the share that is missing.
private func missingShare(of wanted: Tensor<Float>, rank: Int) -> Double {
  let a = Parameter(wrappedValue: .randn([wanted.shape[0], rank]))
  let b = Parameter(wrappedValue: .zeros([rank, wanted.shape[1]]))
  let optimizer = Adam([a, b], learningRate: 0.05)
  for _ in 0..<400 {
    optimizer.zeroGradients()
    let error = a.wrappedValue.matmul(b.wrappedValue) - wanted
    (error * error).mean().backward()
    optimizer.step()
  }
  let rest = a.value.matmul(b.value) - wanted
  return Double((rest * rest).sum().item / (wanted * wanted).sum().item)
}
