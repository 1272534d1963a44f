import Tensors

/// Little texts that a grammar writes, from 33 words, as ids.
///
/// Each text is about two animals and two fruits of its own, so that what was
/// said far back still helps to guess a word: "the fox eats the pear . one pear
/// is ripe . the fox and the hen eat the pear ."
public enum Tales {
  public static let animals = ["cat", "dog", "fox", "hen", "goat", "horse"]
  public static let fruits = [
    "apple", "banana", "pear", "plum", "peach", "cherry",
  ]
  /// All words; an id is a word's place in this list.
  public static let words =
    animals + fruits + moods + tastes + actions + [
      "the", "one", ".", "is", "and", "eats", "finds", "eat", "then",
    ]

  private static let moods = ["tired", "hungry", "happy", "wild"]
  private static let tastes = ["ripe", "sweet", "sour", "green"]
  private static let actions = ["sleeps", "runs", "waits", "sings"]

  /// Writes a text of exactly `count` words, which may end in the middle of
  /// a sentence: ids `[count]`.
  public static func text(count: Int, generator: RandomGenerator) -> [Int] {
    func pick(_ list: [String]) -> String {
      list[Int(generator.nextUInt32()) % list.count]
    }
    func two(_ list: [String]) -> [String] {
      generator.permutation(count: list.count).prefix(2).map { list[$0] }
    }
    let (animals, fruits) = (two(animals), two(fruits))
    var text: [String] = []
    while text.count < count {
      let (animal, fruit) = (pick(animals), pick(fruits))
      let article = pick(["the", "one"])
      switch generator.nextUInt32() % 5 {
      case 0: text += [article, animal, "is", pick(moods)]
      case 1: text += [article, fruit, "is", pick(tastes)]
      case 2:
        text += [article, animal, pick(["eats", "finds"]), "the", fruit]
      case 3:
        text += [article, animal, pick(actions), "then", pick(actions)]
      default:
        let other = animals[animal == animals[0] ? 1 : 0]
        text += ["the", animal, "and", "the", other, "eat", "the", fruit]
      }
      text.append(".")
    }
    return text.prefix(count).map { id[$0, default: 0] }
  }

  /// Writes several texts: ids `[batch, tokens]`.
  public static func batch(
    _ count: Int, tokens: Int, generator: RandomGenerator
  ) -> Tensor<Int> {
    let texts = (0..<count).map { _ in
      text(count: tokens, generator: generator)
    }
    return Tensor(texts)
  }

  private static let id = Dictionary(
    uniqueKeysWithValues: words.enumerated().map { ($1, $0) })
}
