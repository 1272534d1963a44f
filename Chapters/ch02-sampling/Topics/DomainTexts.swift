import Tensors

/// Generates sentences of a field, from a few patterns and words.
public struct DomainTexts: Sendable {
  public let name: String
  private let subjects: [String], verbs: [String], objects: [String]

  /// Writes sentences, joined by spaces.
  public func text(sentences: Int, generator: RandomGenerator) -> String {
    func pick(_ words: [String]) -> String {
      words[Int(generator.nextUInt32()) % words.count]
    }
    return (0..<sentences).map { _ in
      "The \(pick(subjects)) \(pick(verbs)) the \(pick(objects))."
    }.joined(separator: " ")
  }

  public static let all = [
    DomainTexts(
      name: "physics",
      subjects: [
        "electron", "photon field", "lattice", "boson", "detector",
        "wave function",
      ],
      verbs: [
        "scatters from", "couples to", "excites", "decays into",
        "interferes with",
      ],
      objects: [
        "nucleus", "ground state", "magnetic moment", "quark", "vacuum",
        "spectrum",
      ]),
    DomainTexts(
      name: "law",
      subjects: [
        "defendant", "court", "statute", "contracting party", "plaintiff",
        "tribunal",
      ],
      verbs: [
        "shall notify", "is liable to", "appeals against", "upholds",
        "waives",
      ],
      objects: [
        "judgment", "obligation", "jurisdiction", "other party", "clause",
        "damages",
      ]),
    DomainTexts(
      name: "medicine",
      subjects: [
        "patient", "antibody", "surgeon", "infection", "drug",
        "placebo group",
      ],
      verbs: [
        "responds to", "inhibits", "was treated for", "reduces",
        "tolerates",
      ],
      objects: [
        "symptoms", "inflammation", "dose", "receptor", "liver", "fever",
      ]),
  ]

  /// Dated notes from a village; more and more of them are about things
  /// that nobody had a word for in 2020.
  public static func notes(
    of year: Int, count: Int, generator: RandomGenerator
  ) -> [(date: String, text: String)] {
    let old = DomainTexts(
      name: "old", subjects: ["baker", "mayor", "school", "mill"],
      verbs: ["opens", "repairs", "sells", "praises"],
      objects: ["bridge", "bread", "market", "road"])
    let new = DomainTexts(
      name: "new",
      subjects: ["chatbot", "drone", "e-bike club", "heat pump"],
      verbs: ["livestreams", "updates", "vlogs", "prompts"],
      objects: ["app", "QR code", "hackathon", "cargo bike"])
    return (0..<count).map { _ in
      let isNew = generator.nextDouble() < Double(year - 2020) / 8
      let month = 1 + Int(generator.nextUInt32() % 12)
      return (
        "\(year)-\(month < 10 ? "0" : "")\(month)-15",
        (isNew ? new : old).text(sentences: 1, generator: generator)
      )
    }
  }
}

/// A few sentences in four languages, written for this project.
public enum LanguageSamples {
  public static let learned: KeyValuePairs = [
    "English": [
      "The river is high this morning, and nobody can cross the bridge. "
        + "We shall wait until the water falls. My mother says that it will rain again."
    ],
    "German": [
      "Der Fluss ist heute Morgen hoch, und niemand kann über die Brücke gehen. "
        + "Wir warten, bis das Wasser sinkt. Meine Mutter sagt, dass es wieder regnen wird."
    ],
    "French": [
      "La rivière est haute ce matin et personne ne peut traverser le pont. "
        + "Nous attendons que l'eau baisse. Ma mère dit qu'il va encore pleuvoir."
    ],
    "Ukrainian": [
      "Річка сьогодні вранці висока, і ніхто не може перейти міст. "
        + "Ми чекаємо, поки вода спаде. Моя мати каже, що знову буде дощ."
    ],
  ]
  public static let unseen: KeyValuePairs = [
    "English": [
      "There was bread on the table.", "Have you seen the children?",
      "She wrote a letter and went home.",
    ],
    "German": [
      "Auf dem Tisch lag Brot.", "Hast du die Kinder gesehen?",
      "Sie schrieb einen Brief und ging nach Hause.",
    ],
    "French": [
      "Il y avait du pain sur la table.", "As-tu vu les enfants ?",
      "Elle écrivit une lettre et rentra chez elle.",
    ],
    "Ukrainian": [
      "На столі лежав хліб.", "Ти бачив дітей?",
      "Вона написала листа і пішла додому.",
    ],
  ]
}
