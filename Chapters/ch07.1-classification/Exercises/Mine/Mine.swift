import ClassificationJudge
import Exercises

#if !LEFT_OUT
  import ClassificationExercises
#endif

extension ClassificationWork {
  /// What the learner has written; nil if it was left out of the build.
  public static var mine: ClassificationWork? {
    #if LEFT_OUT
      return nil
    #else
      var work = ClassificationWork()
      work.balance = ClassificationExercises.balance
      work.split = ClassificationExercises.split
      work.padded = ClassificationExercises.padded
      work.makeClassifier = ClassificationExercises.makeClassifier
      work.lastTokenLogits = ClassificationExercises.lastTokenLogits
      work.accuracy = ClassificationExercises.accuracy
      work.classLoss = ClassificationExercises.classLoss
      work.standardError = ClassificationExercises.standardError
      work.classify = ClassificationExercises.classify
      return work
    #endif
  }
}
