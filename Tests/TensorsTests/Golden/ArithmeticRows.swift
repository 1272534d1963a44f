import Tensors

/// Arithmetic and matrix products.
let arithmeticRows: [String: OperationRow] = [
  "add": { x in [x.has("b") ? x["a"] + x["b"] : x["a"] + x.float("scalar")] },
  "sub": { x in [x["a"] - x["b"]] },
  "rsub": { x in [x.float("scalar") - x["a"]] },
  "mul": { x in [x.has("b") ? x["a"] * x["b"] : x["a"] * x.float("scalar")] },
  "div": { x in [x.has("b") ? x["a"] / x["b"] : x["a"] / x.float("scalar")] },
  "rdiv": { x in [x.float("scalar") / x["a"]] },
  "pow": { x in [x.has("b") ? x["a"].pow(x["b"]) : x["a"].pow(x.float("scalar"))] },
  "rpow": { x in [Tensor(x.float("scalar")).pow(x["a"])] },
  "maximum": { x in [Tensor.maximum(x["a"], x["b"])] },
  "minimum": { x in [Tensor.minimum(x["a"], x["b"])] },
  "clamp": { x in [x["a"].clamped(x.float("min"), x.float("max"))] },
  "matmul": { x in [x["a"].matmul(x["b"])] },
  "matmul-scores": { x in [x["q"].matmul(x["k"].transposed(2, 3))] },
  "matmul-transposed-both": { x in [x["a"].transposed().matmul(x["b"].transposed())] },
  "matmul-same-twice": { x in [x["a"].matmul(x["a"].transposed())] },
  "bmm": { x in [x["a"].matmul(x["b"])] },
  "addmm": { x in [x["c"] + x["a"].matmul(x["b"])] },
  "dot": { x in [x["a"].matmul(x["b"])] },
  "outer": { x in [x["a"].unsqueezed(at: 1) * x["b"]] },
  "einsum-product": { x in [x["a"].matmul(x["b"])] },
  "einsum-heads": { x in [x["a"].transposed(1, 2).matmul(x["b"].permuted([0, 2, 3, 1]))] },
  "einsum-trace": { x in [(x["a"] * x["b"]).sum()] },
]
