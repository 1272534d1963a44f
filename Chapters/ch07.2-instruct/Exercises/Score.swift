import Exercises

/// Read a judge's score from its reply.
///
/// Book, section 7.8: `generate_model_scores`. A large model was asked for
/// a whole number from 0 to 100, and often says more than that. The first
/// whole number in the reply is the score. Without a number, or if the
/// first is above 100, there is no score: nil, not 0.
///
/// Example: "Score: 85/100." gives 85, and "I cannot tell." gives nil.
public func score(in reply: String) throws -> Int? {
  throw NotStarted()
}
