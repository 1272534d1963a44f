import Notebooks

/// What lies beyond the book's own code: other architectures, and what a
/// model costs.
func topics(_ notebook: Notebook) throws {
  try notebook.topic(
    "llama", "Llama 2 and Mistral in small", names: ["Llama 2", "Mistral"],
    in: [.deck, .book], seconds: 1
  ) { try llama(notebook) }
  try notebook.topic(
    "mixture", "Mixture of experts",
    names: [
      "mixture of experts in place of the feed-forward network",
      "mixture of experts for scaling",
    ], in: [.deck, .book], seconds: 3
  ) { try mixture(notebook) }
  try notebook.topic(
    "cache", "A cache of keys and values, and layers that share it",
    names: ["KV cache", "keys and values shared across layers"],
    in: [.book], seconds: 2
  ) { try cache(notebook) }
  try notebook.topic(
    "norms", "Norms: none, after, before, and RMSNorm",
    names: [
      "layer norm, pre-norm and post-norm, RMSNorm",
      "careful initialisation",
    ], in: [.deck, .blog], seconds: 8
  ) { try norms(notebook) }
  try notebook.topic(
    "gated", "GLU, GeGLU and SwiGLU", names: ["GLU, GeGLU, SwiGLU"],
    in: [.deck], seconds: 5
  ) { try gated(notebook) }
  try notebook.topic(
    "sharing", "One set of weights in several places",
    names: ["parameter sharing across layers (ALBERT)", "weight tying"],
    in: [.deck, .notes], seconds: 1
  ) { sharing(notebook) }
  try notebook.topic(
    "quantisation", "Weights in 8 and 4 bits, and pruning",
    names: ["pruning", "quantisation"], in: [.deck], seconds: 8
  ) { try quantisation(notebook) }
  try notebook.topic(
    "scaling", "A scaling law, and depth against width",
    names: [
      "scaling law, size and compute trade-off", "depth scaling",
      "width scaling",
    ], in: [.deck], seconds: 12
  ) { try scaling(notebook) }
  try notebook.topic(
    "recurrent", "RNN and LSTM: gradients over distance",
    names: ["RNN", "LSTM"], in: [.deck, .blog], seconds: 6
  ) { recurrent(notebook) }
  try notebook.topic(
    "convolution", "Causal convolution and its receptive field",
    names: ["CNN"], in: [.blog], seconds: 2
  ) { try convolution(notebook) }
  try notebook.topic(
    "translation", "The encoder and decoder of 2017",
    names: ["Transformer 2017, parallel over positions"],
    in: [.deck, .blog], seconds: 4
  ) { translation(notebook) }
  try notebook.topic(
    "budget", "Operations and memory, calculated and counted",
    names: ["efficient processing, scalability to billions"], in: [.deck],
    seconds: 1
  ) { budget(notebook) }
  try notebook.topic(
    "latency", "Latency and throughput", names: ["latency, throughput"],
    in: [.deck], seconds: 2
  ) { try latency(notebook) }
  try notebook.topic(
    "fused", "Operators fused by hand", names: ["TensorRT, ONNX Runtime"],
    in: [.deck], seconds: 1
  ) { try fused(notebook) }
}
