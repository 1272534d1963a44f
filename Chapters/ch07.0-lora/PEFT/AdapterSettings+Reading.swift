import Files
import Foundation

extension AdapterSettings {
  /// Reads the file, and rejects what this chapter's layers cannot compute.
  init(contentsOf file: URL) throws(FileError) {
    let fields: [String: JSONField]
    do {
      fields = try decodeJSON(from: Data(contentsOf: file), at: file.path)
    } catch let error as FileError {
      throw error
    } catch is DecodingError {
      throw FileError(
        "is not a JSON object: get or save the adapter again", file: file)
    } catch {
      throw FileError(
        "cannot be read: check that the folder has an adapter saved by PEFT",
        file: file)
    }
    do {
      try self.init(fields)
    } catch {
      throw FileError(error.problem, file: file)
    }
  }

  /// A field that is missing or has a value that cannot be used.
  private struct FieldError: Error {
    let problem: String
    init(_ name: String, _ value: JSONField?, _ advice: String) {
      problem =
        "\"\(name)\" is \(value?.description ?? "missing"): \(advice)"
    }
  }

  private init(_ fields: [String: JSONField]) throws(FieldError) {
    func field<Value>(
      _ name: String, default value: Value? = nil, _ advice: String,
      _ convert: (JSONField) -> Value?
    ) throws(FieldError) -> Value {
      let present = fields[name].flatMap { $0.isNull ? nil : $0 }
      if present == nil, let value { return value }
      guard let result = present.flatMap(convert) else {
        throw FieldError(name, fields[name], advice)
      }
      return result
    }
    try Self.refuseOtherMethods(fields)

    rank = try field("r", "it must be a whole number above 0") {
      $0.positiveInt
    }
    alpha = try field("lora_alpha", "it must be a number", \.number)
    targets = try field(
      "target_modules", "it must be a list of names", \.texts)
    rankPattern = try field(
      "rank_pattern", default: [:],
      "its values must be whole numbers above 0"
    ) {
      $0.values(\.positiveInt)
    }
    alphaPattern = try field(
      "alpha_pattern", default: [:], "its values must be numbers"
    ) {
      $0.values(\.number)
    }
    savedModules = try field(
      "modules_to_save", default: [], "only \"lm_head\" is supported",
      \.texts)
    if !savedModules.allSatisfy({ $0 == "lm_head" }) {
      throw FieldError(
        "modules_to_save", fields["modules_to_save"],
        "only \"lm_head\" is supported")
    }
    baseModel = try field(
      "base_model_name_or_path", default: "", "it must be a string", \.text)
    let isRankStabilized = try field(
      "use_rslora", default: false, "it must be true or false", \.truth)
    scaling = isRankStabilized ? .alphaOverRootOfRank : .alphaOverRank
    let layers = "layers_to_transform"
    if let value = fields[layers], !value.isNull {
      blocks = try field(
        layers, "it must be a whole number or a list of them"
      ) {
        $0.int.map { [$0] } ?? $0.ints
      }
    }
  }

  /// Fields that change the computation; an adapter that sets one is
  /// rejected.
  private static let otherMethods = [
    "alora_invocation_tokens", "arrow_config", "corda_config",
    "exclude_modules", "kasa_config",
    "layer_replication", "layers_pattern", "lora_bias", "target_parameters",
    "trainable_token_indices",
  ]

  private static func refuseOtherMethods(_ fields: [String: JSONField])
    throws(FieldError)
  {
    guard fields["peft_type"]?.text == "LORA" else {
      throw FieldError(
        "peft_type", fields["peft_type"], "only LORA adapters are supported"
      )
    }
    if let bias = fields["bias"], bias.text != "none" {
      throw FieldError(
        "bias", bias,
        "only adapters without biases (\"none\") are supported")
    }
    let switches = fields.keys.filter {
      $0.hasPrefix("use_") && $0 != "use_rslora"
    }
    for name in otherMethods + switches.sorted() {
      guard let value = fields[name], value.isSet else { continue }
      throw FieldError(
        name, value,
        "not supported; merge the adapter with PEFT and load the model")
    }
    // These initialisations change the weights of the base model too.
    if let start = fields["init_lora_weights"]?.text,
      !["gaussian", "eva", "orthogonal"].contains(start)
    {
      throw FieldError(
        "init_lora_weights", fields["init_lora_weights"],
        "it changes the base model; merge the adapter with PEFT and load the model"
      )
    }
  }
}
