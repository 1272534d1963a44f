@testable import Tensors

/// Views, indexing, joining, choosing.
let shapeGradientCases: [GradientCase] = [
  GradientCase("reshaped", .spread([2, 3, 4])) { $0[0].reshaped(to: [4, -1]) },
  GradientCase("reshaped after transposed", .spread([2, 3, 4])) { $0[0].transposed().reshaped(to: [3, 8]) },
  GradientCase("viewed", .spread([2, 3, 4])) { $0[0].contiguous().viewed(as: [6, 4]) },
  GradientCase("transposed", .spread([3, 4])) { $0[0].transposed() },
  GradientCase("permuted", .spread([2, 3, 4])) { $0[0].permuted([2, 0, 1]) },
  GradientCase("flattened", .spread([2, 3, 4])) { $0[0].flattened(from: 1, to: 2) },
  GradientCase("squeezed", .spread([1, 3, 1])) { $0[0].squeezed() * 2 },
  GradientCase("unsqueezed", .spread([3, 4])) { $0[0].unsqueezed(at: 1) },
  GradientCase("expanded", .spread([3, 1])) { $0[0].expanded(to: [2, 3, 4]) },
  GradientCase("repeated", .spread([3, 2])) { $0[0].repeated([2, 1, 3]) },
  GradientCase("copied", .spread([3, 4])) { $0[0].copied() },
  GradientCase("contiguous", .spread([3, 4])) { $0[0].transposed().contiguous() },
  GradientCase("concatenated", .spread([2, 3]), .spread([2, 1]), .spread([2, 4])) {
    concatenated($0, along: -1)
  },
  GradientCase("concatenated with itself", .spread([2, 3])) { concatenated([$0[0], $0[0]], along: 0) },
  GradientCase("stacked", .spread([2, 3]), .spread([2, 3])) { stacked($0, along: 1) },
  GradientCase("split", .spread([5, 2])) { $0[0].split(size: 2, along: 0)[1] },
  GradientCase("split into sizes", .spread([2, 7])) { x in
    let parts = x[0].split(sizes: [1, 4, 2], along: 1)
    return parts[0] * parts[2]
  },
  GradientCase("chunked", .spread([2, 7])) { x in
    let parts = x[0].chunked(into: 3, along: 1)
    return parts[0] * parts[1]
  },
  GradientCase("unbound", .spread([2, 3])) { x in
    let parts = x[0].unbound()
    return parts[0] * parts[1]
  },
  GradientCase("position", .spread([3, 4])) { $0[0][-1] },
  GradientCase("range", .spread([3, 4, 2])) { $0[0][0..., 1..<3] },
  GradientCase("stride", .spread([3, 5])) { $0[0][0..., stride(from: 0, to: 5, by: 2)] },
  GradientCase("backward stride", .spread([3, 5])) { $0[0][0..., stride(from: 4, to: -1, by: -1)] },
  GradientCase("new axis", .spread([3, 4])) { $0[0][.ellipsis, .newAxis, (-2)...] },
  GradientCase("replacing", .spread([3, 4]), .spread([3, 2])) { $0[0].replacing(0..., 1..<3, with: $0[1]) },
  GradientCase("replacing by a row", .spread([3, 4]), .spread([4])) { $0[0].replacing(1..., with: $0[1]) },
  GradientCase("selected", .spread([4, 2])) { $0[0].selected(along: 0, indices: Tensor([3, 0, 3])) },
  GradientCase("selected along the middle", .spread([2, 3, 4])) {
    $0[0].selected(along: 1, indices: Tensor([2, 2, 0, 1]))
  },
  GradientCase("selected where true", .spread([2, 3])) {
    $0[0].selected(where: Tensor([[true, false, true], [false, false, true]]))
  },
  GradientCase("gathered", .spread([3, 4])) { $0[0].gathered(along: 1, at: Tensor([[0, 0], [3, 1]])) },
  GradientCase("gathered along the first axis", .spread([3, 4])) {
    $0[0].gathered(along: 0, at: Tensor([[2, 0, 1, 1], [2, 2, 0, 1]]))
  },
  GradientCase("scattered", .spread([3, 4]), .spread([2, 2])) {
    $0[0].scattered(along: 1, at: Tensor([[0, 3], [2, 1]]), from: $0[1])
  },
  GradientCase("whereTrue", .spread([2, 3]), .spread([3])) {
    whereTrue(Tensor([[true, false, true], [false, false, true]]), $0[0], $0[1])
  },
  GradientCase("whereTrue with a mask that broadcasts", .spread([2, 3]), .spread([])) {
    whereTrue(Tensor([true, false, true]), $0[0], $0[1])
  },
  GradientCase("filled", .spread([2, 2, 3])) {
    $0[0].maskedFill(Tensor([[true, false, true], [false, false, true]]), with: -2)
  },
  GradientCase("triu", .spread([2, 4, 3])) { $0[0].triu(diagonal: 1) },
  GradientCase("tril", .spread([4, 3])) { $0[0].tril(diagonal: -1) },
]

/// Reductions and orders.
let reductionGradientCases: [GradientCase] = [
  GradientCase("sum", .spread([2, 3, 4])) { $0[0].sum() },
  GradientCase("sum along the first axis", .spread([3, 4])) { $0[0].sum(along: 0) },
  GradientCase("sum along two axes", .spread([2, 3, 4])) { $0[0].sum(along: 0, 2, keepingDimensions: true) },
  GradientCase("mean", .spread([2, 3, 4])) { $0[0].mean(along: -1) },
  GradientCase("variance", .spread([3, 4])) { $0[0].variance() },
  GradientCase("biased variance of rows", .spread([3, 4])) {
    $0[0].variance(along: 1, unbiased: false, keepingDimensions: true)
  },
  GradientCase("variance along the first axis", .spread([3, 4])) { $0[0].variance(along: 0) },
  GradientCase("standard deviation", .spread([3, 4])) { $0[0].standardDeviation(along: -1) },
  GradientCase("norm", .spread([3, 4])) { $0[0].norm(along: 0) },
  GradientCase("max", .distinct([3, 4])) { $0[0].max() },
  GradientCase("min", .distinct([3, 4])) { $0[0].min() },
  GradientCase("max along", .distinct([2, 3, 4])) { $0[0].max(along: 1).values },
  GradientCase("min along", .distinct([3, 4])) { $0[0].min(along: -1, keepingDimensions: true).values },
  GradientCase("topk", .distinct([3, 5])) { $0[0].topk(2).values },
  GradientCase("sorted", .distinct([5, 3])) { $0[0].sorted(along: 0, descending: true).values },
  GradientCase("cumulativeSum", .spread([2, 3, 4])) { $0[0].cumulativeSum(along: 1) },
]
