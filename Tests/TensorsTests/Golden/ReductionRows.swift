@testable import Tensors

/// Reductions and ordering.
let reductionRows: [String: OperationRow] = [
  "sum": { x in [x["a"].sum(along: x.axes, keepingDimensions: x.keeps)] },
  "mean": { x in [x["a"].mean(along: x.axes, keepingDimensions: x.keeps)] },
  "var": { x in
    [x["a"].variance(along: x.axes, unbiased: x.flag("unbiased"), keepingDimensions: x.keeps)]
  },
  "std": { x in
    [x["a"].standardDeviation(along: x.axes[0], unbiased: x.flag("unbiased"), keepingDimensions: x.keeps)]
  },
  "norm": { x in
    guard let axis = x.axes.first else { return [x["a"].norm()] }
    return [x["a"].norm(along: axis, keepingDimensions: x.keeps)]
  },
  "max": { x in
    guard let axis = x.axes.first else { return [x["a"].max()] }
    let best = x["a"].max(along: axis, keepingDimensions: x.keeps)
    return [best.values, best.indices]
  },
  "min": { x in
    guard let axis = x.axes.first else { return [x["a"].min()] }
    let best = x["a"].min(along: axis, keepingDimensions: x.keeps)
    return [best.values, best.indices]
  },
  "argmax": { x in [x["a"].argmax(along: x.axes.first, keepingDimensions: x.keeps)] },
  "argmin": { x in [x["a"].argmin(along: x.axes.first, keepingDimensions: x.keeps)] },
  "topk": { x in
    let largest = !x.isGiven("largest") || x.flag("largest")
    let top = x["a"].topk(x.int("k"), along: x.axes.first ?? -1, largest: largest)
    return [top.values, top.indices]
  },
  "sort": { x in
    let order = x["a"].sorted(along: x.axes.first ?? -1, descending: x.flag("descending"))
    return [order.values, order.indices]
  },
  "argsort": { x in [x["a"].sorted().indices] },
  "cumsum": { x in [x["a"].cumulativeSum(along: x.int("dim"))] },
  // The running product is the exponential of the running sum of logarithms; all elements are positive.
  "cumprod": { x in [x["a"].log().cumulativeSum(along: x.int("dim")).exp()] },
  "prod": { x in
    let factors = x["a"].unbound(along: x.int("dim"))
    return [factors.dropFirst().reduce(factors[0]) { $0 * $1 }]
  },
  "logsumexp": { x in [x["a"].logSumExp(along: x.int("dim"))] },
  "all-any": { x in
    let mask = x.mask("m")
    let anyInColumn = mask.to(Float.self).sum(along: 0) .> 0
    return [Tensor<Bool>(mask.all()), Tensor<Bool>(mask.any()), anyInColumn]
  },
  "nonzero": { x in [x.mask("m").nonzero()] },
  "bincount": { x in [x.ids("i").bincount(minimumLength: x.int("minlength"))] },
  "compare": { x in
    let (a, b) = (x["a"], x["b"])
    return [a .== b, a .< b, a .<= b, a .> b, a .>= b, a .!= b]
  },
  "cast": { x in
    [x["a"].to(Int.self), x["a"].to(Bool.self), x["a"].to(Int.self).to(Float.self)]
  },
]

/// Functions of one number.
let elementwiseRows: [String: OperationRow] = [
  "exp": { x in [x["a"].exp()] },
  "log": { x in [x["a"].log()] },
  "log1p": { x in [(1 + x["a"]).log()] },
  "sqrt": { x in [x["a"].sqrt()] },
  "rsqrt": { x in [x["a"].rsqrt()] },
  "square": { x in [x["a"].pow(2)] },
  "reciprocal": { x in [1 / x["a"]] },
  "neg": { x in [-x["a"]] },
  "abs": { x in [x["a"].abs()] },
  "sin": { x in [x["a"].sin()] },
  "cos": { x in [x["a"].cos()] },
  "erf": { x in [x["a"].erf()] },
  "tanh": { x in [x["a"].tanh()] },
  "sigmoid": { x in [x["a"].sigmoid()] },
  "log-sigmoid": { x in [-(-x["a"]).softplus()] },
  "relu": { x in [x["a"].relu()] },
  "leaky-relu": { x in [whereTrue(x["a"] .> 0, x["a"], 0.01 * x["a"])] },
  "gelu-tanh": { x in [x["a"].gelu()] },
  "gelu-tanh-from-parts": { x in
    let inner = (2 / Float.pi).squareRoot() * (x["a"] + 0.044715 * x["a"].pow(3))
    return [0.5 * x["a"] * (1 + inner.tanh())]
  },
  "gelu-erf": { x in [x["a"].geluExact()] },
  "silu": { x in [x["a"].silu()] },
  "softplus": { x in [x["a"].softplus()] },
]
