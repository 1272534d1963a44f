import Exercises
import SamplingJudge

#if !LEFT_OUT
  import SamplingExercises
#endif

extension SamplingWork {
  /// What the learner has written; nil if it was left out of the build.
  public static var mine: SamplingWork? {
    #if LEFT_OUT
      return nil
    #else
      var work = SamplingWork()
      work.questions = SamplingExercises.questions
      work.windows = SamplingExercises.windows
      work.targets = SamplingExercises.targets
      work.batches = SamplingExercises.batches
      work.shuffledOrder = SamplingExercises.shuffledOrder
      work.mixtureWeights = SamplingExercises.mixtureWeights
      return work
    #endif
  }
}
