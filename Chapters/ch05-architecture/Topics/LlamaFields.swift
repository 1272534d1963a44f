import Files

// swift-format-ignore: AlwaysUseLowerCamelCase
/// The fields of a Llama's `config.json`, under their names there.
struct ConfigurationFields: Codable {
  struct Rotary: Codable {
    var rope_theta: Double?
    var rope_type: String?
  }

  var model_type: String?
  var architectures: [String]?
  var vocab_size, max_position_embeddings, hidden_size: Int?
  var intermediate_size, num_hidden_layers: Int?
  var num_attention_heads, num_key_value_heads, head_dim: Int?
  var rms_norm_eps, rope_theta: Double?
  var rope_parameters, rope_scaling: Rotary?
  var sliding_window: Int?
  var hidden_act, dtype: String?
  var tie_word_embeddings, attention_bias, mlp_bias: Bool?

  /// Writes the sizes down. A window makes it a Mistral.
  init(_ sizes: LlamaConfiguration) {
    let isMistral = sizes.window != nil
    model_type = isMistral ? "mistral" : "llama"
    architectures = [isMistral ? "MistralForCausalLM" : "LlamaForCausalLM"]
    vocab_size = sizes.vocabularySize
    max_position_embeddings = sizes.contextLength
    hidden_size = sizes.width
    intermediate_size = sizes.hiddenWidth
    num_hidden_layers = sizes.layerCount
    num_attention_heads = sizes.headCount
    num_key_value_heads = sizes.keyValueHeadCount
    head_dim = sizes.headSize
    rms_norm_eps = Double("\(sizes.epsilon)")
    rope_theta = Double("\(sizes.rotaryBase)")
    rope_parameters = Rotary(rope_theta: rope_theta, rope_type: "default")
    sliding_window = sizes.window
    (hidden_act, dtype) = ("silu", "float32")
    (tie_word_embeddings, attention_bias, mlp_bias) = (false, false, false)
  }

  /// Returns the sizes; throws `FileError` with the field that is wrong.
  func configuration() throws -> LlamaConfiguration {
    try require("model_type", model_type, ["llama", "mistral"])
    try require("hidden_act", hidden_act ?? "silu", ["silu"])
    try require("attention_bias", attention_bias ?? false, [false])
    try require("mlp_bias", mlp_bias ?? false, [false])
    try require(
      "tie_word_embeddings", tie_word_embeddings ?? false, [false])
    let rotary = rope_parameters ?? rope_scaling
    try require("rope_type", rotary?.rope_type ?? "default", ["default"])
    let width = try size("hidden_size", hidden_size)
    let heads = try size("num_attention_heads", num_attention_heads)
    let sizes = LlamaConfiguration(
      vocabularySize: try size("vocab_size", vocab_size),
      contextLength: try size(
        "max_position_embeddings", max_position_embeddings),
      width: width,
      hiddenWidth: try size("intermediate_size", intermediate_size),
      layerCount: try size("num_hidden_layers", num_hidden_layers),
      headCount: heads,
      keyValueHeadCount: try size(
        "num_key_value_heads", num_key_value_heads ?? heads),
      headSize: try size("head_dim", head_dim ?? width / heads),
      epsilon: Float(rms_norm_eps ?? 1e-6),
      rotaryBase: Float(rope_theta ?? rotary?.rope_theta ?? 10_000),
      window: try sliding_window.map { try size("sliding_window", $0) })
    guard heads % sizes.keyValueHeadCount == 0, sizes.headSize % 2 == 0
    else {
      throw FileError(
        "num_attention_heads \(heads), num_key_value_heads \(sizes.keyValueHeadCount) and head_dim \(sizes.headSize) do not fit: heads must divide evenly, and RoPE needs an even size"
      )
    }
    return sizes
  }

  private func size(_ field: String, _ value: Int?) throws -> Int {
    guard let value else {
      throw FileError("\(field) is missing: get the file again")
    }
    guard (1...1 << 24).contains(value) else {
      throw FileError("\(field) is \(value), not a size: correct the file")
    }
    return value
  }

  private func require<Value: Equatable>(
    _ field: String, _ value: Value?, _ allowed: [Value]
  ) throws {
    guard let value, allowed.contains(value) else {
      let found = value.map { "\($0)" } ?? "missing"
      throw FileError(
        "\(field) is \(found); only \(allowed.map { "\($0)" }.joined(separator: " and ")) can be loaded: choose another model"
      )
    }
  }
}
