import Architecture
import NeuralNetworks

/// A linear layer as Hugging Face's GPT-2 has it: one or, for `c_attn`, three of this project's.
///
/// `c_attn` makes queries, keys and values in one product. One LoRA pair on it is three here that share A, with
/// B cut in three.
struct AdapterSite {
  /// The name without its block: `attn.c_attn`, `lm_head`.
  let kind: String
  let block: Int?
  let roles: [LinearRole]

  /// The whole name, `transformer.h.0.attn.c_attn`.
  var name: String { block.map { "transformer.h.\($0).\(kind)" } ?? kind }

  /// What the names of an adapter's tensors begin with.
  static let prefix = "base_model.model."

  static let headName = "lm_head"

  var aName: String { Self.prefix + name + ".lora_A.weight" }
  var bName: String { Self.prefix + name + ".lora_B.weight" }

  /// All sites of a model, block by block, the output head last.
  static func all(in model: GPTModel) -> [AdapterSite] {
    let inBlocks = model.blocks.indices.flatMap { block in
      [
        AdapterSite(kind: "attn.c_attn", block: block, roles: [.query, .key, .value]),
        AdapterSite(kind: "attn.c_proj", block: block, roles: [.attentionOutput]),
        AdapterSite(kind: "mlp.c_fc", block: block, roles: [.widening]),
        AdapterSite(kind: "mlp.c_proj", block: block, roles: [.narrowing]),
      ]
    }
    return inBlocks + [AdapterSite(kind: headName, block: nil, roles: [.outputHead])]
  }

  /// The model's layers at this site.
  func layers(in model: GPTModel) -> [Linear] {
    roles.map { model.layer(role: $0, block: block) }
  }
}
