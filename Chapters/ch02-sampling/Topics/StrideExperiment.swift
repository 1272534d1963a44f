import Architecture
import Sampling
import Tensors

/// Training on a phone book with windows of a given stride.
public struct StrideExperiment {
  public static let contextLength = 24
  public static let batchSize = 8
  /// Lines to train on.
  public static let lineCount = 20

  public let book: PhoneBook
  public let stride: Int
  private let dataset: GPTDataset
  private let seed: Int

  /// Lays windows over the members of a book drawn from `seed`.
  public init(stride: Int, seed: Int) {
    (self.stride, self.seed) = (stride, seed)
    book = PhoneBook(count: Self.lineCount, seed: seed)
    dataset = GPTDataset(
      ids: book.stream, contextLength: Self.contextLength, stride: stride)
  }

  public var windowCount: Int { dataset.count }

  /// How many steps show every window `epochs` times.
  public func steps(epochs: Int) -> Int {
    max(epochs * windowCount / Self.batchSize, 1)
  }

  /// How often an epoch asks for each character: `[characters]`.
  public var targetCounts: [Int] {
    var counts = [Int](repeating: 0, count: book.stream.count)
    for index in 0..<windowCount {
      for place in 1...Self.contextLength {
        counts[index * stride + place] += 1
      }
    }
    return counts
  }

  /// How many lines have name and number whole in at least one window.
  public var wholeLineCount: Int {
    (0..<Self.lineCount).count { line in
      let start = line * PhoneBook.lineLength
      let end = start + PhoneBook.lineLength - 1  // without the line break
      return (0..<windowCount).contains { index in
        // a window and the one target after it
        let window = index * stride...index * stride + Self.contextLength
        return window.contains(start) && window.contains(end - 1)
      }
    }
  }

  /// Trains a new model; each step draws its windows at random, and hides
  /// `hiddenCount` characters in each.
  public func trainedModel(steps: Int, hiddenCount: Int = 0) -> GPTModel {
    let model = tinyGPT(
      vocabulary: PhoneBook.characters.count, context: Self.contextLength,
      seed: seed)
    let generator = RandomGenerator(seed: UInt64(seed + 1000))
    fit(model, steps: steps, learningRate: 1e-2) { _ in
      let drawn = (0..<Self.batchSize).map { _ in
        dataset[Int(generator.nextUInt32()) % windowCount]
      }
      let batch = (
        inputs: stacked(drawn.map(\.inputs)),
        targets: stacked(drawn.map(\.targets))
      )
      return hidingTokens(
        hiddenCount, of: batch, behind: PhoneBook.hidden,
        generator: generator)
    }
    return model
  }
}
