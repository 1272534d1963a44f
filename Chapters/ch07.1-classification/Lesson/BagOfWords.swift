import Corpora
import NeuralNetworks
import Tensors

/// Texts as the words that they contain, in whatever order: what was used before there were language models.
public struct BagOfWords: Sendable {
  /// The words that count, in alphabetical order.
  public let words: [String]
  private let positions: [String: Int]

  /// Collects the words that at least `minimumCount` of the messages contain.
  public init(_ messages: [Message], minimumCount: Int = 2) {
    var counts: [String: Int] = [:]
    for message in messages {
      for word in Self.words(of: message.text) { counts[word, default: 0] += 1 }
    }
    words = counts.filter { $0.value >= minimumCount }.keys.sorted()
    positions = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, $0) })
  }

  /// The different words of a text, without regard to case; a sign such as "!" is a word of its own.
  static func words(of text: String) -> Set<String> {
    var words: Set<String> = []
    var word = ""
    for character in text.lowercased() + " " {
      if character.isLetter || character.isNumber {
        word.append(character)
      } else {
        if !word.isEmpty { words.insert(word) }
        word = ""
        if !character.isWhitespace { words.insert(String(character)) }
      }
    }
    return words
  }

  /// Marks the words of each message with 1: `[messages, words]`.
  public func features(of messages: [Message]) -> Tensor<Float> {
    let features = Tensor<Float>.zeros([messages.count, words.count])
    for (row, message) in messages.enumerated() {
      for word in Self.words(of: message.text) {
        if let position = positions[word] { features[row, position] = Tensor(1) }
      }
    }
    return features
  }
}

/// Logistic regression on a bag of words: the baseline that a language model has to beat.
///
/// Every word has one weight for spam, and the weights of a message's words are added up.
public struct BagOfWordsClassifier {
  public let bag: BagOfWords
  private let layer: Linear

  /// Learns from messages by full-batch steps of AdamW.
  public init(training messages: [Message], steps: Int = 100, learningRate: Double = 0.05) {
    bag = BagOfWords(messages)
    layer = Linear(inputSize: bag.words.count, outputSize: 1)
    layer.weight = .zeros(layer.weight.shape)
    let features = bag.features(of: messages)  // [messages, words]
    let isSpam = Tensor(messages.map { Float($0.label.classNumber) }).unsqueezed(at: 1)  // [messages, 1]
    let optimizer = AdamW(layer.parameters, learningRate: learningRate, weightDecay: 0.1)
    for _ in 0..<steps {
      optimizer.zeroGradients()
      layer(features).binaryCrossEntropyWithLogits(targets: isSpam).backward()
      optimizer.step()
    }
  }

  /// Tells for each message whether it is spam.
  public func classify(_ messages: [Message]) -> [Message.Label] {
    noGrad { layer(bag.features(of: messages)) }.scalars.map { $0 > 0 ? .spam : .ham }
  }

  /// The share of messages with the right answer, from 0 to 1; NaN if there are none.
  public func accuracy(on messages: [Message]) -> Double {
    Double(zip(classify(messages), messages).count { $0 == $1.label }) / Double(messages.count)
  }

  /// The `count` words that speak most for spam.
  public func strongestWords(count: Int) -> [String] {
    zip(bag.words, layer.weight.scalars).sorted { $0.1 > $1.1 }.prefix(count).map(\.0)
  }
}
