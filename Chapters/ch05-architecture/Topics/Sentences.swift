import Tensors

/// Small parallel texts: English sentences and French ones, of one pattern.
///
/// The adjective goes behind its noun, and article and adjective agree with
/// it, so a word is not enough to translate a word: "the green door" is "la
/// porte verte", "the green boat" is "le bateau vert".
public struct Sentences {
  public static let nouns:
    [(english: String, french: String, isFeminine: Bool)] =
      [
        ("boat", "bateau", false), ("dog", "chien", false),
        ("bird", "oiseau", false), ("hat", "chapeau", false),
        ("door", "porte", true), ("house", "maison", true),
        ("cat", "chatte", true), ("star", "étoile", true),
      ]
  public static let adjectives:
    [(english: String, masculine: String, feminine: String)] =
      [
        ("green", "vert", "verte"), ("white", "blanc", "blanche"),
        ("heavy", "lourd", "lourde"), ("small", "petit", "petite"),
        ("cold", "froid", "froide"), ("grey", "gris", "grise"),
      ]
  public static let verbs: [(english: String, french: String)] =
    [
      ("falls", "tombe"), ("arrives", "arrive"), ("remains", "reste"),
      ("turns", "tourne"),
    ]

  public let english: [[String]]
  public let french: [[String]]
  public let englishWords: [String]
  /// The first is where every translation starts from.
  public let frenchWords: [String]

  /// Combines all words, 192 sentences of four words.
  public init() {
    var (english, french) = ([[String]](), [[String]]())
    for noun in Self.nouns {
      for adjective in Self.adjectives {
        for verb in Self.verbs {
          english.append(
            ["the", adjective.english, noun.english, verb.english])
          french.append([
            noun.isFeminine ? "la" : "le", noun.french,
            noun.isFeminine ? adjective.feminine : adjective.masculine,
            verb.french,
          ])
        }
      }
    }
    (self.english, self.french) = (english, french)
    englishWords = Set(english.joined()).sorted()
    frenchWords = ["<start>"] + Set(french.joined()).sorted()
  }

  /// The ids of the sentences with these numbers, `[sentences, 4]` each.
  public func ids(
    _ numbers: [Int]
  ) -> (source: Tensor<Int>, target: Tensor<Int>) {
    func ids(_ sentences: [[String]], _ words: [String]) -> Tensor<Int> {
      let rows = numbers.map { number in
        sentences[number].map { words.firstIndex(of: $0)! }
      }
      return Tensor(rows)
    }
    return (ids(english, englishWords), ids(french, frenchWords))
  }
}
