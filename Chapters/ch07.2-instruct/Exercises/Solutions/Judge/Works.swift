import Corpora
import InstructionTuning
import Tensors

extension InstructionTuningWork {
  /// The right answers, from the lesson and the libraries.
  static var lesson: InstructionTuningWork {
    var work = InstructionTuningWork()
    work.prompt = { instruction, input in
      PromptStyle.alpaca.prompt(
        for: Instruction(
          instruction: instruction, input: input, output: ""))
    }
    work.paddedBatch = { collateDraft1($0, padding: $1) }
    work.shiftedTargets = { collateDraft2($0, padding: $1).targets }
    work.collate = { texts, padding, length in
      let batch = InstructionTuning.collate(
        texts.map { TokenizedInstruction(ids: $0) }, padding: padding,
        allowedLength: length)
      return (batch.inputs, batch.targets)
    }
    work.maskedPrompts = { targets, lengths in
      let places = Tensor<Int>.arange(targets.shape[1])  // [tokens]
      let starts = Tensor<Int>(lengths.map { $0 - 1 }).unsqueezed(at: 1)
      return targets.maskedFill(places .< starts, with: ignoredTarget)
    }
    work.loss = { $0.crossEntropy(targets: $1, ignoreIndex: ignoredTarget) }
    work.logProbability = { logits, targets in
      let texts = zip(logits.unbound(), targets.unbound())
      return -stacked(texts.map { $0.crossEntropy(targets: $1) })
    }
    work.preferenceLoss = { chosen, rejected, first, second, beta in
      InstructionTuning.PreferenceLoss(
        chosen: chosen, rejected: rejected, referenceChosen: first,
        referenceRejected: second, beta: beta
      ).value
    }
    work.score = { reply in
      let number = reply.split { !$0.isNumber }.first.flatMap { Int($0) }
      return number.flatMap { (0...100).contains($0) ? $0 : nil }
    }
    return work
  }

  /// The solutions.
  static var solutions: InstructionTuningWork {
    var work = InstructionTuningWork()
    work.prompt = InstructionTuningJudge.alpacaPrompt
    work.paddedBatch = InstructionTuningJudge.paddedBatch
    work.shiftedTargets = InstructionTuningJudge.shiftedTargets
    work.collate = InstructionTuningJudge.collate
    work.maskedPrompts = InstructionTuningJudge.maskedPrompts
    work.loss = InstructionTuningJudge.lossIgnoringTargets
    work.logProbability = InstructionTuningJudge.responseLogProbability
    work.preferenceLoss = InstructionTuningJudge.preferenceLoss
    work.score = InstructionTuningJudge.score
    return work
  }
}
