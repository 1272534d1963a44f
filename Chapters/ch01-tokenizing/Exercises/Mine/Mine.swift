import Exercises
import TokenizingJudge

#if !LEFT_OUT
  import TokenizingExercises
#endif

extension TokenizingWork {
  /// What the learner has written; nil if it was left out of the build.
  public static var mine: TokenizingWork? {
    #if LEFT_OUT
      return nil
    #else
      var work = TokenizingWork()
      work.splitWords = TokenizingExercises.splitWords
      work.vocabulary = TokenizingExercises.vocabulary
      work.decodeWords = TokenizingExercises.decodeWords
      work.encodeWords = TokenizingExercises.encodeWords
      work.byteAlphabet = TokenizingExercises.byteAlphabet
      work.countPairs = TokenizingExercises.countPairs
      work.mergePair = TokenizingExercises.mergePair
      work.trainBytePairs = TokenizingExercises.trainBytePairs
      work.encodeByRank = TokenizingExercises.encodeByRank
      work.encodeWithSpecialTokens =
        TokenizingExercises.encodeWithSpecialTokens
      return work
    #endif
  }
}
