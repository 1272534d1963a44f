import Architecture
import Foundation
import NeuralNetworks

/// What `config.json` says of a GPT-2, in Hugging Face's names. Fields that do not change what the model
/// computes are ignored.
struct GPT2ConfigurationFile: Decodable {
  let modelType: String?
  let vocabularySize: Int
  let positions: Int
  let context: Int?
  let width: Int
  let heads: Int
  let layers: Int
  let innerWidth: Int?
  let activation: String?
  let epsilon: Double?
  let embeddingDropout: Double?
  let attentionDropout: Double?
  let shortcutDropout: Double?
  let tiesEmbeddings: Bool?
  let scalesAttention: Bool?
  let scalesByLayer: Bool?
  let hasCrossAttention: Bool?

  enum CodingKeys: String, CodingKey {
    case modelType = "model_type"
    case vocabularySize = "vocab_size"
    case positions = "n_positions"
    case context = "n_ctx"
    case width = "n_embd"
    case heads = "n_head"
    case layers = "n_layer"
    case innerWidth = "n_inner"
    case activation = "activation_function"
    case epsilon = "layer_norm_epsilon"
    case embeddingDropout = "embd_pdrop"
    case attentionDropout = "attn_pdrop"
    case shortcutDropout = "resid_pdrop"
    case tiesEmbeddings = "tie_word_embeddings"
    case scalesAttention = "scale_attn_weights"
    case scalesByLayer = "scale_attn_by_inverse_layer_idx"
    case hasCrossAttention = "add_cross_attention"
  }

  /// Whether the output layer is the table of token embeddings.
  var isTied: Bool { tiesEmbeddings ?? true }

  /// Reads the file and checks every field.
  ///
  /// - Throws: `PretrainedError` naming the first field that is wrong or that `GPTModel` cannot follow.
  init(contentsOf file: URL) throws {
    guard let data = try? Data(contentsOf: file) else {
      throw PretrainedError(file, "cannot be read: check the path, or get the file again")
    }
    do {
      self = try JSONDecoder().decode(Self.self, from: data)
    } catch let error as DecodingError {
      throw PretrainedError(file, "\(error.fieldProblem): get or write the file again")
    }
    try checkSizes(file)
    try checkRates(file)
    try checkKind(file)
  }

  private func checkSizes(_ file: URL) throws {
    let sizes: [(CodingKeys, Int)] = [
      (.vocabularySize, vocabularySize), (.positions, positions), (.width, width), (.heads, heads),
      (.layers, layers),
    ]
    for (field, size) in sizes where !(1...Int(Int32.max)).contains(size) {
      throw PretrainedError(
        file, "\(field.rawValue) is \(size), and must be between 1 and \(Int32.max): correct the file")
    }
    guard width % heads == 0 else {
      throw PretrainedError(
        file, "n_embd of \(width) does not divide into n_head of \(heads) heads: correct the file")
    }
    guard (context ?? positions) == positions else {
      throw PretrainedError(
        file, "n_ctx is \(context!) and n_positions \(positions), which must be the same: correct the file")
    }
  }

  private func checkRates(_ file: URL) throws {
    let rates: [(CodingKeys, Double?)] = [
      (.embeddingDropout, embeddingDropout), (.attentionDropout, attentionDropout),
      (.shortcutDropout, shortcutDropout),
    ]
    for case (let field, let rate?) in rates where !(0...1).contains(rate) {
      throw PretrainedError(
        file, "\(field.rawValue) is \(rate), which is no probability: correct the file")
    }
  }

  /// Refuses what would load and then compute something else.
  private func checkKind(_ file: URL) throws {
    func require<Value: Equatable>(_ field: CodingKeys, _ value: Value?, among allowed: [Value]) throws {
      guard let value, !allowed.contains(value) else { return }
      throw PretrainedError(
        file,
        "\(field.rawValue) is \(quoted("\(value)")), and GPTModel can only do \(allowed[0]): use a model of GPT-2's design"
      )
    }
    try require(.modelType, modelType, among: ["gpt2"])
    try require(.innerWidth, innerWidth, among: [4 * width])
    // The second is the same formula under a newer name.
    try require(.activation, activation, among: ["gelu_new", "gelu_pytorch_tanh"])
    try require(.epsilon, epsilon, among: [1e-5])
    try require(.scalesAttention, scalesAttention, among: [true])
    try require(.scalesByLayer, scalesByLayer, among: [false])
    try require(.hasCrossAttention, hasCrossAttention, among: [false])
  }

  /// The model's sizes; rates that the file leaves out are 0.1, as in `transformers`.
  var configuration: GPTConfiguration {
    var configuration = GPTConfiguration(
      vocabularySize: vocabularySize, contextLength: positions, embeddingWidth: width, headCount: heads,
      layerCount: layers, dropout: 0.1, hasQKVBias: true)
    if let embeddingDropout { configuration.embeddingDropout = embeddingDropout }
    if let attentionDropout { configuration.attentionDropout = attentionDropout }
    if let shortcutDropout { configuration.shortcutDropout = shortcutDropout }
    return configuration
  }
}

extension DecodingError {
  /// The field that is wrong and how, in one line.
  var fieldProblem: String {
    switch self {
    case .keyNotFound(let key, _): "\(key.stringValue) is missing"
    case .typeMismatch(let type, let context) where !context.codingPath.isEmpty,
      .valueNotFound(let type, let context) where !context.codingPath.isEmpty:
      "\(context.codingPath[0].stringValue) is no \(type)"
    case .dataCorrupted(let context) where !context.codingPath.isEmpty:
      "\(context.codingPath[0].stringValue) is a number that does not fit"
    default: "this is no JSON object"
    }
  }
}

extension GPTConfiguration {
  /// What `config.json` says of a model with these sizes.
  func gpt2Fields(isTied: Bool, endOfText: Int, precision: WeightPrecision) -> [String: Any] {
    typealias Key = GPT2ConfigurationFile.CodingKeys
    let sizes: [Key: Any] = [
      .modelType: "gpt2", .vocabularySize: vocabularySize, .positions: contextLength,
      .context: contextLength, .width: embeddingWidth, .heads: headCount, .layers: layerCount,
      .innerWidth: NSNull(), .activation: "gelu_new", .epsilon: 1e-5, .embeddingDropout: embeddingDropout,
      .attentionDropout: attentionDropout, .shortcutDropout: shortcutDropout, .tiesEmbeddings: isTied,
      .scalesAttention: true, .scalesByLayer: false, .hasCrossAttention: false,
    ]
    let other: [String: Any] = [
      "architectures": ["GPT2LMHeadModel"], "bos_token_id": endOfText, "eos_token_id": endOfText,
      "dtype": "\(precision)",
    ]
    return other.merging(sizes.map { ($0.rawValue, $1) }) { $1 }
  }
}
