import Concepts
import NeuralNetworks
import Tensors

extension ConceptsWork {
  /// The right answers, from the lesson and the libraries.
  static var lesson: ConceptsWork {
    var work = ConceptsWork()
    work.matrixProduct = { a, b in
      let product = Tensor(a).matmul(Tensor(b))
      return (0..<product.shape[0]).map { product[$0].scalars }
    }
    work.sigmoid = { LogisticUnit(weight: 1, bias: 0).output($0) }
    work.crossEntropy = { prediction, target in
      let p = Tensor([Float(prediction)])
      return Double(
        p.binaryCrossEntropy(targets: Tensor([Float(target)])).item)
    }
    work.slope = { ($0($1 + $2) - $0($1 - $2)) / (2 * $2) }
    work.unitGradients = { x, y, weight, bias in
      LogisticUnit(weight: weight, bias: bias).gradients(x, target: y)
    }
    work.backwardOfProduct = { a, b, gradient in
      let (left, right) = (Scalar(a), Scalar(b))
      (left * right * Scalar(gradient)).backward()
      return (a: left.gradient, b: right.gradient)
    }
    work.gradients = gradientsByPaths
    work.linear = { x, weight, bias in x.linear(weight: weight, bias: bias)
    }
    work.parameterCount = { sizes in
      let layers = zip(sizes, sizes.dropFirst()).map {
        Linear(inputSize: $0, outputSize: $1)
      }
      return layers.reduce(0) { $0 + $1.parameterCount }
    }
    work.accuracy = { logits, labels in
      let correct = logits.argmax(along: 1) .== labels
      return Double(correct.to(Float.self).mean().item)
    }
    work.trainingStep = { model, optimizer, features, labels in
      let losses = try train(
        model, on: [(features, labels)], optimizer: optimizer, epochs: 1)
      return losses[0]
    }
    return work
  }

  /// The solutions.
  static var solutions: ConceptsWork {
    var work = ConceptsWork()
    work.matrixProduct = ConceptsJudge.matrixProduct
    work.sigmoid = ConceptsJudge.sigmoid
    work.crossEntropy = ConceptsJudge.crossEntropy
    work.slope = ConceptsJudge.slope
    work.unitGradients = ConceptsJudge.unitGradients
    work.backwardOfProduct = ConceptsJudge.backwardOfProduct
    work.gradients = ConceptsJudge.gradients
    work.linear = ConceptsJudge.linear
    work.parameterCount = ConceptsJudge.parameterCount
    work.accuracy = ConceptsJudge.accuracy
    work.trainingStep = ConceptsJudge.trainingStep
    return work
  }
}

/// The gradients by another way than the walk: for each number, the sum
/// over all paths from the result down to it, of the product of their
/// slopes.
private func gradientsByPaths(
  _ computation: ConceptsWork.Computation
) -> [Double] {
  var totals = [Double](repeating: 0, count: computation.count)
  func follow(_ number: Int, _ product: Double) {
    totals[number] += product
    for (input, slope) in computation[number] {
      follow(input, product * slope)
    }
  }
  follow(computation.count - 1, 1)
  return totals
}
