import Corpora

/// Returns as many ham messages as there are spam messages, drawn at random, and behind them all the spam.
///
/// With as many of the one as of the other, always answering "ham" is right half of the time and not six
/// times out of seven. Traps if there is less ham than spam. Book, section 6.2: `create_balanced_dataset`.
public func balanced(_ messages: [Message], seed: Int = 123) -> [Message] {
  let ham = messages.filter { $0.label == .ham }
  let spam = messages.filter { $0.label == .spam }
  return pandasSample(ham, count: spam.count, seed: seed) + spam
}
