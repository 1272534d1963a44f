import Architecture

/// A tensor in a GPT-2 checkpoint, and the parameters of `GPTModel` that it
/// contains.
///
/// GPT-2's layers compute x W + b with a weight `[inputs, outputs]`;
/// `Linear` stores its transpose. The layer `c_attn` computes queries, keys
/// and values: three projections side by side in one weight.
struct GPT2Tensor {
  /// The name in Hugging Face's files, without the prefix `transformer.`.
  let name: String
  /// The shape in the file.
  let shape: [Int]
  /// The names of the parameters, in their order along the last axis.
  let parameters: [String]
  /// Whether the file holds the transpose of the parameters.
  let isTransposed: Bool

  init(
    _ name: String, _ shape: [Int], _ parameters: String...,
    transposed: Bool = false
  ) {
    (self.name, self.shape, self.parameters, isTransposed) = (
      name, shape, parameters, transposed
    )
  }

  /// All tensors except the output layer's.
  static func all(of configuration: GPTConfiguration) -> [GPT2Tensor] {
    aroundBlocks(of: configuration)
      + (0..<configuration.layerCount).flatMap {
        block($0, of: configuration)
      }
  }

  /// The embeddings and the last norm.
  static func aroundBlocks(of configuration: GPTConfiguration)
    -> [GPT2Tensor]
  {
    let width = configuration.embeddingWidth
    return [
      GPT2Tensor(
        "wte.weight", [configuration.vocabularySize, width],
        "embedding.token.weight"),
      GPT2Tensor(
        "wpe.weight", [configuration.contextLength, width],
        "embedding.position.weight"),
      GPT2Tensor("ln_f.weight", [width], "finalNorm.scale"),
      GPT2Tensor("ln_f.bias", [width], "finalNorm.shift"),
    ]
  }

  /// The output layer; it is in the file only if it does not share the
  /// weights of the token embedding.
  static func head(of configuration: GPTConfiguration) -> GPT2Tensor {
    GPT2Tensor(
      "lm_head.weight",
      [configuration.vocabularySize, configuration.embeddingWidth],
      "outputHead.weight")
  }

  /// The tensors of one block: the name in the file, the shape there, and
  /// the parameters of `GPTModel`.
  static func block(_ index: Int, of configuration: GPTConfiguration)
    -> [GPT2Tensor]
  {
    let width = configuration.embeddingWidth
    let (there, here) = ("h.\(index)", "blocks.\(index)")
    let (attention, network) = ("\(here).attention", "\(here).feedForward")
    return [
      .init("\(there).ln_1.weight", [width], "\(here).firstNorm.scale"),
      .init("\(there).ln_1.bias", [width], "\(here).firstNorm.shift"),
      .init(
        "\(there).attn.c_attn.weight", [width, 3 * width],
        "\(attention).query.weight", "\(attention).key.weight",
        "\(attention).value.weight", transposed: true),
      .init(
        "\(there).attn.c_attn.bias", [3 * width],
        "\(attention).query.bias", "\(attention).key.bias",
        "\(attention).value.bias"),
      .init(
        "\(there).attn.c_proj.weight", [width, width],
        "\(attention).output.weight", transposed: true),
      .init(
        "\(there).attn.c_proj.bias", [width], "\(attention).output.bias"),
      .init("\(there).ln_2.weight", [width], "\(here).secondNorm.scale"),
      .init("\(there).ln_2.bias", [width], "\(here).secondNorm.shift"),
      .init(
        "\(there).mlp.c_fc.weight", [width, 4 * width],
        "\(network).layers.0.weight", transposed: true),
      .init(
        "\(there).mlp.c_fc.bias", [4 * width], "\(network).layers.0.bias"),
      .init(
        "\(there).mlp.c_proj.weight", [4 * width, width],
        "\(network).layers.2.weight", transposed: true),
      .init(
        "\(there).mlp.c_proj.bias", [width], "\(network).layers.2.bias"),
    ]
  }
}
