import Exercises
import InstructionTuningJudge

#if !LEFT_OUT
  import InstructionTuningExercises
#endif

extension InstructionTuningWork {
  /// What the learner has written; nil if it was left out of the build.
  public static var mine: InstructionTuningWork? {
    #if LEFT_OUT
      return nil
    #else
      var work = InstructionTuningWork()
      work.prompt = InstructionTuningExercises.alpacaPrompt
      work.paddedBatch = InstructionTuningExercises.paddedBatch
      work.shiftedTargets = InstructionTuningExercises.shiftedTargets
      work.collate = InstructionTuningExercises.collate
      work.maskedPrompts = InstructionTuningExercises.maskedPrompts
      work.loss = InstructionTuningExercises.lossIgnoringTargets
      work.logProbability =
        InstructionTuningExercises.responseLogProbability
      work.preferenceLoss = InstructionTuningExercises.preferenceLoss
      work.score = InstructionTuningExercises.score
      return work
    #endif
  }
}
