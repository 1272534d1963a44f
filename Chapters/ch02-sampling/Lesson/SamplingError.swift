/// A reason why a text, or the named part of one, yields no batches.
public enum SamplingError: Error, Equatable, CustomStringConvertible {
  /// Not even one window fits: with its target it needs one token more than
  /// its length.
  case textTooShort(tokens: Int, contextLength: Int, part: String = "text")
  /// The windows do not fill a batch, and incomplete batches are dropped.
  case tooFewWindows(count: Int, batchSize: Int, part: String = "text")

  public var description: String {
    switch self {
    case .textTooShort(let tokens, let contextLength, let part):
      "The \(part) has \(tokens) tokens, but a context of \(contextLength) needs at least \(contextLength + 1); "
        + "use a longer text or a shorter context."
    case .tooFewWindows(let count, let batchSize, let part):
      "The \(part) has \(count) windows, too few for a batch of \(batchSize), and incomplete batches are "
        + "dropped; use a smaller batch, a smaller stride or a longer text, or keep incomplete batches."
    }
  }
}
