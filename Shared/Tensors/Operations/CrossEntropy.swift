/// How a loss over many examples becomes the value that is returned.
public enum Reduction: Sendable {
  /// The average over the examples that count.
  case mean
  /// The sum over them.
  case sum
  /// One loss per example.
  case none
}

extension Tensor<Float> {
  /// Computes the cross-entropy between logits and the right classes: −ln softmax(logits)[target].
  ///
  /// - Parameters:
  ///   - targets: Class ids, `[examples]` for logits `[examples, classes]`; or `[batch, positions]` for
  ///     `[batch, classes, positions]`.
  ///   - ignoreIndex: Examples with this target count for nothing.
  ///   - classWeights: How much each class counts; the mean then divides by the sum of the chosen weights.
  ///   - labelSmoothing: The share of the target that is spread evenly over all classes.
  ///
  /// With every target ignored the mean is NaN and its gradient 0. Traps if shapes do not fit or a target is
  /// no class. PyTorch: `cross_entropy`.
  public func crossEntropy(
    targets: Tensor<Int>, ignoreIndex: Int = -100, classWeights: Tensor? = nil, labelSmoothing: Float = 0,
    reduction: Reduction = .mean, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if rank > 2 {
      // Classes come second; move them last and count every position as an example.
      precondition(
        targets.shape == Array(shape[..<1] + shape[2...]),
        "crossEntropy: targets of shape \(targets.shape) for logits of shape \(shape)", file: file, line: line
      )
      let flat = permuted([0] + Array(2..<rank) + [1]).flattened(from: 0, to: -2)
      let losses = flat.crossEntropy(
        targets: targets.flattened(), ignoreIndex: ignoreIndex, classWeights: classWeights,
        labelSmoothing: labelSmoothing, reduction: reduction, file: file, line: line)
      return reduction == .none ? losses.reshaped(to: targets.shape) : losses
    }
    precondition(
      rank == 2 && targets.shape == [shape[0]],
      "crossEntropy: targets of shape \(targets.shape) for logits of shape \(shape); they must be [examples] and [examples, classes]",
      file: file, line: line)
    let loss = ClassLoss(
      classes: shape[1], targets: targets.scalars, ignoreIndex: ignoreIndex,
      classWeights: classWeights?.scalars, smoothing: labelSmoothing, file: file, line: line)
    let logits = detached().contiguous()
    let (losses, largest, logTotals) = loss.forward(logits)
    let divisor = reduction == .mean ? loss.totalWeight : 1
    let value = reduction == .none ? losses : losses.sum() / divisor
    return value.recorded(
      "crossEntropy",
      [
        edge { g in loss.backward(logits, largest, logTotals, gradient: g / divisor) }
      ])
  }
}

/// The fused loss: no probabilities are stored between the forward and the backward pass.
private struct ClassLoss {
  let classes: Int
  let targets: [Int]
  let ignoreIndex: Int
  let classWeights: [Float]?
  let smoothing: Float
  /// What the mean divides by: the number of targets that count, or the sum of their classes' weights.
  let totalWeight: Float

  init(
    classes: Int, targets: [Int], ignoreIndex: Int, classWeights: [Float]?, smoothing: Float,
    file: StaticString, line: UInt
  ) {
    for target in targets where target != ignoreIndex {
      precondition(
        target >= 0 && target < classes, "crossEntropy: target \(target) is not one of \(classes) classes",
        file: file, line: line)
    }
    (self.classes, self.targets, self.ignoreIndex) = (classes, targets, ignoreIndex)
    (self.classWeights, self.smoothing) = (classWeights, smoothing)
    let counting = targets.filter { $0 != ignoreIndex }
    totalWeight = counting.reduce(0) { $0 + (classWeights?[$1] ?? 1) }
  }

  /// Returns every example's loss, and ln Σ eˣ of its logits in two parts.
  func forward(
    _ logits: Tensor<Float>
  ) -> (losses: Tensor<Float>, largest: Tensor<Float>, logTotals: Tensor<Float>) {
    let losses = Tensor<Float>(uninitialized: [targets.count])
    let largest = Tensor<Float>(uninitialized: [targets.count])
    let logTotals = Tensor<Float>(uninitialized: [targets.count])
    logits.withPointer { x in
      losses.withMutablePointer { losses in
        largest.withMutablePointer { largest in
          logTotals.withMutablePointer { logTotals in
            parallel(count: targets.count, workPerItem: classes * 4) { rows in
              for row in rows {
                (largest[row], logTotals[row]) = logSumExpRow(x + row * classes, classes)
                losses[row] = loss(
                  x + row * classes, largest: largest[row], logTotal: logTotals[row], target: targets[row])
              }
            }
          }
        }
      }
    }
    return (losses, largest, logTotals)
  }

  /// −(1 − s) w[t] log p[t] − s / classes Σ w[c] log p[c], where log p[c] = x[c] − ln Σ eˣ.
  private func loss(_ x: UnsafePointer<Float>, largest: Float, logTotal: Float, target: Int) -> Float {
    guard target != ignoreIndex else { return 0 }
    let weight = classWeights?[target] ?? 1
    let hit = weight * ((largest - x[target]) + logTotal)
    guard smoothing > 0 else { return hit }
    var spread: Float = 0
    for c in 0..<classes { spread += (classWeights?[c] ?? 1) * ((largest - x[c]) + logTotal) }
    return (1 - smoothing) * hit + smoothing / Float(classes) * spread
  }

  /// ∂loss/∂x[c] = p[c] Σ q − q[c], where q is the weighted target distribution: (1 − s) w at the target and
  /// s / classes w everywhere.
  func backward(
    _ logits: Tensor<Float>, _ largest: Tensor<Float>, _ logTotals: Tensor<Float>, gradient: Tensor<Float>
  ) -> Tensor<Float> {
    let result = Tensor<Float>(uninitialized: logits.shape)
    let scales = gradient.expanded(to: [targets.count]).scalars
    let (largest, logTotals) = (largest.scalars, logTotals.scalars)
    logits.withPointer { x in
      result.withMutablePointer { result in
        parallel(count: targets.count, workPerItem: classes * 4) { rows in
          for row in rows {
            rowGradient(
              x + row * classes, into: result + row * classes, largest: largest[row],
              logTotal: logTotals[row], target: targets[row], scale: scales[row])
          }
        }
      }
    }
    return result
  }

  private func rowGradient(
    _ x: UnsafePointer<Float>, into to: UnsafeMutablePointer<Float>, largest: Float, logTotal: Float,
    target: Int, scale: Float
  ) {
    guard target != ignoreIndex else { return to.update(repeating: 0, count: classes) }
    let spread = smoothing / Float(classes)
    let hit = (1 - smoothing) * (classWeights?[target] ?? 1)
    let factor = scale * (hit + spread * (classWeights?.reduce(0, +) ?? Float(classes)))
    mapRun(x, to, classes) { exponential(($0 - largest) - logTotal) * factor }
    to[target] -= scale * hit
    guard smoothing > 0 else { return }
    for c in 0..<classes { to[c] -= scale * spread * (classWeights?[c] ?? 1) }
  }
}
