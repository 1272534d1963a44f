import Corpora

/// Split messages into three parts for training, validation and test.
///
/// Book, section 6.2: `random_split`, after the shuffling. Both shares are
/// shares of all messages, and both counts are rounded down; the test gets
/// all that is left. The order stays.
///
/// Example: ten messages with shares of 0.7 and 0.1 give parts of 7, 1 and
/// 2 messages.
public func split(
  _ messages: [Message], trainingShare: Double, validationShare: Double
) throws -> (training: [Message], validation: [Message], test: [Message]) {
  let trainingCount = Int(Double(messages.count) * trainingShare)
  let validationCount = Int(Double(messages.count) * validationShare)
  let rest = messages.dropFirst(trainingCount)
  return (
    Array(messages.prefix(trainingCount)),
    Array(rest.prefix(validationCount)),
    Array(rest.dropFirst(validationCount))
  )
}
