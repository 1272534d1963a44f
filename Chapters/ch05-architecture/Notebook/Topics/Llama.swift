import ArchitectureTopics
import Files
import NeuralNetworks
import Notebooks
import Tensors

/// Llama 2 and Mistral: which parts of a GPT they exchange.
func llama(_ notebook: Notebook) throws {
  llamaParts(notebook)
  try llamaFile(notebook)
  mistralWindow(notebook)
}

private let small = LlamaConfiguration(
  vocabularySize: 101, contextLength: 64, width: 32, hiddenWidth: 64,
  layerCount: 2, headCount: 4, keyValueHeadCount: 2, headSize: 8)

private func llamaParts(_ notebook: Notebook) {
  notebook.cell(
    "Llama: a GPT with four parts exchanged",
    """
    Llama 2 keeps the block of the chapter: attention, a network for each \
    token, norms before them, shortcuts around them. It exchanges four \
    parts. RMSNorm leaves out the mean. RoPE (ch03) turns queries and keys, \
    and replaces the table of positions. SwiGLU replaces GELU. Groups of \
    query heads may share keys and values (ch04). All biases go.
    """)
  notebook.source(of: "LlamaModel.block", "ComposedBlock.callAsFunction")
  var table = Table(
    ["", "layers", "width", "heads", "of keys", "window", "parameters"],
    numbers: [
      "layers", "width", "heads", "of keys", "window", "parameters",
    ])
  let models: [(String, LlamaConfiguration)] = [
    ("Llama 2 7B", .llama2), ("Mistral 7B", .mistral), ("this one", small),
  ]
  for (name, sizes) in models {
    table.append([
      name, "\(sizes.layerCount)", "\(sizes.width)", "\(sizes.headCount)",
      "\(sizes.keyValueHeadCount)", sizes.window.map { "\($0)" } ?? "–",
      grouped(sizes.parameterCount),
    ])
  }
  notebook.show("calculated from the sizes", table)
  let model = LlamaModel(small)
  notebook.claim(
    "the small one has as many as calculated",
    model.parameterCount == small.parameterCount)
  notebook.claim(
    "the large ones have as many as were published",
    LlamaConfiguration.llama2.parameterCount == 6_738_415_616
      && LlamaConfiguration.mistral.parameterCount == 7_241_732_096)
}

private func llamaFile(_ notebook: Notebook) throws {
  notebook.cell(
    "Llama: the files of transformers",
    """
    The published weights come as config.json and model.safetensors, under \
    names of their own. Saved and loaded again, this model of random \
    weights computes the same. The tests load a small Llama that \
    transformers made, and get its logits, hidden states and texts.
    """)
  notebook.source(of: "LlamaModel.save")
  let model = LlamaModel(small)
  let ids = Tensor([[1, 5, 9, 2, 60, 7]])
  let loaded = try notebook.withTemporaryFolder { folder in
    try model.save(to: folder)
    return try LlamaModel(folder: folder)
  }
  let difference = noGrad {
    (model(ids) - loaded(ids)).abs().max().item
  }
  notebook.show("largest difference of the logits", difference)
  notebook.claim("the loaded model is the same, exactly", difference == 0)
}

private func mistralWindow(_ notebook: Notebook) {
  notebook.cell(
    "Llama: Mistral's window",
    """
    In Mistral, a token attends to itself and a few before it: 4,096 in the \
    published model, 4 here. What is further back arrives through the \
    layers, three tokens for each of the two. We change the first token, \
    and look at how far the logits change.
    """)
  notebook.ask("Which is the last token whose logits change?")
  var sizes = small
  sizes.window = 4
  let model = LlamaModel(sizes)
  let ids = Tensor([Array(10..<22)])
  let other = ids.replacing(0..., 0, with: Tensor(50))
  let change = noGrad {
    (model(ids) - model(other))[0].abs().max(along: 1).values
  }
  notebook.plot(
    BarChart(
      "largest change of a logit, by token",
      labels: (0..<12).map { "\($0)" },
      values: change.scalars.map { Double($0) }))
  let reached = change.scalars.map { $0 > 0 }
  notebook.claim(
    "tokens 0 to 6 change, and no later one: exact",
    reached == (0..<12).map { $0 <= 6 })
  notebook.answer(
    """
    Two layers of window 4 reach 2 · 3 = 6 tokens back. The weights are \
    random and the model is small, so this shows what the parts compute, and \
    not how well they learn.
    """)
}
