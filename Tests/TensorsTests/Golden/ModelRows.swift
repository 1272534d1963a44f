import Tensors

/// What models are made of: softmax, losses, normalization, embeddings, attention.
let modelRows: [String: OperationRow] = [
  "softmax": { x in [x["a"].softmax(along: x.int("dim"))] },
  "log-softmax": { x in [x["a"].logSoftmax(along: x.int("dim"))] },
  "cross-entropy": { x in
    [
      x["a"].crossEntropy(
        targets: x.ids("y"), ignoreIndex: x.isGiven("ignore_index") ? x.int("ignore_index") : -100,
        classWeights: x.has("cw") ? x["cw"] : nil,
        labelSmoothing: x.isGiven("label_smoothing") ? x.float("label_smoothing") : 0, reduction: x.reduction)
    ]
  },
  "cross-entropy-flattened": { x in
    [x["a"].flattened(from: 0, to: 1).crossEntropy(targets: x.ids("y").flattened())]
  },
  "cross-entropy-soft-target": { x in [-(x["y"] * x["a"].logSoftmax(along: 1)).sum(along: 1).mean()] },
  "nll-loss": { x in [-x["a"].gathered(along: 1, at: x.ids("y").unsqueezed(at: 1)).mean()] },
  "binary-cross-entropy": { x in [x["a"].binaryCrossEntropy(targets: x["y"], reduction: x.reduction)] },
  "bce-with-logits": { x in
    [
      x["a"].binaryCrossEntropyWithLogits(
        targets: x["y"], positiveWeight: x.has("pw") ? x["pw"] : nil, reduction: x.reduction)
    ]
  },
  "mse": { x in [x["a"].meanSquaredError(targets: x["y"], reduction: x.reduction)] },
  "l1": { x in [(x["a"] - x["y"]).abs().mean()] },
  "layer-norm": { x in
    [
      x["a"].layerNormalized(
        shape: x.ints("shape"), scale: x.has("g") ? x["g"] : nil, shift: x.has("h") ? x["h"] : nil,
        epsilon: x.float("eps"))
    ]
  },
  "layer-norm-from-parts": { x in
    let a = x["a"]
    let spread = (a.variance(along: -1, unbiased: false, keepingDimensions: true) + 1e-5).sqrt()
    return [x["g"] * (a - a.mean(along: -1, keepingDimensions: true)) / spread + x["h"]]
  },
  "rms-norm": { x in
    [
      x["a"].rootMeanSquareNormalized(
        shape: x.ints("shape"), scale: x.has("g") ? x["g"] : nil, epsilon: x.float("eps"))
    ]
  },
  "embedding": { x in
    [x["t"].embedding(x.ids("i"), paddingIndex: x.isGiven("padding_idx") ? x.int("padding_idx") : nil)]
  },
  "linear": { x in [x["x"].linear(weight: x["m"], bias: x.has("c") ? x["c"] : nil)] },
  "dropout": { x in [x["a"].dropout(probability: x.entry.params["p"].double)] },
  "attention": { x in
    [
      x["q"].attention(
        keys: x["k"], values: x["v"], isCausal: x.flag("is_causal"), mask: x.has("m") ? x["m"] : nil,
        scale: x.isGiven("scale") ? x.float("scale") : nil)
    ]
  },
  "attention-bool-mask": { x in
    let mayAttend = x.mask("m")
    let added = Tensor<Float>.zeros(mayAttend.shape).maskedFill(mayAttend.logicalNot(), with: -.infinity)
    return [x["q"].attention(keys: x["k"], values: x["v"], mask: added)]
  },
]
