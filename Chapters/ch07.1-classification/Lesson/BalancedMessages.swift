import Corpora

/// Draws as many ham messages as there are spam messages, and appends all
/// the spam.
///
/// In the full data set, always answering ham is right 86 % of the time;
/// balanced, it scores 50 %. Traps if there is less ham than spam. Book,
/// section 6.2: `create_balanced_dataset`.
public func balanced(_ messages: [Message], seed: Int = 123) -> [Message] {
  let ham = messages.filter { $0.label == .ham }
  let spam = messages.filter { $0.label == .spam }
  return pandasSample(ham, count: spam.count, seed: seed) + spam
}
