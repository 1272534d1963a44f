import ArchitectureJudge
import Exercises

#if !LEFT_OUT
  import ArchitectureExercises
#endif

extension ArchitectureWork {
  /// What the learner has written; nil if it was left out of the build.
  public static var mine: ArchitectureWork? {
    #if LEFT_OUT
      return nil
    #else
      var work = ArchitectureWork()
      work.layerNorm = ArchitectureExercises.LayerNorm.init
      work.gelu = ArchitectureExercises.GELU.init
      work.feedForward = ArchitectureExercises.FeedForward.init
      work.deepNetwork = ArchitectureExercises.deepNetwork
      work.transformerBlock = ArchitectureExercises.TransformerBlock.init
      work.gptModel = ArchitectureExercises.GPTModel.init
      work.parameterCounts = ArchitectureExercises.parameterCounts
      work.modelWithDropout = ArchitectureExercises.modelWithDropout
      work.generateGreedily = ArchitectureExercises.generateGreedily
      return work
    #endif
  }
}
