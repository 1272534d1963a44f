import NeuralNetworks
import Tensors

/// Causal attention whose keys and values are made from one short vector
/// for each token, the latent. A cache keeps the latents only.
///
/// A rotation cannot pass through the matrices between latent and keys, so
/// positions have numbers of their own: a part of every query, and one
/// rotated key that all heads share. There are no biases. Transformers:
/// `DeepseekV3Attention`, without its norms and its compressed queries.
/// DeepSeek-V2, 2024.
public final class LatentAttention: Module, Layer {
  public var query: Linear  // → heads · (headSize + rotatedSize)
  public var compress: Linear  // → latentSize
  public var rotatedKey: Linear  // → rotatedSize
  public var key: Linear  // latentSize → heads · headSize
  public var value: Linear  // latentSize → heads · headSize
  public var output: Linear

  public let headCount, headSize, latentSize, rotatedSize: Int
  private let rotation: Rotation?

  /// Makes attention for `[batch, tokens, width]`. Traps unless the width
  /// is divisible by the number of heads.
  public init(
    width: Int, headCount: Int, latentSize: Int, rotatedSize: Int,
    rotation: Rotation? = nil, file: StaticString = #fileID,
    line: UInt = #line
  ) {
    precondition(
      headCount > 0 && width % headCount == 0 && latentSize > 0
        && rotatedSize > 0,
      "LatentAttention: \(headCount) heads in a width of \(width), a latent of \(latentSize) and \(rotatedSize) rotated numbers",
      file: file, line: line)
    (self.headCount, self.latentSize) = (headCount, latentSize)
    (self.rotatedSize, self.rotation) = (rotatedSize, rotation)
    headSize = width / headCount
    let asked = headCount * (headSize + rotatedSize)
    func linear(_ inputs: Int, _ outputs: Int) -> Linear {
      Linear(inputSize: inputs, outputSize: outputs, hasBias: false)
    }
    query = linear(width, asked)
    compress = linear(width, latentSize)
    rotatedKey = linear(width, rotatedSize)
    key = linear(latentSize, width)
    value = linear(latentSize, width)
    output = linear(width, width)
  }

  /// Makes the keys and values of all heads from the latents, and attends
  /// as usual: `[batch, tokens, width]` → the same shape.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    let (latents, positions) = kept(of: x, from: 0)
    let (content, turned) = queries(of: x, from: 0)
    let keys = split(key(latents[0..., 0]))
    let shared = positions.expanded(to: Array(turned.shape))
    let context = concatenated([content, turned], along: 3).attention(
      keys: concatenated([keys, shared], along: 3),
      values: split(value(latents[0..., 0])), isCausal: true)
    return output(context.transposed(1, 2).flattened(from: 2))
  }

  /// The same for tokens that continue the text in the cache, without ever
  /// making a key or a value: for inference.
  ///
  /// A score is q · (K c) = (Kᵀ q) · c. So the matrix K moves to the query,
  /// and V to the result: this is multi-query attention whose only key and
  /// only value are the latent.
  public func callAsFunction(
    _ x: Tensor<Float>, cache: inout AttentionCache
  ) -> Tensor<Float> {
    let (content, turned) = queries(of: x, from: cache.count)
    let (newLatents, newPositions) = kept(of: x, from: cache.count)
    // [batch, 1, tokens, latentSize or rotatedSize]
    let (positions, latents) = cache.append(newPositions, newLatents)
    // Per head, [headSize, latentSize]
    let up = key.weight.reshaped(to: [headCount, headSize, latentSize])
    let down = value.weight.reshaped(to: [headCount, headSize, latentSize])
    let mixed = concatenated([content.matmul(up), turned], along: 3)
      .attention(
        keys: concatenated([latents, positions], along: 3),
        values: latents, isCausal: true,
        scale: 1 / Float(headSize + rotatedSize).squareRoot())
    let context = mixed.matmul(down.transposed())  // […, tokens, headSize]
    return output(context.transposed(1, 2).flattened(from: 2))
  }

  /// Computes what a cache keeps: latents and rotated keys,
  /// `[batch, 1, tokens, …]`.
  private func kept(
    of x: Tensor<Float>, from position: Int
  ) -> (latents: Tensor<Float>, positions: Tensor<Float>) {
    let turned = rotatedKey(x).unsqueezed(at: 1)
    let latents = compress(x).unsqueezed(at: 1)
    return (latents, rotation?(turned, position) ?? turned)
  }

  /// Computes the two parts of the queries, `[batch, heads, tokens, …]`.
  private func queries(
    of x: Tensor<Float>, from position: Int
  ) -> (content: Tensor<Float>, turned: Tensor<Float>) {
    let both = split(query(x))
    let turned = both[.ellipsis, headSize...]
    let content = both[.ellipsis, ..<headSize]
    return (content, rotation?(turned, position) ?? turned)
  }

  /// Splits the width into heads.
  private func split(_ x: Tensor<Float>) -> Tensor<Float> {
    x.reshaped(to: [x.shape[0], x.shape[1], headCount, -1])
      .transposed(1, 2)
  }
}
