import Files
import Foundation

/// The part of PEFT's adapter_config.json that affects the computation.
struct AdapterSettings: Equatable {
  /// The name of the file, which is next to the weights.
  static let fileName = "adapter_config.json"

  /// The rank of layers not in `rankPattern`.
  var rank: Int
  /// The alpha of layers not in `alphaPattern`.
  var alpha: Double
  /// Suffixes of the names of the adapted layers.
  var targets: [String]
  var rankPattern: [String: Int] = [:]
  var alphaPattern: [String: Double] = [:]
  /// Modules that are saved as a whole.
  var savedModules: [String] = []
  /// The indices of the adapted blocks; nil for all.
  var blocks: [Int]?
  /// The name of the base model. For information only.
  var baseModel: String?
  var scaling = LoRAScaling.alphaOverRank

  /// Returns whether a module is adapted: its name is a target or ends in
  /// one.
  func isTarget(_ name: String) -> Bool {
    targets.contains { name == $0 || name.hasSuffix("." + $0) }
  }

  /// Returns the rank of a module.
  func rank(of name: String) throws(PatternError) -> Int {
    try Self.value(for: name, in: rankPattern) ?? rank
  }

  /// Returns the factor of a module's matrix product.
  func factor(of name: String) throws(PatternError) -> Double {
    let alpha = try Self.value(for: name, in: alphaPattern) ?? alpha
    return scaling.factor(rank: try rank(of: name), alpha: alpha)
  }

  /// An error in a key of `rank_pattern` or `alpha_pattern`.
  struct PatternError: Error {
    let problem: String
  }

  /// Looks up a module by PEFT's rule: a key is a pattern for the end of
  /// the name, after a dot.
  private static func value<Value: Equatable>(
    for name: String, in patterns: [String: Value]
  ) throws(PatternError) -> Value? {
    var found: Value?
    for (key, value) in patterns.sorted(by: { $0.key < $1.key }) {
      guard let pattern = NamePattern(key) else {
        throw PatternError(
          problem:
            "the pattern \(quoted(key)) has groups or other parts that are not supported: "
            + "write out the names")
      }
      guard pattern.matchesEnd(of: name) else { continue }
      guard found == nil || found == value else {
        throw PatternError(
          problem:
            "several patterns match \"\(name)\" and give it different values: leave one"
        )
      }
      found = value
    }
    return found
  }
}

// MARK: - Writing

extension AdapterSettings: Encodable {
  private enum Key: String, CodingKey {
    case type = "peft_type"
    case task = "task_type"
    case baseModel = "base_model_name_or_path"
    case rank = "r"
    case alpha = "lora_alpha"
    case dropout = "lora_dropout"
    case targets = "target_modules"
    case rankPattern = "rank_pattern"
    case alphaPattern = "alpha_pattern"
    case savedModules = "modules_to_save"
    case isTransposed = "fan_in_fan_out"
    case isForInference = "inference_mode"
    case bias
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode("LORA", forKey: .type)
    try container.encode("CAUSAL_LM", forKey: .task)
    try container.encode(baseModel, forKey: .baseModel)
    try container.encode(rank, forKey: .rank)
    try container.encode(alpha, forKey: .alpha)
    try container.encode(0, forKey: .dropout)
    try container.encode(targets, forKey: .targets)
    try container.encode(rankPattern, forKey: .rankPattern)
    try container.encode(alphaPattern, forKey: .alphaPattern)
    try container.encode(
      savedModules.isEmpty ? nil : savedModules, forKey: .savedModules)
    try container.encode("none", forKey: .bias)
    // GPT-2's layers in Hugging Face's library keep their weights as
    // [inputs, outputs].
    try container.encode(true, forKey: .isTransposed)
    try container.encode(true, forKey: .isForInference)
  }

  /// Writes the file. If that fails, an older one is unchanged.
  func write(to file: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [
      .prettyPrinted, .sortedKeys, .withoutEscapingSlashes,
    ]
    try writeAtomically(encoder.encode(self), to: file.path)
  }
}
