import Corpora
import NeuralNetworks
import Tensors

/// Texts as unordered sets of words: how text was classified before
/// language models.
public struct BagOfWords: Sendable {
  /// The vocabulary, in alphabetical order.
  public let words: [String]
  private let positions: [String: Int]

  /// Collects the words that occur in at least `minimumCount` messages.
  public init(_ messages: [Message], minimumCount: Int = 2) {
    var counts: [String: Int] = [:]
    for message in messages {
      for word in Self.words(of: message.text) {
        counts[word, default: 0] += 1
      }
    }
    words = counts.filter { $0.value >= minimumCount }.keys.sorted()
    positions = Dictionary(
      uniqueKeysWithValues: words.enumerated().map { ($1, $0) })
  }

  /// The distinct words of a text, in lower case; a punctuation mark such
  /// as "!" counts as a word.
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

  /// Encodes each message as ones at its words and zeros elsewhere:
  /// `[messages, words]`.
  public func features(of messages: [Message]) -> Tensor<Float> {
    let features = Tensor<Float>.zeros([messages.count, words.count])
    for (row, message) in messages.enumerated() {
      for word in Self.words(of: message.text) {
        if let position = positions[word] {
          features[row, position] = Tensor(1)
        }
      }
    }
    return features
  }
}

/// Logistic regression on a bag of words: the baseline for a language model
/// to beat.
///
/// Each word has a weight in favour of spam; a message's score is the sum
/// of its words' weights and a bias.
public struct BagOfWordsClassifier {
  public let bag: BagOfWords
  private let layer: Linear

  /// Trains on all messages at once.
  ///
  /// Weight decay keeps the weight of a word small unless many messages
  /// speak for it, so rare words cannot be learned by heart (ridge
  /// regression). Plain descent, not AdamW: AdamW divides by the size of the
  /// gradients, and a word in two messages moves as fast as one in hundreds.
  public init(
    training messages: [Message], steps: Int = 300, decay: Double = 0.003
  ) {
    bag = BagOfWords(messages)
    layer = Linear(inputSize: bag.words.count, outputSize: 1)
    layer.weight = .zeros(layer.weight.shape)
    let features = bag.features(of: messages)  // [messages, words]
    let isSpam = Tensor(messages.map { Float($0.label.classNumber) })
      .unsqueezed(at: 1)  // [messages, 1]
    let optimizer = SGD(
      layer.parameters, learningRate: 0.1, momentum: 0.9,
      weightDecay: decay)
    for _ in 0..<steps {
      optimizer.step {
        layer(features).binaryCrossEntropyWithLogits(targets: isSpam)
      }
    }
  }

  /// Returns a label for each message.
  public func classify(_ messages: [Message]) -> [Message.Label] {
    noGrad { layer(bag.features(of: messages)) }.scalars.map {
      $0 > 0 ? .spam : .ham
    }
  }

  /// The share of messages labelled correctly, from 0 to 1; NaN without
  /// messages.
  public func accuracy(on messages: [Message]) -> Double {
    Double(zip(classify(messages), messages).count { $0 == $1.label })
      / Double(messages.count)
  }

  /// The `count` words with the largest weights in favour of a label, with
  /// these.
  public func strongestWords(
    for label: Message.Label = .spam, count: Int
  ) -> [(word: String, weight: Float)] {
    let sign: Float = label == .spam ? 1 : -1
    let ranked = zip(bag.words, layer.weight.scalars).sorted {
      sign * $0.1 > sign * $1.1
    }
    return ranked.prefix(count).map { (word: $0.0, weight: $0.1) }
  }
}
