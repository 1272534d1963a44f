import Exercises
import LowRankAdaptationJudge

#if !LEFT_OUT
  import LowRankAdaptationExercises
#endif

extension LowRankAdaptationWork {
  /// What the learner has written; nil if it was left out of the build.
  public static var mine: LowRankAdaptationWork? {
    #if LEFT_OUT
      return nil
    #else
      var work = LowRankAdaptationWork()
      work.parameterCount = LowRankAdaptationExercises.loraParameterCount
      work.factor = LowRankAdaptationExercises.loraFactor
      work.loraLayer = LowRankAdaptationExercises.LoRALayer.init
      work.linearWithLoRA = LowRankAdaptationExercises.LinearWithLoRA.init
      work.insertLoRA = LowRankAdaptationExercises.insertLoRA
      work.mergedWeight = LowRankAdaptationExercises.mergedWeight
      work.roundedToEightBits =
        LowRankAdaptationExercises.roundedToEightBits
      return work
    #endif
  }
}
