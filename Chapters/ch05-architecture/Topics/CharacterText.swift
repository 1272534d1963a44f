import NeuralNetworks
import Tensors

/// A text as ids of its characters, cut into a part to learn from and a part
/// to be tested on.
///
/// Topics that train several models compare them on it: with one id for each
/// character the models stay small, and a run takes a second.
public struct CharacterText: Sendable {
  /// The characters, sorted; a character's place is its id.
  public let characters: [Character]
  private let training: [Int]
  private let heldOut: [Int]

  /// Takes the first `count` characters of a text, the last tenth of them
  /// for testing.
  public init(_ text: String, count: Int = 60_000) {
    let text = Array(text.prefix(count))
    characters = Set(text).sorted()
    var ids: [Character: Int] = [:]
    for (id, character) in characters.enumerated() { ids[character] = id }
    let all = text.map { ids[$0]! }
    let cut = all.count * 9 / 10
    (training, heldOut) = (Array(all[..<cut]), Array(all[cut...]))
  }

  /// Draws windows from the training part: inputs and targets
  /// `[batch, tokens]`.
  func batch(
    _ size: Int, tokens: Int, generator: RandomGenerator
  ) -> (inputs: Tensor<Int>, targets: Tensor<Int>) {
    let starts = (0..<size).map { _ in
      Int(generator.nextUInt32()) % (training.count - tokens)
    }
    return windows(of: training, at: starts, tokens: tokens)
  }

  /// Returns windows spread evenly over the held-out part.
  public func heldOutBatch(
    _ size: Int, tokens: Int
  ) -> (inputs: Tensor<Int>, targets: Tensor<Int>) {
    let last = heldOut.count - tokens - 1
    let starts = (0..<size).map { $0 * last / max(size - 1, 1) }
    return windows(of: heldOut, at: starts, tokens: tokens)
  }

  private func windows(
    of ids: [Int], at starts: [Int], tokens: Int
  ) -> (inputs: Tensor<Int>, targets: Tensor<Int>) {
    let inputs = starts.map { Array(ids[$0..<$0 + tokens]) }
    let targets = starts.map { Array(ids[$0 + 1..<$0 + tokens + 1]) }
    return (Tensor(inputs), Tensor(targets))
  }
}
