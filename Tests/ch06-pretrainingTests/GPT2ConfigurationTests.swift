import Architecture
import Foundation
import Pretraining
import TestSupport
import Testing

@Suite("config.json")
struct GPT2ConfigurationTests {
  struct Mistake: Sendable, CustomTestStringConvertible {
    let field: String
    let json: String?
    let text: String
    var testDescription: String { "\(field): \(json ?? "absent")" }

    init(_ field: String, _ json: String?, _ text: String) {
      (self.field, self.json, self.text) = (field, json, text)
    }
  }

  static let sizes = ["vocab_size", "n_positions", "n_embd", "n_head", "n_layer"]

  /// What is wrong with any of the sizes.
  static let wrongSizes = sizes.flatMap { field in
    [
      Mistake(field, nil, "\(field) is missing"), Mistake(field, "null", "\(field) is not a number"),
      Mistake(field, "\"24\"", "\(field) is not a number"),
      Mistake(field, "true", "\(field) is not a number"),
      Mistake(field, "[24]", "\(field) is not a number"), Mistake(field, "24.5", "\(field) is"),
      Mistake(field, "1e30", "\(field) is"), Mistake(field, "0", "\(field) is 0"),
      Mistake(field, "-3", "\(field) is -3"),
      Mistake(field, "2147483648", "\(field) is 2147483648"),
      Mistake(field, "9223372036854775807", "\(field) is 9.2"),
      Mistake(field, "99999999999999999999", "\(field) is 1e+20"),
    ]
  }

  /// What other fields can say that the model cannot follow, or that no model could.
  static let wrongFields = [
    Mistake("n_head", "5", "n_embd is 24, which is not divisible by n_head, 5"),
    Mistake("n_ctx", "64", "n_ctx is 64, but n_positions is 32"),
    Mistake("n_ctx", "\"32\"", "n_ctx is not a number"),
    Mistake("n_inner", "48", "n_inner is 48"),
    Mistake("activation_function", "\"relu\"", "activation_function is \"relu\""),
    Mistake("activation_function", "\"gelu\\n\"", "activation_function is"),
    Mistake("activation_function", "7", "activation_function is not a string"),
    Mistake("layer_norm_epsilon", "1e-6", "layer_norm_epsilon is 1e-06"),
    Mistake("scale_attn_weights", "false", "scale_attn_weights is false"),
    Mistake("scale_attn_by_inverse_layer_idx", "true", "scale_attn_by_inverse_layer_idx is true"),
    Mistake("add_cross_attention", "true", "add_cross_attention is true"),
    Mistake("tie_word_embeddings", "\"yes\"", "tie_word_embeddings is not true or false"),
    Mistake("model_type", "\"llama\"", "model_type is \"llama\""),
    Mistake("embd_pdrop", "1.5", "embd_pdrop is 1.5"), Mistake("attn_pdrop", "-0.1", "attn_pdrop is -0.1"),
    Mistake("resid_pdrop", "\"0\"", "resid_pdrop is not a number"),
  ]

  @Test("A size that is wrong is refused in one line that names file and field", arguments: wrongSizes)
  func size(_ mistake: Mistake) throws { try expectRefusal(mistake) }

  @Test("A field that the model cannot follow is refused in one line", arguments: wrongFields)
  func field(_ mistake: Mistake) throws { try expectRefusal(mistake) }

  private func expectRefusal(_ mistake: Mistake) throws {
    try withTinyGPT2 { folder in
      let file = folder.appending(path: "config.json")
      let text = try String(contentsOf: file, encoding: .utf8)
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      let others = try object.filter { $0.key != mistake.field }.map { key, value in
        let value = try JSONSerialization.data(withJSONObject: value, options: .fragmentsAllowed)
        return "\"\(key)\": \(String(decoding: value, as: UTF8.self))"
      }
      let changed = others + (mistake.json.map { ["\"\(mistake.field)\": \($0)"] } ?? [])
      try "{\(changed.joined(separator: ", "))}".write(to: file, atomically: false, encoding: .utf8)
      expectLoading(folder, failsIn: "config.json", saying: mistake.text)
    }
  }

  @Test(
    "A file that is not a JSON object is refused in one line",
    arguments: ["", " ", "{", "[]", "7", "null", "\"gpt2\"", "{\"n_embd\": 24,", "{\"n_embd\" 24}"])
  func noObject(_ text: String) throws {
    try withTinyGPT2 { folder in
      try text.write(to: folder.appending(path: "config.json"), atomically: false, encoding: .utf8)
      expectLoading(folder, failsIn: "config.json", saying: "not a JSON object")
    }
  }

  @Test("A file that is not there, or a folder in its place, is refused in one line")
  func noFile() throws {
    try withTinyGPT2 { folder in
      let file = folder.appending(path: "config.json")
      try FileManager.default.removeItem(at: file)
      expectLoading(folder, failsIn: "config.json", saying: "cannot be read")
      try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
      expectLoading(folder, failsIn: "config.json", saying: "cannot be read")
    }
  }

  @Test(
    "A size that the weights do not have is told from the tensor that shows it",
    arguments: [
      ("vocab_size", 98, "\"wte.weight\" has shape [97, 24], but config.json asks for [98, 24]"),
      ("n_positions", 64, "\"wpe.weight\" has shape [32, 24], but config.json asks for [64, 24]"),
      ("n_embd", 48, "\"h.0.ln_1.weight\" has shape [24], but config.json asks for [48]"),
      ("n_layer", 3, "\"h.2.ln_1.weight\" is missing"),
      ("n_layer", 2_000_000_000, "\"h.2.ln_1.weight\" is missing"),
      ("n_layer", 1, "\"h.1.attn.c_attn.bias\" does not belong to a GPT-2 with 1 blocks"),
      ("vocab_size", 2_000_000_000, "\"wte.weight\" has shape"),
    ])
  func otherSizes(field: String, value: Int, text: String) throws {
    try withTinyGPT2(changing: [field: value]) { folder in
      expectLoading(folder, failsIn: "model.safetensors", saying: text)
    }
  }

  @Test("Fields with a default may be absent, and the rates are then 0.1")
  func defaults() throws {
    let fields = [
      "model_type", "n_inner", "activation_function", "layer_norm_epsilon", "embd_pdrop", "attn_pdrop",
      "resid_pdrop", "tie_word_embeddings", "scale_attn_weights", "scale_attn_by_inverse_layer_idx",
      "add_cross_attention",
    ]
    let absent = Dictionary(uniqueKeysWithValues: fields.map { ($0, Any?.none) })
    try withTinyGPT2(changing: absent) { folder in
      let expected = try GPTModel(folder: Golden.url(of: "tiny-gpt2"))
      #expect(try GPTModel(folder: folder).configuration == expected.configuration)
    }
  }

  @Test("Each rate of dropout goes to its place")
  func rates() throws {
    try withTinyGPT2(changing: ["embd_pdrop": 0.1, "attn_pdrop": 0.2, "resid_pdrop": 0.3]) { folder in
      let configuration = try GPTModel(folder: folder).configuration
      #expect(configuration.embeddingDropout == 0.1)
      #expect(configuration.attentionDropout == 0.2)
      #expect(configuration.shortcutDropout == 0.3)
    }
  }
}
