import Tensors
import TestSupport

/// Computes the named results of an entry that is not a single operation.
typealias ResultRow = @Sendable (GoldenEntry) -> [String: any AnyTensor]

/// Entries with named results: created tensors, and graphs.
let resultRows: [String: ResultRow] = madeRows.merging(graphRows) { first, _ in first }

private let madeRows: [String: ResultRow] = [
  "made-arange": { entry in
    var results: [String: any AnyTensor] = [:]
    for (name, bounds) in entry.params.object {
      if entry.outputs[name].dtype == "float32" {
        let b = bounds.list.map(\.double)
        results[name] = Tensor<Float>.arange(b[0], b[1], step: b[2])
      } else {
        let b = bounds.ints
        results[name] =
          b.count == 1 ? Tensor<Int>.arange(b[0]) : Tensor<Int>.arange(b[0], b[1], step: b[2])
      }
    }
    return results
  },
  "made-linspace": { entry in
    entry.params.object.mapValues { span in
      Tensor<Float>.linspace(span.floats[0], span.floats[1], count: span[2].int)
    }
  },
  "made-constants": { entry in
    let (p, eye) = (entry.params, entry.params["eye"].ints)
    return [
      "full": Tensor<Float>.full(p["full"].ints, 2.5),
      "eye": Tensor<Float>.eye(eye[0], columns: eye[1]),
      "ones": Tensor<Float>.ones([2, 0, 3]),
      "one_hot": Tensor<Int>(p["one_hot"][0].ints).oneHot(classes: p["one_hot"][1].int),
      "tril": Tensor<Float>.ones(p["tril"].ints).tril(),
      "scalar": Tensor<Float>(3.5),
    ]
  },
]

private func leaf(_ name: String, of entry: GoldenEntry) -> Tensor<Float> {
  constant(name, of: entry).requiringGradient()
}

private func constant(_ name: String, of entry: GoldenEntry) -> Tensor<Float> {
  Tensor<Float>(scalars: entry.inputs[name].floats, shape: entry.inputs[name].shape)
}

/// The gradient of a leaf, or a number that shows its absence.
private func gradient(_ x: Tensor<Float>) -> Tensor<Float> { x.gradient ?? Tensor(.nan) }

private let graphRows: [String: ResultRow] = [
  "graph-used-twice": { entry in
    let a = leaf("a", of: entry)
    (a * a + a.sum(along: 0) * a).sum().backward()
    return ["grad.a": gradient(a)]
  },
  "graph-accumulate": { entry in
    let (a, b) = (leaf("a", of: entry), constant("b", of: entry))
    for _ in 0..<3 { (a * b).sum().backward() }
    return ["grad.a": gradient(a)]
  },
  "graph-retain": { entry in
    let a = leaf("a", of: entry)
    let loss = a.pow(3).sum()
    loss.backward(retainingGraph: true)
    let first = gradient(a).copied()
    loss.backward()
    return ["after_first": first, "after_second": gradient(a)]
  },
  "graph-detach": { entry in
    let a = leaf("a", of: entry)
    (a * a.detached() + (a * 2).detached() * 3).sum().backward()
    return ["grad.a": gradient(a)]
  },
  "graph-no-grad": { entry in
    let a = leaf("a", of: entry)
    let c = noGrad { a * 5 }
    (a + c).sum().backward()
    // A value that requires no gradient counts as a leaf.
    return [
      "grad.a": gradient(a), "c_requires_grad": Tensor<Bool>(c.requiresGradient),
      "c_is_leaf": Tensor<Bool>(!c.requiresGradient),
    ]
  },
  "graph-seeded": { entry in
    let a = leaf("a", of: entry)
    a.pow(2).backward(gradient: constant("g", of: entry))
    return ["grad.a": gradient(a)]
  },
  "graph-retain-grad": { entry in
    let (a, b) = (leaf("a", of: entry), leaf("b", of: entry))
    let h = a * b
    h.retainGradient()
    (h.relu() * constant("g", of: entry)).sum().backward()
    return ["grad.h": gradient(h), "grad.a": gradient(a), "grad.b": gradient(b)]
  },
  "graph-grad-function": { entry in
    let (a, b) = (leaf("a", of: entry), leaf("b", of: entry))
    let found = gradients(of: (a - b).pow(2).mean(), withRespectTo: [a, b]).map { $0 ?? Tensor(.nan) }
    return ["grad.a": found[0], "grad.b": found[1], "filled": Tensor<Bool>(a.gradient != nil)]
  },
  "graph-constant": { entry in
    let (a, b) = (leaf("a", of: entry), constant("b", of: entry))
    (a * b).sum().backward()
    return ["grad.a": gradient(a), "b_has_grad": Tensor<Bool>(b.gradient != nil)]
  },
  "graph-in-place": { entry in
    let (a, b) = (leaf("a", of: entry), constant("b", of: entry))
    let h = (a * 2).maskedFill(b .> 0, with: -1) * b
    h.sum().backward()
    return ["h": h, "grad.a": gradient(a)]
  },
  "graph-slice-assign": { entry in
    let (a, b) = (leaf("a", of: entry), constant("b", of: entry))
    var h = Tensor<Float>.zeros(a.shape).replacing(0..., 0, with: a[0..., 1] * 2)
    h = h.replacing(0, with: h[0] + a[1])
    (h * b).sum().backward()
    return ["h": h, "grad.a": gradient(a)]
  },
  "graph-deep-chain": { entry in
    let a = leaf("a", of: entry)
    let x = (0..<40).reduce(a) { x, _ in (x * 1.01 + 0.01).tanh() }
    x.sum().backward()
    return ["out": x, "grad.a": gradient(a)]
  },
  "graph-scalar": { entry in
    let s = leaf("s", of: entry)
    (s * s * s).backward()
    return ["grad.s": gradient(s)]
  },
  "graph-view-chain": { entry in
    let (a, b) = (leaf("a", of: entry), constant("b", of: entry))
    a.transposed(0, 1)[1...].matmul(b).pow(2).mean().backward()
    return ["grad.a": gradient(a)]
  },
]
