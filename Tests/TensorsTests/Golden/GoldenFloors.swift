import TestSupport

/// Every element is within 1e-5 of its own size of PyTorch's. These operations allow an absolute error beside
/// it, by the name of the operation or of the entry.
///
/// In a sum, large terms may cancel: what is left is small, but was rounded like the terms, here and in PyTorch,
/// which adds them in another order. The terms are of order one.
private let sums: [String: Double] = [
  "matmul": 1e-7,
  "attention": 1e-7,
  "layer-norm": 5e-7,
  "log-softmax": 1e-8,
  // Forty steps, one of which passes near zero.
  "graph-deep-chain": 2e-8,
]

/// Here PyTorch's own value has lost its digits. `CurveTests` compares ours with double precision.
private let lostInPyTorch: [String: Double] = [
  // 1 − y² and y (1 − y), where y is rounded near 1.
  "tanh-range": 1e-7,
  "sigmoid-range": 1e-7,
  // 1 + tanh and 1 + erf below zero, times x.
  "gelu-tanh-range": 1e-7,
  "gelu-erf": 6e-7,
  // PyTorch sets what is smaller than a normal float to zero.
  "silu-range": 1.2e-38,
  "bce-with-logits-range": 1.2e-38,
]

/// Returns the absolute error that is allowed for an entry of `ops.json`.
func absoluteTolerance(of entry: GoldenEntry) -> Double {
  let names = [entry.id] + (entry.params.contains("op") ? [entry.params["op"].string] : [])
  return names.compactMap { sums[$0] ?? lostInPyTorch[$0] }.first ?? 0
}
