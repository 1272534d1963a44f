/// Entries for training, validation and test, taken from a list in order.
///
/// Book, section 7.2: the first 85 % for training, the next 10 % for the
/// test, the rest for validation.
public struct DataSplit<Entry> {
  public let training: [Entry]
  public let validation: [Entry]
  public let test: [Entry]

  /// Splits `entries` into the three parts; both shares are rounded down.
  public init(_ entries: [Entry]) {
    let trainingCount = entries.count * 85 / 100
    let testCount = entries.count / 10
    training = Array(entries.prefix(trainingCount))
    test = Array(entries.dropFirst(trainingCount).prefix(testCount))
    validation = Array(entries.dropFirst(trainingCount + testCount))
  }
}

extension DataSplit: Sendable where Entry: Sendable {}
