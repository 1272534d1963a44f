import Architecture
import Files
import Foundation
import ModelFiles
import NeuralNetworks

/// The `config.json` of a GPT-2, with Hugging Face's names. Fields that do
/// not affect what the model computes are ignored.
struct GPT2ConfigurationFile: Decodable {
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

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    // The architecture comes first, because others have other fields.
    let modelType = try fields.decodeIfPresent(
      String.self, forKey: .modelType)
    try require(.modelType, modelType, among: ["gpt2"])
    vocabularySize = try fields.wholeNumber(.vocabularySize)
    positions = try fields.wholeNumber(.positions)
    context = try fields.wholeNumberIfPresent(.context)
    width = try fields.wholeNumber(.width)
    heads = try fields.wholeNumber(.heads)
    layers = try fields.wholeNumber(.layers)
    innerWidth = try fields.wholeNumberIfPresent(.innerWidth)
    activation = try fields.decodeIfPresent(
      String.self, forKey: .activation)
    epsilon = try fields.decodeIfPresent(Double.self, forKey: .epsilon)
    embeddingDropout = try fields.decodeIfPresent(
      Double.self, forKey: .embeddingDropout)
    attentionDropout = try fields.decodeIfPresent(
      Double.self, forKey: .attentionDropout)
    shortcutDropout = try fields.decodeIfPresent(
      Double.self, forKey: .shortcutDropout)
    tiesEmbeddings = try fields.decodeIfPresent(
      Bool.self, forKey: .tiesEmbeddings)
    scalesAttention = try fields.decodeIfPresent(
      Bool.self, forKey: .scalesAttention)
    scalesByLayer = try fields.decodeIfPresent(
      Bool.self, forKey: .scalesByLayer)
    hasCrossAttention = try fields.decodeIfPresent(
      Bool.self, forKey: .hasCrossAttention)
  }

  /// Whether the output layer shares the weights of the token embedding.
  var isTied: Bool { tiesEmbeddings ?? true }

  /// Reads the file and checks every field.
  ///
  /// - Throws: `FileError` with the first field that is wrong or that
  ///   `GPTModel` does not support.
  init(contentsOf file: URL) throws {
    guard let data = try? Data(contentsOf: file) else {
      throw FileError(
        "cannot be read: check the path, or get the file again", file: file)
    }
    do {
      self = try naming(file) { try decodeJSON(from: data, at: file.path) }
    } catch let error as DecodingError {
      throw FileError(
        "\(error.fieldProblem): get or write the file again", file: file)
    }
    try configuration.checkSizes(
      vocabulary: "vocab_size", context: "n_positions", in: file)
    try naming(file) {
      try checkRates()
      try checkKind()
    }
  }

  private func checkRates() throws {
    let rates: [(CodingKeys, Double?)] = [
      (.embeddingDropout, embeddingDropout),
      (.attentionDropout, attentionDropout),
      (.shortcutDropout, shortcutDropout),
    ]
    for case (let field, let rate?) in rates where !(0...1).contains(rate) {
      throw FileError(
        "\(field.rawValue) is \(rate), which is not a probability: correct the file"
      )
    }
  }

  /// Rejects settings under which the model would load and then compute
  /// something else.
  private func checkKind() throws {
    if let context, context != positions {
      throw FileError(
        "n_ctx is \(context), but n_positions is \(positions): set both to the context length"
      )
    }
    try require(.innerWidth, innerWidth, among: [4 * width])
    // Both names stand for the same formula.
    try require(
      .activation, activation, among: ["gelu_new", "gelu_pytorch_tanh"])
    try require(.epsilon, epsilon, among: [1e-5])
    try require(.scalesAttention, scalesAttention, among: [true])
    try require(.scalesByLayer, scalesByLayer, among: [false])
    try require(.hasCrossAttention, hasCrossAttention, among: [false])
  }

  /// The model's sizes. Dropout rates missing from the file are 0.1, as in
  /// `transformers`.
  var configuration: GPTConfiguration {
    var configuration = GPTConfiguration(
      vocabularySize: vocabularySize, contextLength: positions,
      embeddingWidth: width, headCount: heads,
      layerCount: layers, dropout: 0.1, hasQKVBias: true)
    if let embeddingDropout {
      configuration.embeddingDropout = embeddingDropout
    }
    if let attentionDropout {
      configuration.attentionDropout = attentionDropout
    }
    if let shortcutDropout {
      configuration.shortcutDropout = shortcutDropout
    }
    return configuration
  }
}

/// Throws unless the field is absent or has a value that `GPTModel`
/// supports.
private func require<Value: Equatable>(
  _ field: GPT2ConfigurationFile.CodingKeys, _ value: Value?,
  among allowed: [Value]
) throws {
  guard let value, !allowed.contains(value) else { return }
  let shown = (value as? String).map(quoted) ?? "\(value)"
  throw FileError(
    "\(field.rawValue) is \(shown), but GPTModel supports only \(allowed[0]): "
      + "use a model with GPT-2's architecture")
}

extension KeyedDecodingContainer<GPT2ConfigurationFile.CodingKeys> {
  /// Decodes a Double first, because the error for an Int that does not fit
  /// does not name its field.
  fileprivate func wholeNumber(_ key: Key) throws -> Int {
    let number = try decode(Double.self, forKey: key)
    guard let whole = Int(exactly: number) else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self,
        debugDescription: "is \(number), which is not a valid size")
    }
    return whole
  }

  fileprivate func wholeNumberIfPresent(_ key: Key) throws -> Int? {
    guard contains(key), try !decodeNil(forKey: key) else { return nil }
    return try wholeNumber(key)
  }
}

extension DecodingError {
  /// The wrong field and what is wrong with it, in one line.
  fileprivate var fieldProblem: String {
    switch self {
    case .keyNotFound(let key, _): "\(key.stringValue) is missing"
    case .typeMismatch(let type, let context)
    where !context.codingPath.isEmpty,
      .valueNotFound(let type, let context)
    where !context.codingPath.isEmpty:
      "\(context.codingPath[0].stringValue) is not "
        + (type == String.self
          ? "a string" : type == Bool.self ? "true or false" : "a number")
    case .dataCorrupted(let context) where !context.codingPath.isEmpty:
      "\(context.codingPath[0].stringValue) \(context.debugDescription)"
    default: "this is not a JSON object"
    }
  }
}

extension GPTConfiguration {
  /// Throws unless the sizes, read from `file`, make a valid model.
  ///
  /// - Parameters:
  ///   - vocabulary: The name of the vocabulary size in the file.
  ///   - context: The name of the context length.
  func checkSizes(vocabulary: String, context: String, in file: URL) throws
  {
    let sizes = [
      (vocabulary, vocabularySize), (context, contextLength),
      ("n_embd", embeddingWidth),
      ("n_head", headCount), ("n_layer", layerCount),
    ]
    for (field, size) in sizes where !(1...Int(Int32.max)).contains(size) {
      throw FileError(
        "\(field) is \(size), but must be between 1 and \(Int32.max): correct the file",
        file: file)
    }
    guard embeddingWidth % headCount == 0 else {
      throw FileError(
        "n_embd is \(embeddingWidth), which is not divisible by n_head, \(headCount): correct the file",
        file: file)
    }
  }

  /// The `config.json` of a model with these sizes.
  func gpt2Fields(isTied: Bool, endOfText: Int, precision: WeightPrecision)
    -> [String: Any]
  {
    typealias Key = GPT2ConfigurationFile.CodingKeys
    let sizes: [Key: Any] = [
      .vocabularySize: vocabularySize, .positions: contextLength,
      .context: contextLength, .width: embeddingWidth, .heads: headCount,
      .layers: layerCount,
      .innerWidth: NSNull(), .activation: "gelu_new", .epsilon: 1e-5,
      .embeddingDropout: embeddingDropout,
      .attentionDropout: attentionDropout,
      .shortcutDropout: shortcutDropout, .tiesEmbeddings: isTied,
      .scalesAttention: true, .scalesByLayer: false,
      .hasCrossAttention: false,
    ]
    let other: [String: Any] = [
      "model_type": "gpt2", "architectures": ["GPT2LMHeadModel"],
      "bos_token_id": endOfText,
      "eos_token_id": endOfText,
      "dtype": "\(precision)",
    ]
    return other.merging(sizes.map { ($0.rawValue, $1) }) { $1 }
  }
}
