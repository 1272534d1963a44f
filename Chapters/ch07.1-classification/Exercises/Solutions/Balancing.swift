import Corpora

/// Keep as many messages of one class as there are of the other.
///
/// Book, section 6.2. The smaller class decides. Of each class keep the
/// first messages, in their order; first all ham, then all spam. (The
/// messages come shuffled.)
///
/// Example: of two ham messages and one spam message, the first ham and the
/// spam are left.
public func balance(_ messages: [Message]) throws -> [Message] {
  let ham = messages.filter { $0.label == .ham }
  let spam = messages.filter { $0.label == .spam }
  let count = min(ham.count, spam.count)
  return Array(ham.prefix(count) + spam.prefix(count))
}
