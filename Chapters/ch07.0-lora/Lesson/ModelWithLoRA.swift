import Architecture
import NeuralNetworks
import Tensors

/// Replaces every linear layer of a model, or those with the given roles,
/// by a `LinearWithLoRA`.
///
/// Layers are replaced in the book's order, and so A is drawn in that
/// order: in each block query, key, value and attention output, then the
/// feed-forward layers; the output head last. To train LoRA alone, freeze
/// the model first. Traps if a layer has LoRA already. Book, appendix E,
/// and notes 7.0: `replace_linear_with_lora`.
public func replaceLinearWithLoRA(
  in model: GPTModel, rank: Int, alpha: Double,
  scaling: LoRAScaling = .alphaOverRank,
  roles: Set<LinearRole> = Set(LinearRole.allCases),
  generator: RandomGenerator = .default
) {
  model.replaceLinearLayers(roles) { linear in
    precondition(
      !(linear is LinearWithLoRA),
      "replaceLinearWithLoRA: the model has LoRA layers already")
    return LinearWithLoRA(
      linear, rank: rank, alpha: alpha, scaling: scaling,
      generator: generator)
  }
}

extension GPTModel {
  /// Whether any linear layer has a LoRA layer beside it.
  public var hasLoRA: Bool {
    linearPlaces.contains { $0.layer is LinearWithLoRA }
  }

  /// Adds each LoRA layer's change to the weight beside it, leaving plain
  /// linear layers.
  ///
  /// The merged layers are new: models that share weights with this one do
  /// not change. PEFT: `merge_and_unload()`.
  public func mergeLoRA() {
    replaceLinearLayers { linear in
      (linear as? LinearWithLoRA)?.merged() ?? linear
    }
  }

  /// Removes the LoRA layers and restores the model as it was before. PEFT:
  /// `unload()`.
  public func removeLoRA() {
    replaceLinearLayers { linear in
      (linear as? LinearWithLoRA)?.withoutLoRA() ?? linear
    }
  }

  /// The parameters of the LoRA layers alone, by name; a shared one is
  /// listed once.
  public var loraState: StateDictionary {
    stateDictionary.filter { $0.name.contains(".lora.") }
  }
}

/// Counts the parameters that LoRA adds to linear layers of these sizes: A
/// `[inputs, rank]` and B `[rank, outputs]` for each.
public func loraParameterCount(
  for layers: [(inputs: Int, outputs: Int)], rank: Int
) -> Int {
  layers.map { (inputs, outputs) in rank * (inputs + outputs) }.reduce(0, +)
}
