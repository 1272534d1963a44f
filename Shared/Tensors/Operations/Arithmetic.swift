// Addition, subtraction, multiplication, division and powers, with broadcasting.
//
// Each operation is one formula for its value and, below it, one for the gradient of each operand, where g is
// the gradient of the result. The gradient of an operand that was stretched is the sum over its copies.

extension Tensor<Float> {
  /// Adds element by element. PyTorch: `torch.add`.
  public static func + (a: Tensor, b: Tensor) -> Tensor {
    combined("add", a, b) { $0 + $1 }
      .recorded(
        "add",
        [
          a.edge { g in g.summed(to: a.shape) },  // ∂(a + b)/∂a = 1
          b.edge { g in g.summed(to: b.shape) },
        ])
  }

  /// Subtracts element by element. PyTorch: `torch.sub`.
  public static func - (a: Tensor, b: Tensor) -> Tensor {
    combined("subtract", a, b) { $0 - $1 }
      .recorded(
        "subtract",
        [
          a.edge { g in g.summed(to: a.shape) },
          b.edge { g in (-g).summed(to: b.shape) },  // ∂(a − b)/∂b = −1
        ])
  }

  /// Multiplies element by element. PyTorch: `torch.mul`. For the matrix product see `matmul`.
  public static func * (a: Tensor, b: Tensor) -> Tensor {
    combined("multiply", a, b) { $0 * $1 }
      .recorded(
        "multiply",
        [
          a.edge(saving: b) { g in (g * b).summed(to: a.shape) },  // ∂(a b)/∂a = b
          b.edge(saving: a) { g in (g * a).summed(to: b.shape) },
        ])
  }

  /// Divides element by element. PyTorch: `torch.div`.
  public static func / (a: Tensor, b: Tensor) -> Tensor {
    combined("divide", a, b) { $0 / $1 }
      .recorded(
        "divide",
        [
          a.edge(saving: b) { g in (g / b).summed(to: a.shape) },  // ∂(a / b)/∂a = 1 / b
          // ∂(a / b)/∂b = −a / b², where b² may overflow
          b.edge(saving: a, b) { g in (-g * (a / b) / b).summed(to: b.shape) },
        ])
  }

  public static func + (a: Tensor, b: Float) -> Tensor { a + Tensor(b) }
  public static func + (a: Float, b: Tensor) -> Tensor { Tensor(a) + b }
  public static func - (a: Tensor, b: Float) -> Tensor { a - Tensor(b) }
  public static func - (a: Float, b: Tensor) -> Tensor { Tensor(a) - b }
  public static func * (a: Tensor, b: Float) -> Tensor { a * Tensor(b) }
  public static func * (a: Float, b: Tensor) -> Tensor { Tensor(a) * b }
  public static func / (a: Tensor, b: Float) -> Tensor { a / Tensor(b) }
  public static func / (a: Float, b: Tensor) -> Tensor { Tensor(a) / b }

  /// Negates every element. PyTorch: `torch.neg`.
  public static prefix func - (x: Tensor) -> Tensor {
    x.mapped { -$0 }.recorded("negate", [x.edge { g in -g }])
  }

  /// Raises every element to the same power. PyTorch: `torch.pow`.
  public func pow(_ exponent: Float) -> Tensor {
    let x = detached()
    let value: Tensor
    switch exponent {
    case 2: value = mapped { $0 * $0 }
    case 3: value = mapped { $0 * $0 * $0 }
    default: value = mapped { power($0, Vector(repeating: exponent)) }
    }
    return value.recorded(
      "pow",
      [
        // y' = n xⁿ⁻¹
        edge(saving: x) { g in
          exponent == 0 ? .zeros(x.shape) : g * exponent * x.pow(exponent - 1)
        }
      ])
  }

  /// Raises every element to the power at the same index, with broadcasting. PyTorch: `torch.pow`.
  public func pow(_ exponent: Tensor) -> Tensor {
    let (a, b) = (self, exponent)
    let value = combined("pow", a, b, power)
    return value.recorded(
      "pow",
      [
        // ∂aᵇ/∂a = b aᵇ⁻¹, which is 0 for b = 0 even where aᵇ⁻¹ is infinite
        a.edge(saving: a, b) { g in
          let slope = whereTrue(b .== 0, Tensor(0), b * combined("pow", a, b - 1, power))
          return (g * slope).summed(to: a.shape)
        },
        // ∂aᵇ/∂b = aᵇ ln a, which is 0 where aᵇ is
        b.edge(saving: a, value) { g in
          let slope = whereTrue(a .== 0, Tensor(0), value * a.log())
          return (g * slope).summed(to: b.shape)
        },
      ])
  }

  /// Takes the larger of two elements; equal ones share the gradient. PyTorch: `torch.maximum`.
  public static func maximum(_ a: Tensor, _ b: Tensor) -> Tensor {
    combined("maximum", a, b) { larger($0, $1) }
      .recorded(
        "maximum",
        [
          a.edge(saving: a, b) { g in (g * share(a .> b, a .== b)).summed(to: a.shape) },
          b.edge(saving: a, b) { g in (g * share(b .> a, a .== b)).summed(to: b.shape) },
        ])
  }

  /// Takes the smaller of two elements; equal ones share the gradient. PyTorch: `torch.minimum`.
  public static func minimum(_ a: Tensor, _ b: Tensor) -> Tensor {
    -maximum(-a, -b)
  }

  /// The share of the gradient: 1 where the operand was taken, ½ where both are equal, else 0.
  private static func share(_ won: Tensor<Bool>, _ tied: Tensor<Bool>) -> Tensor {
    won.to(Float.self) + 0.5 * tied.to(Float.self)
  }
}

extension Tensor<Int> {
  /// Adds element by element, with broadcasting.
  public static func + (a: Tensor, b: Tensor) -> Tensor { combined("add", a, b) { $0 + $1 } }
  /// Subtracts element by element, with broadcasting.
  public static func - (a: Tensor, b: Tensor) -> Tensor { combined("subtract", a, b) { $0 - $1 } }
  /// Multiplies element by element, with broadcasting.
  public static func * (a: Tensor, b: Tensor) -> Tensor { combined("multiply", a, b) { $0 * $1 } }
  public static func + (a: Tensor, b: Int) -> Tensor { a + Tensor(b) }
  public static func - (a: Tensor, b: Int) -> Tensor { a - Tensor(b) }
  public static func * (a: Tensor, b: Int) -> Tensor { a * Tensor(b) }
}

/// Combines the elements of two tensors whose shapes broadcast. Traps if they do not.
@inline(__always)
private func combined(
  _ operation: StaticString, _ a: Tensor<Float>, _ b: Tensor<Float>, _ f: (Vector, Vector) -> Vector
) -> Tensor<Float> {
  let shape = Shape.broadcast(a.shape, b.shape, in: operation, file: #fileID, line: #line)
  return Tensor.zipped(a, b, shape: shape, f)
}

private func combined(
  _ operation: StaticString, _ a: Tensor<Int>, _ b: Tensor<Int>, _ f: (Int, Int) -> Int
) -> Tensor<Int> {
  let shape = Shape.broadcast(a.shape, b.shape, in: operation, file: #fileID, line: #line)
  let left = a.expanded(to: shape).scalars
  let right = b.expanded(to: shape).scalars
  return Tensor(scalars: zip(left, right).map(f), shape: shape).traced(operation, a.shape, b.shape)
}
