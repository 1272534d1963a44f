// Functions of one number, applied to every element. The comment beside each gradient is the slope; y is the
// value.

extension Tensor<Float> {
  /// Computes eˣ. PyTorch: `torch.exp`.
  public func exp() -> Tensor {
    let y = mapped(exponential)
    return y.recorded("exp", [edge(saving: y) { g in g * y }])  // y' = y
  }

  /// Computes the natural logarithm: −∞ at 0, NaN for negative numbers. PyTorch: `torch.log`.
  public func log() -> Tensor {
    let x = detached()
    return mapped(logarithm).recorded("log", [edge(saving: x) { g in g / x }])  // y' = 1 / x
  }

  /// Computes the square root. Its slope at 0 is infinite. PyTorch: `torch.sqrt`.
  public func sqrt() -> Tensor {
    let y = mapped { $0.squareRoot() }
    return y.recorded("sqrt", [edge(saving: y) { g in g / (2 * y) }])  // y' = 1 / (2 y)
  }

  /// Computes 1 / √x. PyTorch: `torch.rsqrt`.
  public func rsqrt() -> Tensor {
    let y = mapped { 1 / $0.squareRoot() }
    return y.recorded("rsqrt", [edge(saving: y) { g in g * -0.5 * y * y * y }])  // y' = −y³ / 2
  }

  /// Computes the hyperbolic tangent. PyTorch: `torch.tanh`.
  public func tanh() -> Tensor {
    let x = detached()
    return mapped(hyperbolicTangent)
      // y' = 1 − y²
      .recorded("tanh", [edge(saving: x) { g in zip(g, x) { $0 * hyperbolicTangentDerivative($1) } }])
  }

  /// Computes 1 / (1 + e⁻ˣ). PyTorch: `torch.sigmoid`.
  public func sigmoid() -> Tensor {
    let x = detached()
    return mapped(logistic)
      // y' = y (1 − y)
      .recorded("sigmoid", [edge(saving: x) { g in zip(g, x) { $0 * logisticDerivative($1) } }])
  }

  /// Replaces negative numbers with 0. PyTorch: `torch.relu`.
  public func relu() -> Tensor {
    let x = detached()
    return mapped { Tensors.maximum($0, 0) }
      .recorded("relu", [edge(saving: x) { g in g.maskedFill(x .<= 0, with: 0) }])  // y' = 1 where x > 0
  }

  /// Computes x Φ(x) with the tanh form of the normal distribution function Φ, as GPT-2 does.
  ///
  /// PyTorch: `gelu(approximate="tanh")`. Hendrycks and Gimpel, 2016.
  public func gelu() -> Tensor {
    let x = detached().contiguous()
    return mapped(geluTanh).recorded(
      "gelu", [edge(saving: x) { g in zip(g, x) { $0 * geluTanhDerivative($1) } }])
  }

  /// Computes x Φ(x) with the exact normal distribution function Φ(x) = (1 + erf(x / √2)) / 2.
  ///
  /// PyTorch: `gelu`.
  public func geluExact() -> Tensor {
    let x = detached()
    return mapped(geluErf)
      // y' = Φ(x) + x φ(x)
      .recorded("geluExact", [edge(saving: x) { g in zip(g, x) { $0 * geluErfDerivative($1) } }])
  }

  /// Computes x σ(x), also called swish. PyTorch: `silu`.
  public func silu() -> Tensor {
    let x = detached()
    return mapped { $0 * logistic($0) }
      // y' = σ + x σ (1 − σ)
      .recorded("silu", [edge(saving: x) { g in zip(g, x) { $0 * siluDerivative($1) } }])
  }

  /// Computes ln(1 + eˣ), a smooth `relu`. PyTorch: `softplus`.
  public func softplus() -> Tensor {
    let x = detached()
    return mapped(softPlus).recorded("softplus", [edge(saving: x) { g in g * x.sigmoid() }])  // y' = σ(x)
  }

  /// Computes |x|. Its slope at 0 is taken as 0. PyTorch: `torch.abs`.
  public func abs() -> Tensor {
    let x = detached()
    return mapped(magnitude)
      .recorded("abs", [edge(saving: x) { g in g * x.sign() }])
  }

  /// Returns −1, 0 or 1 by the sign of each element. The slope is 0, and nothing is recorded. PyTorch:
  /// `torch.sign`.
  public func sign() -> Tensor {
    mapped {
      let positive = Tensors.selected($0 .> 0, Vector(repeating: 1), else: Vector())
      return Tensors.selected($0 .< 0, Vector(repeating: -1), else: positive)
    }.traced("sign", shape)
  }

  /// Computes the sine of angles in radians. PyTorch: `torch.sin`.
  public func sin() -> Tensor {
    let x = detached()
    return mapped(sine).recorded("sin", [edge(saving: x) { g in g * x.cos() }])
  }

  /// Computes the cosine of angles in radians. PyTorch: `torch.cos`.
  public func cos() -> Tensor {
    let x = detached()
    return mapped(cosine).recorded("cos", [edge(saving: x) { g in -g * x.sin() }])
  }

  /// Computes the error function 2/√π ∫₀ˣ e^(−t²) dt. PyTorch: `torch.erf`.
  public func erf() -> Tensor {
    let x = detached()
    return mapped(errorFunction)
      .recorded(
        "erf",
        // y' = 2/√π e^(−x²)
        [edge(saving: x) { g in zip(g, x) { $0 * bell($1, 1) * (2 / Float.pi.squareRoot()) } }])
  }

  /// Limits every number to `lower...upper`. On the limits and beyond, the slope is 0.
  ///
  /// PyTorch: `torch.clamp`.
  public func clamped(_ lower: Float, _ upper: Float) -> Tensor {
    let x = detached()
    return mapped { Tensors.minimum(Tensors.maximum($0, lower), upper) }
      .recorded(
        "clamp",
        [
          edge(saving: x) { g in g.maskedFill((x .<= lower).logicalOr(x .>= upper), with: 0) }
        ])
  }
}

/// Combines two tensors of one shape without recording, for the gradients above.
@inline(__always)
func zip(_ a: Tensor<Float>, _ b: Tensor<Float>, _ f: (Vector, Vector) -> Vector) -> Tensor<Float> {
  Tensor<Float>.zipped(a.contiguous(), b.contiguous(), shape: b.shape, f)
}
