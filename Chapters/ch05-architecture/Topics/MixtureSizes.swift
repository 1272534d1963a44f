/// Calculates the parameters of one mixture of gated networks, all of them
/// and those that a token uses.
///
/// The book's bonus material has an estimator for the same sizes.
public struct MixtureSizes: Sendable {
  public let width: Int
  /// The hidden width of one expert.
  public let hidden: Int
  public let expertCount: Int
  public let chosenCount: Int

  public init(width: Int, hidden: Int, expertCount: Int, chosenCount: Int) {
    (self.width, self.hidden) = (width, hidden)
    (self.expertCount, self.chosenCount) = (expertCount, chosenCount)
  }

  /// Cuts one network of `denseHidden` into experts, so that all of them
  /// and the router have about as many parameters as it has.
  public init(
    width: Int, cutting denseHidden: Int, expertCount: Int, chosenCount: Int
  ) {
    let available = 3 * width * denseHidden - width * expertCount
    let hidden = Double(available) / Double(expertCount * 3 * width)
    self.init(
      width: width, hidden: Int(hidden.rounded()), expertCount: expertCount,
      chosenCount: chosenCount)
  }

  public var router: Int { width * expertCount }
  public var expert: Int { 3 * width * hidden }
  public var total: Int { router + expertCount * expert }
  /// What one token uses.
  public var active: Int { router + chosenCount * expert }
}
