/// A person in a story, with matching pronouns.
struct Person: Equatable, CustomStringConvertible {
  let name: String
  let isFemale: Bool

  var description: String { name }
  /// The subject pronoun: "she" or "he".
  var they: String { isFemale ? "she" : "he" }
  /// The object pronoun: "her" or "him".
  var them: String { isFemale ? "her" : "him" }
  /// The possessive: "her" or "his".
  var their: String { isFemale ? "her" : "his" }
  /// The reflexive pronoun: "herself" or "himself".
  var themself: String { isFemale ? "herself" : "himself" }
}

/// A trade, the place where it is practised, and what the person does there.
struct Trade {
  let name: String
  let place: String
  let work: String
}

/// The people who appear in the texts.
enum Characters {
  static let girls = [
    "Ada", "Alma", "Anna", "Clara", "Dora", "Elsa", "Flora", "Greta", "Hanna", "Ida", "Iris", "Julia",
    "Lena", "Lucy", "Maya", "Mira", "Nina", "Nora", "Olga", "Petra", "Rosa", "Sara", "Tilda", "Vera",
  ]
  static let boys = [
    "Adam", "Anton", "Ben", "Boris", "Carl", "Daniel", "Emil", "Felix", "Hugo", "Ivan", "Jonas", "Leo",
    "Luka", "Marko", "Max", "Nils", "Oscar", "Otto", "Paul", "Peter", "Simon", "Taras", "Tom", "Victor",
  ]
  static let elders = [
    Person(name: "Mrs Alder", isFemale: true), Person(name: "Mr Birch", isFemale: false),
    Person(name: "Mrs Carter", isFemale: true), Person(name: "Mr Dale", isFemale: false),
    Person(name: "Mrs Fenn", isFemale: true), Person(name: "Mr Holm", isFemale: false),
    Person(name: "Mrs Lind", isFemale: true), Person(name: "Mr Moss", isFemale: false),
    Person(name: "Mrs Penn", isFemale: true), Person(name: "Mr Rowan", isFemale: false),
  ]
  static let trades = [
    Trade(name: "baker", place: "bakery", work: "bakes bread before the sun comes up"),
    Trade(name: "miller", place: "mill", work: "grinds the corn into flour"),
    Trade(name: "gardener", place: "garden", work: "looks after the flowers and the trees"),
    Trade(name: "carpenter", place: "workshop", work: "makes tables and chairs out of wood"),
    Trade(name: "postman", place: "post office", work: "brings letters to every house"),
    Trade(name: "teacher", place: "school", work: "teaches the children to read and to count"),
    Trade(name: "librarian", place: "library", work: "helps people to find the right book"),
    Trade(name: "fisherman", place: "harbour", work: "goes out in a boat and catches fish"),
    Trade(name: "clockmaker", place: "clock shop", work: "repairs clocks that have stopped"),
    Trade(name: "shoemaker", place: "shoe shop", work: "puts new soles on old shoes"),
    Trade(name: "beekeeper", place: "orchard", work: "keeps bees and sells their honey"),
    Trade(name: "doctor", place: "surgery", work: "helps people who are ill"),
    Trade(name: "tailor", place: "tailor's shop", work: "sews coats and mends trousers"),
    Trade(name: "ferryman", place: "landing", work: "carries people across the river"),
  ]
}

extension TextWriter {
  /// Returns `count` children with different names.
  mutating func children(_ count: Int) -> [Person] {
    let all =
      Characters.girls.map { Person(name: $0, isFemale: true) }
      + Characters.boys.map { Person(name: $0, isFemale: false) }
    return pick(count, of: all)
  }

  /// Returns a relative of `person`, named as in the story: "her grandmother".
  mutating func relative(of person: Person) -> Person {
    let isFemale = chance(oneIn: 2)
    let kin = isFemale ? either("grandmother", "mother", "aunt") : either("grandfather", "father", "uncle")
    return Person(name: "\(person.their) \(kin)", isFemale: isFemale)
  }

  /// Returns an older neighbour.
  mutating func elder() -> Person { pick(Characters.elders) }
}
