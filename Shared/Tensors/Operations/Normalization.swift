// Layer normalization, and RMS normalization, which leaves the mean out. Both work row by row.

extension Tensor<Float> {
  /// Normalizes over the last axes: (x − mean) / √(variance + ε) · scale + shift, with the biased variance.
  ///
  /// - Parameters:
  ///   - normalized: The sizes of the axes to normalize over, which must be this tensor's last.
  ///   - scale: Multiplies the normalized elements, of shape `normalized`; nil stands for 1.
  ///   - shift: Is added to the product, of shape `normalized`; nil stands for 0.
  ///
  /// PyTorch: `layer_norm`. Ba, Kiros and Hinton, 2016.
  public func layerNormalized(
    shape normalized: [Int], scale: Tensor? = nil, shift: Tensor? = nil, epsilon: Float = 1e-5,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    checkNormalized(normalized, scale, shift, "layerNormalized", file: file, line: line)
    let width = Shape.count(normalized)
    let x = detached().contiguous()
    let (normal, inverse) = x.standardizedRows(width: width, centered: true, epsilon: epsilon)
    let value = normal.scaledRows(width: width, scale, shift)
    return value.recorded(
      "layerNorm", jointly: [self, scale, shift], saving: normal, scale
    ) { g, needed in
      let g = g.contiguous()
      return [
        needed[0]
          ? g.standardizationGradient(normal, inverse, scale: scale, width: width, centered: true) : nil,
        needed[1] ? (g * normal).reshaped(to: [-1, width]).sum(along: 0).reshaped(to: normalized) : nil,
        needed[2] ? g.reshaped(to: [-1, width]).sum(along: 0).reshaped(to: normalized) : nil,
      ]
    }
  }

  /// Divides by the root of the mean square over the last axes: x / √(mean x² + ε) · scale.
  ///
  /// PyTorch: `rms_norm`. Zhang and Sennrich, 2019.
  public func rootMeanSquareNormalized(
    shape normalized: [Int], scale: Tensor? = nil, epsilon: Float = 1e-5, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    checkNormalized(normalized, scale, nil, "rootMeanSquareNormalized", file: file, line: line)
    let width = Shape.count(normalized)
    let x = detached().contiguous()
    let (normal, inverse) = x.standardizedRows(width: width, centered: false, epsilon: epsilon)
    let value = normal.scaledRows(width: width, scale, nil)
    return value.recorded("rmsNorm", jointly: [self, scale], saving: normal, scale) { g, needed in
      let g = g.contiguous()
      return [
        needed[0]
          ? g.standardizationGradient(normal, inverse, scale: scale, width: width, centered: false) : nil,
        needed[1] ? (g * normal).reshaped(to: [-1, width]).sum(along: 0).reshaped(to: normalized) : nil,
      ]
    }
  }

  private func checkNormalized(
    _ normalized: [Int], _ scale: Tensor?, _ shift: Tensor?, _ operation: StaticString, file: StaticString,
    line: UInt
  ) {
    precondition(
      Array(shape.suffix(normalized.count)) == normalized,
      "\(operation): the last axes of \(shape) are not \(normalized)", file: file, line: line)
    for parameter in [scale, shift].compactMap({ $0 }) {
      precondition(
        parameter.shape == normalized,
        "\(operation): a parameter of shape \(parameter.shape) for \(normalized)",
        file: file, line: line)
    }
  }

  /// Returns every row with mean 0 (if centered) and mean square 1, and the factor each row was multiplied
  /// by.
  private func standardizedRows(width: Int, centered: Bool, epsilon: Float) -> (Tensor, inverse: Tensor) {
    let rows = width == 0 ? 0 : count / width
    let result = Tensor(uninitialized: shape)
    let inverses = Tensor(uninitialized: [rows])
    withPointer { from in
      result.withMutablePointer { to in
        inverses.withMutablePointer { inverses in
          parallel(count: rows, workPerItem: width * 3) { range in
            for row in range {
              let (x, y) = (from + row * width, to + row * width)
              let mean = centered ? sumRun(x, width) / Float(width) : 0
              mapRun(x, y, width) { $0 - mean }
              let variance = dotRun(y, y, width) / Float(width)
              let inverse = 1 / (variance + epsilon).squareRoot()
              mapRun(y, y, width) { $0 * inverse }
              inverses[row] = inverse
            }
          }
        }
      }
    }
    return (result, inverses)
  }

  /// Multiplies every row by `scale` and adds `shift`.
  private func scaledRows(width: Int, _ scale: Tensor?, _ shift: Tensor?) -> Tensor {
    guard scale != nil || shift != nil else { return self }
    let scale = scale?.contiguous() ?? .ones([width])
    let shift = shift?.contiguous() ?? .zeros([width])
    let result = Tensor(uninitialized: shape)
    withPointer { x in
      scale.withPointer { scale in
        shift.withPointer { shift in
          result.withMutablePointer { to in
            parallel(count: width == 0 ? 0 : count / width, workPerItem: width) { rows in
              for row in rows {
                let y = to + row * width
                zipRun(x + row * width, scale, y, width) { $0 * $1 }
                zipRun(y, shift, y, width) { $0 + $1 }
              }
            }
          }
        }
      }
    }
    return result
  }

  /// Computes the gradient of the rows before standardization. This tensor is the gradient after scaling.
  ///
  /// With n the standardized row and h = g · scale: ∂/∂x = (h − mean h − n mean(h n)) · inverse. Without
  /// centering, the term mean h is missing.
  private func standardizationGradient(
    _ normal: Tensor, _ inverse: Tensor, scale: Tensor?, width: Int, centered: Bool
  ) -> Tensor {
    let scale = scale?.contiguous() ?? .ones([width])
    let result = Tensor(uninitialized: normal.shape)
    withPointer { g in
      normal.withPointer { normal in
        inverse.withPointer { inverse in
          scale.withPointer { scale in
            result.withMutablePointer { to in
              parallel(count: width == 0 ? 0 : count / width, workPerItem: width * 4) { rows in
                for row in rows {
                  let (h, n) = (to + row * width, normal + row * width)
                  zipRun(g + row * width, scale, h, width) { $0 * $1 }
                  let mean = centered ? sumRun(h, width) / Float(width) : 0
                  let along = dotRun(h, n, width) / Float(width)
                  let factor = inverse[row]
                  zipRun(h, n, h, width) { ($0 - mean - $1 * along) * factor }
                }
              }
            }
          }
        }
      }
    }
    return result
  }
}
