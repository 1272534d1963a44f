import Architecture
import LowRankAdaptation
import NeuralNetworks
import Tensors

extension LowRankAdaptationWork {
  /// The right answers, from the lesson and the libraries.
  static var lesson: LowRankAdaptationWork {
    var work = LowRankAdaptationWork()
    work.parameterCount = { layers, rank in
      LowRankAdaptation.loraParameterCount(for: layers, rank: rank)
    }
    work.factor = { rank, alpha in
      LoRAScaling.alphaOverRank.factor(rank: rank, alpha: Double(alpha))
    }
    work.loraLayer = { inputs, outputs, rank, alpha in
      LowRankAdaptation.LoRALayer(
        inputSize: inputs, outputSize: outputs, rank: rank,
        alpha: Double(alpha))
    }
    work.linearWithLoRA = { linear, lora in
      if let lora = lora as? LowRankAdaptation.LoRALayer {
        return LowRankAdaptation.LinearWithLoRA(linear, lora: lora)
      }
      return try LowRankAdaptationJudge.LinearWithLoRA(linear, lora: lora)
    }
    work.insertLoRA = { model, replacement in
      model.freeze()
      try replaceLayers(in: model, by: replacement)
    }
    work.mergedWeight = { weight, a, b, factor in
      let lora = LowRankAdaptation.LoRALayer(
        a: a.detached(), b: b.detached(), factor: Double(factor))
      let linear = Linear(weight: weight.detached())
      return LowRankAdaptation.LinearWithLoRA(linear, lora: lora)
        .mergedWeight().detached()
    }
    work.roundedToEightBits = { weight in
      let quantized = QuantizedWeight(weight, bits: 8)
      let levels = Tensor(
        scalars: quantized.levels.map(Int.init), shape: weight.shape)
      return (levels, quantized.dequantized())
    }
    return work
  }

  /// The solutions.
  static var solutions: LowRankAdaptationWork {
    var work = LowRankAdaptationWork()
    work.parameterCount = LowRankAdaptationJudge.loraParameterCount
    work.factor = LowRankAdaptationJudge.loraFactor
    work.loraLayer = LowRankAdaptationJudge.LoRALayer.init
    work.linearWithLoRA = LowRankAdaptationJudge.LinearWithLoRA.init
    work.insertLoRA = LowRankAdaptationJudge.insertLoRA
    work.mergedWeight = LowRankAdaptationJudge.mergedWeight
    work.roundedToEightBits = LowRankAdaptationJudge.roundedToEightBits
    return work
  }
}

/// Replaces the linear layers with these roles, and passes errors on.
func replaceLayers(
  in model: GPTModel, _ roles: Set<LinearRole> = Set(LinearRole.allCases),
  by replacement: (Linear) throws -> Linear
) throws {
  var failure: (any Error)?
  model.replaceLinearLayers(roles) { linear in
    do { return try replacement(linear) } catch { failure = error }
    return linear
  }
  if let failure { throw failure }
}
