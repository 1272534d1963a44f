import Tensors

/// Views, joining and splitting.
let shapeRows: [String: OperationRow] = [
  "transpose": { x in [x["a"].transposed(x.ints("dims")[0], x.ints("dims")[1])] },
  "t": { x in [x["a"].transposed()] },
  "permute": { x in [x["a"].permuted(x.ints("dims"))] },
  "reshape": { x in [x["a"].reshaped(to: x.ints("shape"))] },
  "reshape-after-transpose": { x in [x["a"].transposed(1, 2).reshaped(to: x.ints("shape"))] },
  "view": { x in [x["a"].viewed(as: x.ints("shape")).transposed(1, 2)] },
  "flatten": { x in
    [x.isGiven("start") ? x["a"].flattened(from: x.int("start"), to: x.int("end")) : x["a"].flattened()]
  },
  "squeeze": { x in [x["a"].squeezed(at: x.axes.first)] },
  "unsqueeze": { x in [x["a"].unsqueezed(at: x.int("dim"))] },
  "expand": { x in [x["a"].expanded(to: x.ints("shape"))] },
  "repeat": { x in [x["a"].repeated(x.ints("repeats"))] },
  "repeat-interleave": { x in
    let (a, axis, times) = (x["a"], x.int("dim"), x.int("repeats"))
    var (stretched, merged) = (a.shape, a.shape)
    stretched.insert(times, at: axis + 1)
    merged[axis] *= times
    return [a.unsqueezed(at: axis + 1).expanded(to: stretched).reshaped(to: merged)]
  },
  "flip": { x in
    let (a, axis) = (x["a"], x.ints("dims")[0])
    return [a.selected(along: axis, indices: Tensor<Int>.arange(a.shape[axis] - 1, -1, step: -1))]
  },
  "roll": { x in
    let (size, axis) = (x["a"].shape[x.int("dim")], x.int("dim"))
    let parts = x["a"].split(sizes: [size - x.int("shifts"), x.int("shifts")], along: axis)
    return [concatenated([parts[1], parts[0]], along: axis)]
  },
  "cat": { x in [concatenated(["a", "b", "c"].filter(x.has).map { x[$0] }, along: x.int("dim"))] },
  "stack": { x in [stacked([x["a"], x["b"]], along: x.int("dim"))] },
  "split-size": { x in x["a"].split(size: x.int("size"), along: x.int("dim")) },
  "split-sizes": { x in x["a"].split(sizes: x.ints("sizes"), along: x.int("dim")) },
  "chunk": { x in x["a"].chunked(into: x.int("chunks"), along: x.int("dim")) },
  "unbind": { x in x["a"].unbound(along: x.int("dim")) },
  "contiguous": { x in [x["a"].transposed(0, 1).contiguous().viewed(as: [-1])] },
]

/// Selecting elements.
let selectionRows: [String: OperationRow] = [
  "index-select": { x in [x["a"].selected(along: x.int("dim"), indices: x.ids("i"))] },
  "gather": { x in [x["a"].gathered(along: x.int("dim"), at: x.ids("i"))] },
  "scatter": { x in [x["a"].scattered(along: x.int("dim"), at: x.ids("i"), from: x["s"])] },
  // As a product: row i of the one-hot matrix says where row i of s is added.
  "index-add": { x in
    let places = x.ids("i").oneHot(classes: x["a"].shape[0]).to(Float.self)
    return [x["a"] + places.transposed().matmul(x["s"])]
  },
  "slice-rows": { x in [x["a"][1...]] },
  "slice-step": { x in [x["a"][0..., stride(from: 0, to: x["a"].shape[1], by: 2)]] },
  "slice-negative": { x in [x["a"][.ellipsis, (-2)...]] },
  "slice-last-row": { x in [x["a"][0..., -1, 0...]] },
  "slice-none": { x in [x["a"][0..., .newAxis, 1..<3]] },
  "slice-empty": { x in [x["a"][..<0]] },
  "select": { x in [x["a"][1]] },
  "advanced-index-pairs": { x in
    let places = x.ids("i") * x["a"].shape[1] + x.ids("j")
    return [x["a"].flattened().selected(along: 0, indices: places)]
  },
  "advanced-index-mask": { x in [x["a"].selected(where: x["a"] .> 0)] },
  "where": { x in [whereTrue(x.mask("m"), x["a"], x["b"])] },
  "masked-fill": { x in [x["a"].maskedFill(x.mask("m"), with: x.float("value"))] },
  "masked-fill-minus-infinity": { x in
    [x["a"].maskedFill(x.mask("m"), with: -.infinity).softmax(along: -1)]
  },
  "triu": { x in [x["a"].triu(diagonal: x.int("diagonal"))] },
  "tril": { x in [x["a"].tril(diagonal: x.int("diagonal"))] },
]
