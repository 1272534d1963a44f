/// Facts that answer a question in a word or a short phrase.
enum WorldFacts {
  static let capitals = [
    ("France", "Paris"), ("Italy", "Rome"), ("Spain", "Madrid"), ("Germany", "Berlin"), ("Ukraine", "Kyiv"),
    ("Poland", "Warsaw"), ("Austria", "Vienna"), ("Greece", "Athens"), ("Portugal", "Lisbon"),
    ("Norway", "Oslo"),
    ("Sweden", "Stockholm"), ("Finland", "Helsinki"), ("Denmark", "Copenhagen"), ("Ireland", "Dublin"),
    ("Hungary", "Budapest"), ("Belgium", "Brussels"), ("Iceland", "Reykjavik"), ("Romania", "Bucharest"),
    ("Bulgaria", "Sofia"), ("Croatia", "Zagreb"), ("Serbia", "Belgrade"), ("Latvia", "Riga"),
    ("Estonia", "Tallinn"),
    ("Lithuania", "Vilnius"), ("Turkey", "Ankara"), ("Egypt", "Cairo"), ("Kenya", "Nairobi"),
    ("Morocco", "Rabat"),
    ("Japan", "Tokyo"), ("China", "Beijing"), ("India", "New Delhi"), ("Thailand", "Bangkok"),
    ("Vietnam", "Hanoi"),
    ("Canada", "Ottawa"), ("Mexico", "Mexico City"), ("Cuba", "Havana"), ("Peru", "Lima"),
    ("Chile", "Santiago"),
    ("Brazil", "Brasilia"), ("Australia", "Canberra"), ("Slovakia", "Bratislava"), ("Slovenia", "Ljubljana"),
  ]

  /// Units of measurement, each with the number of smaller units that make it up.
  static let units = [
    Unit(one: "hour", many: "hours", small: "minutes", count: 60),
    Unit(one: "minute", many: "minutes", small: "seconds", count: 60),
    Unit(one: "day", many: "days", small: "hours", count: 24),
    Unit(one: "week", many: "weeks", small: "days", count: 7),
    Unit(one: "year", many: "years", small: "months", count: 12),
    Unit(one: "metre", many: "metres", small: "centimetres", count: 100),
    Unit(one: "kilometre", many: "kilometres", small: "metres", count: 1000),
    Unit(one: "kilogram", many: "kilograms", small: "grams", count: 1000),
    Unit(one: "litre", many: "litres", small: "millilitres", count: 1000),
    Unit(one: "dozen", many: "dozen", small: "eggs", count: 12),
    Unit(one: "dollar", many: "dollars", small: "cents", count: 100),
  ]

  struct Unit: Sendable {
    let one: String
    let many: String
    let small: String
    let count: Int
  }

  static let categories = [
    Category(
      name: "fruit",
      items: ["apple", "pear", "plum", "cherry", "peach", "banana", "grape", "lemon", "orange", "melon"]),
    Category(
      name: "vegetable",
      items: ["carrot", "potato", "onion", "cabbage", "bean", "pea", "leek", "turnip", "beetroot", "spinach"]),
    Category(
      name: "animal",
      items: ["horse", "cat", "rabbit", "sheep", "fox", "goat", "mouse", "bear", "wolf", "elephant"]),
    Category(
      name: "bird",
      items: ["sparrow", "eagle", "owl", "duck", "goose", "swan", "crow", "robin", "stork", "hen"]),
    Category(
      name: "tool",
      items: ["hammer", "saw", "spade", "axe", "rake", "brush", "needle", "drill", "ladder", "file"]),
    Category(
      name: "colour",
      items: ["red", "blue", "green", "yellow", "white", "black", "brown", "grey", "purple", "pink"]),
    Category(
      name: "instrument",
      items: ["piano", "flute", "drum", "violin", "guitar", "trumpet", "harp", "cello", "organ", "horn"]),
    Category(
      name: "piece of furniture",
      items: ["table", "chair", "bed", "shelf", "bench", "desk", "sofa", "cupboard", "stool", "wardrobe"]),
    Category(
      name: "piece of clothing",
      items: ["coat", "hat", "shirt", "sock", "scarf", "glove", "dress", "shoe", "belt", "skirt"]),
    Category(
      name: "metal",
      items: ["iron", "gold", "silver", "copper", "tin", "lead", "zinc", "steel", "brass", "bronze"]),
    Category(
      name: "vehicle",
      items: ["bus", "train", "bicycle", "cart", "boat", "ship", "car", "lorry", "tram", "aeroplane"]),
    Category(
      name: "tree",
      items: ["oak", "birch", "lime", "willow", "elm", "pine", "ash", "maple", "poplar", "beech"]),
  ]

  struct Category: Sendable {
    let name: String
    let items: [String]
  }

  static let definitions = [
    ("bakery", "a place where bread is made"), ("library", "a place where you can borrow books"),
    ("harbour", "a place where ships are safe"), ("orchard", "a garden with fruit trees"),
    ("village", "a small group of houses in the country"), ("island", "land with water on all sides"),
    ("river", "a long stream of water that flows to the sea"), ("bridge", "a way over a river or a road"),
    ("museum", "a house where old things are shown"), ("market", "a place where people buy and sell things"),
    ("compass", "a tool that shows where north is"), ("clock", "a machine that shows the time"),
    ("umbrella", "a thing that keeps the rain off"), ("ladder", "a thing with steps for climbing"),
    ("kettle", "a pot in which water is boiled"), ("needle", "a thin piece of metal for sewing"),
    ("lantern", "a lamp that you can carry"), ("map", "a drawing of a place from above"),
    ("calendar", "a list of the days of the year"), ("dictionary", "a book that explains words"),
    ("author", "a person who writes books"), ("thief", "a person who steals"),
    ("neighbour", "a person who lives next door"), ("stranger", "a person whom you do not know"),
    ("orphan", "a child without parents"), ("guest", "a person who visits you"),
    ("twin", "one of two children born on the same day"), ("captain", "the person who commands a ship"),
    ("shepherd", "a person who looks after sheep"), ("pupil", "a person who learns at a school"),
    ("noun", "a word for a person, a place or a thing"), ("verb", "a word for something that one does"),
    ("adjective", "a word that describes a noun"), ("vowel", "one of the letters a, e, i, o and u"),
    ("sentence", "a group of words that says something"),
    ("synonym", "a word that means the same as another"),
    ("antonym", "a word that means the opposite of another"),
    ("rhyme", "two words that end in the same sound"),
    ("dawn", "the time when the sun comes up"), ("dusk", "the time when the sun has just gone down"),
    ("century", "a time of a hundred years"), ("weekend", "Saturday and Sunday"),
    ("breakfast", "the first meal of the day"), ("thunder", "the sound that follows lightning"),
    ("fog", "a cloud that lies on the ground"), ("shadow", "the dark shape behind a thing in the light"),
    ("promise", "words that one has to keep"), ("secret", "something that only a few people know"),
    ("recipe", "a text that tells you how to cook something"),
    ("harvest", "the time when corn and fruit are brought in"),
  ]
}
