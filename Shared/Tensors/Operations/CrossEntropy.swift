/// How the losses of many examples are combined.
public enum Reduction: Sendable {
  /// Their average, over the examples that count.
  case mean
  /// Their sum.
  case sum
  /// Not at all: one loss for each example.
  case none
}

extension Tensor<Float> {
  /// Computes the cross-entropy of logits with the correct classes: −ln softmax(logits)[target].
  ///
  /// - Parameters:
  ///   - targets: Class ids: `[examples]` for logits `[examples, classes]`, or `[batch, tokens]` for
  ///     `[batch, classes, tokens]`.
  ///   - ignoreIndex: Examples with this target do not count.
  ///   - classWeights: The weight of each class, `[classes]`. The mean divides by the sum of the targets'
  ///     weights.
  ///   - labelSmoothing: The share of the target that is spread evenly over all classes, from 0 to 1.
  ///
  /// If every target is ignored, the mean is NaN and its gradient 0. Traps if the shapes do not match or a
  /// target is not a class. PyTorch: `cross_entropy`.
  public func crossEntropy(
    targets: Tensor<Int>, ignoreIndex: Int = -100, classWeights: Tensor? = nil, labelSmoothing: Float = 0,
    reduction: Reduction = .mean, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if rank > 2 {
      // The class axis is the second: move it last, and treat every position as an example.
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
      classes: shape[1], targets: targets.contiguous(), ignoreIndex: ignoreIndex,
      classWeights: classWeights?.detached().contiguous(), smoothing: labelSmoothing, file: file, line: line)
    let logits = detached().contiguous()
    let (losses, largest, logTotals) = loss.forward(logits)
    let divisor = reduction == .mean ? loss.totalWeight : 1
    let value = reduction == .none ? losses : losses.sum() / divisor
    return value.recorded(
      "crossEntropy",
      [
        edge(saving: logits, loss.targets, loss.classWeights) { g in
          loss.backward(logits, largest, logTotals, gradient: g / divisor)
        }
      ])
  }
}

/// The fused loss: it stores no probabilities between the forward and the backward pass.
private struct ClassLoss {
  let classes: Int
  let targets: Tensor<Int>  // [examples], contiguous
  let ignoreIndex: Int
  let classWeights: Tensor<Float>?  // [classes], contiguous
  let smoothing: Float
  /// What the mean divides by: the number of targets that count, or the sum of their classes' weights.
  let totalWeight: Float

  init(
    classes: Int, targets: Tensor<Int>, ignoreIndex: Int, classWeights: Tensor<Float>?, smoothing: Float,
    file: StaticString, line: UInt
  ) {
    precondition(
      classWeights == nil || classWeights!.shape == [classes],
      "crossEntropy: class weights of shape \(classWeights?.shape ?? []) for \(classes) classes", file: file,
      line: line)
    (self.classes, self.targets, self.ignoreIndex) = (classes, targets, ignoreIndex)
    (self.classWeights, self.smoothing) = (classWeights, smoothing)
    totalWeight = targets.withBufferPointer { targets in
      var total: Float = 0
      for target in targets where target != ignoreIndex {
        precondition(
          target >= 0 && target < classes, "crossEntropy: target \(target) is not one of \(classes) classes",
          file: file, line: line)
        total += ClassLoss.weight(of: target, in: classWeights)
      }
      return total
    }
  }

  /// The weight of a class; one without weights.
  private static func weight(of target: Int, in weights: Tensor<Float>?) -> Float {
    weights?.withPointer { $0[target] } ?? 1
  }

  private func weight(of target: Int) -> Float { ClassLoss.weight(of: target, in: classWeights) }

  /// Returns every example's loss, and ln Σ eˣ of its logits in two parts.
  func forward(
    _ logits: Tensor<Float>
  ) -> (losses: Tensor<Float>, largest: Tensor<Float>, logTotals: Tensor<Float>) {
    let examples = targets.count
    let losses = Tensor<Float>(uninitialized: [examples])
    let largest = Tensor<Float>(uninitialized: [examples])
    let logTotals = Tensor<Float>(uninitialized: [examples])
    logits.withPointer { x in
      targets.withPointer { targets in
        losses.withMutablePointer { losses in
          largest.withMutablePointer { largest in
            logTotals.withMutablePointer { logTotals in
              parallel(count: examples, workPerItem: classes * 4) { rows in
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
    }
    return (losses, largest, logTotals)
  }

  /// −(1 − s) w[t] log p[t] − s / classes Σ w[c] log p[c], where s is the smoothing and log p[c] = x[c] − ln
  /// Σ eˣ.
  private func loss(_ x: UnsafePointer<Float>, largest: Float, logTotal: Float, target: Int) -> Float {
    guard target != ignoreIndex else { return 0 }
    let hit = weight(of: target) * ((largest - x[target]) + logTotal)
    guard smoothing > 0 else { return hit }
    var spread: Float = 0
    for c in 0..<classes { spread += weight(of: c) * ((largest - x[c]) + logTotal) }
    return (1 - smoothing) * hit + smoothing / Float(classes) * spread
  }

  /// ∂loss/∂x[c] = p[c] Σ q − q[c], where q is the weighted target distribution: (1 − s) w at the target and
  /// s / classes w everywhere.
  func backward(
    _ logits: Tensor<Float>, _ largest: Tensor<Float>, _ logTotals: Tensor<Float>, gradient: Tensor<Float>
  ) -> Tensor<Float> {
    let result = Tensor<Float>(uninitialized: logits.shape)
    let scales = gradient.expanded(to: targets.shape).scalars
    let (largest, logTotals) = (largest.scalars, logTotals.scalars)
    let weightTotal = classWeights?.withBufferPointer { $0.reduce(0, +) } ?? Float(classes)
    logits.withPointer { x in
      targets.withPointer { targets in
        result.withMutablePointer { result in
          parallel(count: scales.count, workPerItem: classes * 4) { rows in
            for row in rows {
              rowGradient(
                x + row * classes, into: result + row * classes, largest: largest[row],
                logTotal: logTotals[row], target: targets[row], scale: scales[row], weightTotal: weightTotal)
            }
          }
        }
      }
    }
    return result
  }

  private func rowGradient(
    _ x: UnsafePointer<Float>, into to: UnsafeMutablePointer<Float>, largest: Float, logTotal: Float,
    target: Int, scale: Float, weightTotal: Float
  ) {
    guard target != ignoreIndex else { return to.update(repeating: 0, count: classes) }
    let spread = smoothing / Float(classes)
    let hit = (1 - smoothing) * weight(of: target)
    let factor = scale * (hit + spread * weightTotal)
    mapRun(x, to, classes) { exponential(($0 - largest) - logTotal) * factor }
    to[target] -= scale * hit
    guard smoothing > 0 else { return }
    for c in 0..<classes { to[c] -= scale * spread * weight(of: c) }
  }
}
