import Architecture
import NeuralNetworks
import Tensors

/// Puts a `LinearWithLoRA` into the place of every linear layer of a model, or of those with some roles.
///
/// As in the book, the query, key, value and output projections of each block come first, then its
/// feed-forward layers, and the output head last; that is the order of the random numbers. Freeze the model
/// before to train the LoRA layers alone. Traps if a layer has one already. Book, appendix E, and notes 7.0:
/// `replace_linear_with_lora`.
public func replaceLinearWithLoRA(
  in model: GPTModel, rank: Int, alpha: Double, scaling: LoRAScaling = .alphaOverRank,
  roles: Set<LinearRole> = Set(LinearRole.allCases), generator: RandomGenerator = .default
) {
  model.replaceLinearLayers(roles) { linear in
    precondition(!(linear is LinearWithLoRA), "replaceLinearWithLoRA: the model has LoRA layers already")
    return LinearWithLoRA(linear, rank: rank, alpha: alpha, scaling: scaling, generator: generator)
  }
}

extension GPTModel {
  /// Whether any linear layer has a LoRA layer beside it.
  public var hasLoRA: Bool { linearPlaces.contains { $0.layer is LinearWithLoRA } }

  /// Adds the change of every LoRA layer to the weight beside it, and leaves plain linear layers.
  ///
  /// The layers are new ones: a model that shares weights with this one keeps them. PEFT:
  /// `merge_and_unload()`.
  public func mergeLoRA() {
    replaceLinearLayers { linear in (linear as? LinearWithLoRA)?.merged() ?? linear }
  }

  /// Takes the LoRA layers out again; what remains is the model as it was before. PEFT: `unload()`.
  public func removeLoRA() {
    replaceLinearLayers { linear in (linear as? LinearWithLoRA)?.withoutLoRA() ?? linear }
  }

  /// The parameters of the LoRA layers alone, by name; one that is shared comes once.
  public var loraState: StateDictionary { stateDictionary.filter { $0.name.contains(".lora.") } }
}

/// Counts the parameters that LoRA layers of a rank add beside linear layers of these sizes.
///
/// Each has a matrix `[inputs, rank]` and one `[rank, outputs]`.
public func loraParameterCount(besides layers: [(inputs: Int, outputs: Int)], rank: Int) -> Int {
  layers.map { (inputs, outputs) in rank * (inputs + outputs) }.reduce(0, +)
}
