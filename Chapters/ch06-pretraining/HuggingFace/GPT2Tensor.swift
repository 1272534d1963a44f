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

  /// The tensors of one block.
  static func block(_ index: Int, of configuration: GPTConfiguration)
    -> [GPT2Tensor]
  {
    let width = configuration.embeddingWidth
    let (there, here) = ("h.\(index)", "blocks.\(index)")
    return [
      GPT2Tensor(
        "\(there).ln_1.weight", [width], "\(here).firstNorm.scale"),
      GPT2Tensor("\(there).ln_1.bias", [width], "\(here).firstNorm.shift"),
      GPT2Tensor(
        "\(there).attn.c_attn.weight", [width, 3 * width],
        "\(here).attention.query.weight",
        "\(here).attention.key.weight", "\(here).attention.value.weight",
        transposed: true),
      GPT2Tensor(
        "\(there).attn.c_attn.bias", [3 * width],
        "\(here).attention.query.bias",
        "\(here).attention.key.bias", "\(here).attention.value.bias"),
      GPT2Tensor(
        "\(there).attn.c_proj.weight", [width, width],
        "\(here).attention.output.weight", transposed: true),
      GPT2Tensor(
        "\(there).attn.c_proj.bias", [width],
        "\(here).attention.output.bias"),
      GPT2Tensor(
        "\(there).ln_2.weight", [width], "\(here).secondNorm.scale"),
      GPT2Tensor("\(there).ln_2.bias", [width], "\(here).secondNorm.shift"),
      GPT2Tensor(
        "\(there).mlp.c_fc.weight", [width, 4 * width],
        "\(here).feedForward.layers.0.weight",
        transposed: true),
      GPT2Tensor(
        "\(there).mlp.c_fc.bias", [4 * width],
        "\(here).feedForward.layers.0.bias"),
      GPT2Tensor(
        "\(there).mlp.c_proj.weight", [4 * width, width],
        "\(here).feedForward.layers.2.weight",
        transposed: true),
      GPT2Tensor(
        "\(there).mlp.c_proj.bias", [width],
        "\(here).feedForward.layers.2.bias"),
    ]
  }
}
