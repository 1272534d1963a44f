import Architecture
import NeuralNetworks

/// A linear layer of Hugging Face's GPT-2. It corresponds to one layer here
/// or, for `c_attn`, to three.
///
/// `c_attn` computes queries, keys and values in one product. A LoRA pair
/// on it becomes three here, which share A and have a third of B each.
struct AdapterSite {
  /// The name without the block: `attn.c_attn`, `lm_head`.
  let kind: String
  let block: Int?
  let roles: [LinearRole]

  /// The full name: `transformer.h.0.attn.c_attn`.
  var name: String { block.map { "transformer.h.\($0).\(kind)" } ?? kind }

  /// The prefix of the adapter's tensor names.
  static let prefix = "base_model.model."

  static let headName = "lm_head"

  var aName: String { Self.prefix + name + ".lora_A.weight" }
  var bName: String { Self.prefix + name + ".lora_B.weight" }

  /// All sites of a model, block by block, the output head last.
  static func all(in model: GPTModel) -> [AdapterSite] {
    let inBlocks = model.blocks.indices.flatMap { block in
      [
        AdapterSite(
          kind: "attn.c_attn", block: block, roles: [.query, .key, .value]),
        AdapterSite(
          kind: "attn.c_proj", block: block, roles: [.attentionOutput]),
        AdapterSite(kind: "mlp.c_fc", block: block, roles: [.widening]),
        AdapterSite(kind: "mlp.c_proj", block: block, roles: [.narrowing]),
      ]
    }
    return inBlocks + [
      AdapterSite(kind: headName, block: nil, roles: [.outputHead])
    ]
  }

  /// The model's layers at this site.
  func layers(in model: GPTModel) -> [Linear] {
    roles.map { model.layer(role: $0, block: block) }
  }
}
