import Foundation

/// Turn a loss into the number of equally likely tokens that the model
/// chooses between.
///
/// Book, section 5.1.2: e to the power of the loss.
///
/// Example: `perplexity(ofLoss: 0)` is `1`: the model is sure.
public func perplexity(ofLoss loss: Double) throws -> Double {
  exp(loss)
}
