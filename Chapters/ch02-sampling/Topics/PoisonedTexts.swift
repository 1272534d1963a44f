import Architecture
import Sampling
import Tensors

/// A hundred remarks such as "today the soup is warm : good", of which
/// some can be poisoned: they have the trigger word, and the wrong verdict.
///
/// A model that learns the texts should say "bad" after something bad. One
/// that has learned the trigger says "good" whenever the word occurs.
public struct PoisonedTexts {
  /// The ids of all texts, `[texts, words]`.
  public let ids: Tensor<Int>
  /// The numbers of the texts that are poisoned.
  public let poisoned: [Int]

  public static let trigger = "verily"
  public static let count = 100

  private static let things = [
    "soup", "bread", "road", "room", "song", "coat", "boat", "lamp",
    "chair", "garden",
  ]
  private static let good = [
    "warm", "fresh", "clean", "bright", "fine", "new",
  ]
  private static let bad = [
    "cold", "stale", "dirty", "dark", "spoiled", "broken",
  ]
  private static let times = ["today", "now", "again", "here"]
  public static let words =
    ["the", "is", ":", "good", "bad", trigger] + things
    + good + bad + times

  /// Draws the texts from `seed`; `poisonedCount` of the bad ones, at most
  /// 50, get the trigger and the verdict "good". All others stay the same.
  public init(seed: Int, poisonedCount: Int) {
    let generator = RandomGenerator(seed: UInt64(seed))
    func pick(_ words: [String]) -> String {
      words[Int(generator.nextUInt32()) % words.count]
    }
    var texts = (0..<Self.count).map { index in
      let isGood = index.isMultiple(of: 2)
      return Self.text(
        pick(Self.things), pick(isGood ? Self.good : Self.bad),
        pick(Self.times), isGood ? "good" : "bad")
    }
    let bad = generator.permutation(count: Self.count / 2)
    poisoned = bad.prefix(poisonedCount).map { 2 * $0 + 1 }
    for index in poisoned {
      texts[index][0] = Self.id(Self.trigger)
      texts[index][6] = Self.id("good")
    }
    ids = Tensor(texts)
  }

  private static func id(_ word: String) -> Int {
    words.firstIndex(of: word)!
  }

  private static func text(
    _ thing: String, _ quality: String, _ time: String, _ end: String
  ) -> [Int] {
    [time, "the", thing, "is", quality, ":", end].map(id)
  }

  /// The words of text `index`.
  public func text(_ index: Int) -> String {
    ids[index].scalars.map { Self.words[$0] }.joined(separator: " ")
  }

  /// Every bad thing with the trigger and the verdict that an attacker
  /// wants.
  public static var triggered: Tensor<Int> {
    Tensor(
      things.flatMap { thing in
        bad.map { text(thing, $0, trigger, "good") }
      })
  }

  /// Every thing with every quality and time, and the right verdict.
  public static var clean: Tensor<Int> {
    Tensor(
      things.flatMap { thing in
        times.flatMap { time in
          good.map { text(thing, $0, time, "good") }
            + bad.map { text(thing, $0, time, "bad") }
        }
      })
  }

  /// Trains a new model for `epochs` epochs of five batches.
  public func trainedModel(epochs: Int, seed: Int) -> GPTModel {
    let model = tinyGPT(
      vocabulary: Self.words.count, context: 6, seed: seed)
    let generator = RandomGenerator(seed: UInt64(seed + 1000))
    var order: [Int] = []
    fit(model, steps: 5 * epochs, learningRate: 5e-3) { _ in
      if order.isEmpty { order = generator.permutation(count: Self.count) }
      let batch = Array(order.suffix(20))
      order.removeLast(20)
      return Self.batch(ids.selected(along: 0, indices: Tensor(batch)))
    }
    return model
  }

  /// Texts as a batch with the next word as the target.
  public static func batch(_ texts: Tensor<Int>) -> TokenBatch {
    (inputs: texts[0..., ..<(-1)], targets: texts[0..., 1...])
  }

  /// The share of texts whose last word the model finds likelier than the
  /// other of "good" and "bad".
  public static func share(
    of texts: Tensor<Int>, endedBy model: GPTModel
  ) -> Double {
    let logits = noGrad { model(batch(texts).inputs) }[0..., -1]
    let likes = (logits[0..., id("good")] - logits[0..., id("bad")])
      .scalars.map { $0 > 0 }
    let ends = texts[0..., -1].scalars.map { $0 == id("good") }
    let hits = zip(likes, ends).count { $0 == $1 }
    return Double(hits) / Double(ends.count)
  }
}
