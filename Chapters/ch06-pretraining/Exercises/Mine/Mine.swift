import Exercises
import PretrainingJudge

#if !LEFT_OUT
  import PretrainingExercises
#endif

extension PretrainingWork {
  /// What the learner has written; nil if it was left out of the build.
  public static var mine: PretrainingWork? {
    #if LEFT_OUT
      return nil
    #else
      var work = PretrainingWork()
      work.perplexity = PretrainingExercises.perplexity
      work.crossEntropy = PretrainingExercises.crossEntropy
      work.split = PretrainingExercises.split
      work.probabilities = PretrainingExercises.probabilities
      work.topK = PretrainingExercises.topK
      work.drawToken = PretrainingExercises.drawToken
      work.splitProjection = PretrainingExercises.splitProjection
      work.learningRate = PretrainingExercises.learningRate
      work.clipped = PretrainingExercises.clipped
      work.adamW = PretrainingExercises.AdamW.init
      work.train = PretrainingExercises.train
      return work
    #endif
  }
}
