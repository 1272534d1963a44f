/// A fact in the form of a question, a wrong guess and the right answer.
struct Fact {
  let question: String
  let guess: String
  let answer: String

  static let reasons = [
    Fact(
      question: "Why does ice float on water?", guess: "Because it is cold.",
      answer: "Because ice is lighter than the same amount of water."),
    Fact(
      question: "Why do leaves fall in autumn?", guess: "Because the wind is too strong.",
      answer: "Because the tree lets them go to save water in the winter."),
    Fact(
      question: "Why is it dark at night?", guess: "Because the sun goes out.",
      answer: "Because the earth turns, and our side looks away from the sun."),
    Fact(
      question: "Why do bees visit flowers?", guess: "Because they like the colours.",
      answer: "Because they collect sweet juice there and make honey from it."),
    Fact(
      question: "Why does bread rise?", guess: "Because the oven pulls it up.",
      answer: "Because the yeast makes many small bubbles of gas in the dough."),
    Fact(
      question: "Why do we see lightning before we hear thunder?", guess: "Because the thunder starts later.",
      answer: "Because light travels much faster than sound."),
    Fact(
      question: "Why does a puddle disappear?", guess: "Because somebody drinks it.",
      answer: "Because the water goes into the air and into the ground."),
    Fact(
      question: "Why do cats have whiskers?", guess: "Because they look nice.",
      answer: "Because with them a cat can feel what it cannot see in the dark."),
    Fact(
      question: "Why do birds fly south in autumn?", guess: "Because they like to travel.",
      answer: "Because in winter they find more food where it is warm."),
    Fact(
      question: "Why is the sea salty?", guess: "Because the fish are salty.",
      answer: "Because the rivers carry a little salt from the land into the sea."),
    Fact(
      question: "Why does a ship of iron not sink?", guess: "Because it is painted.",
      answer: "Because it is hollow and pushes away more water than it weighs."),
    Fact(
      question: "Why do we put salt on the road in winter?", guess: "Because it looks like snow.",
      answer: "Because salty water does not freeze so easily."),
  ]
}

/// An animal and some facts about it.
private struct Animal {
  let name: String
  let young: String
  let home: String
  let food: String
  let feature: String

  static let all = [
    Animal(name: "cow", young: "calf", home: "in a stable", food: "grass", feature: "gives us milk"),
    Animal(name: "sheep", young: "lamb", home: "on the meadow", food: "grass", feature: "gives us wool"),
    Animal(name: "hen", young: "chick", home: "in the yard", food: "corn", feature: "lays eggs"),
    Animal(
      name: "dog", young: "puppy", home: "with people", food: "meat", feature: "can follow a smell for miles"),
    Animal(
      name: "cat", young: "kitten", home: "with people", food: "mice",
      feature: "can see well when it is nearly dark"),
    Animal(
      name: "horse", young: "foal", home: "in a stable", food: "grass and oats",
      feature: "can sleep while it stands"),
    Animal(
      name: "duck", young: "duckling", home: "by the pond", food: "water plants",
      feature: "has feathers that stay dry in the rain"),
    Animal(
      name: "goose", young: "gosling", home: "by the lake", food: "grass", feature: "flies south in autumn"),
    Animal(
      name: "bear", young: "cub", home: "in the forest", food: "berries and fish",
      feature: "sleeps through most of the winter"),
    Animal(
      name: "frog", young: "tadpole", home: "in the pond", food: "flies",
      feature: "can jump far on its long back legs"),
    Animal(
      name: "pig", young: "piglet", home: "in a sty", food: "roots and potatoes",
      feature: "has a very good nose"),
    Animal(
      name: "goat", young: "kid", home: "on the hills", food: "leaves", feature: "can climb steep rocks"),
    Animal(
      name: "owl", young: "owlet", home: "in a hollow tree", food: "mice", feature: "flies without a sound"),
    Animal(
      name: "swan", young: "cygnet", home: "on the lake", food: "water plants",
      feature: "has a long white neck"),
    Animal(
      name: "deer", young: "fawn", home: "in the forest", food: "leaves and grass",
      feature: "can run very fast"),
  ]
}

extension TextWriter {
  /// Writes about an animal, a trade or a season, or compares three things.
  mutating func fact() -> [String] {
    switch number(0...3) {
    case 0: animalFact()
    case 1: tradeFact()
    case 2: comparison()
    default: seasonFact()
    }
  }

  private mutating func animalFact() -> [String] {
    let animal = pick(Animal.all)
    let keeper = children(1)[0]
    let place = either("at the zoo", "on a farm", "in the country", "near the village")
    let name = a(animal.name)
    return [
      paragraph(
        "\(name) lives \(animal.home) and eats \(animal.food).", "\(name) \(animal.feature).",
        "A young \(animal.name) is called \(a(animal.young))."),
      paragraph(
        "\(keeper) once saw \(name) with its \(animal.young) \(place).",
        either("They stood close together.", "The \(animal.young) followed its mother everywhere."),
        said(either("How small it is!", "Look, it is not afraid!", "What a lovely \(animal.young)!"), keeper)),
    ]
  }

  private mutating func tradeFact() -> [String] {
    let trade = pick(Characters.trades)
    let worker = elder()
    let child = children(1)[0]
    return [
      paragraph(
        "\(a(trade.name)) \(trade.work).", "In our village, the \(trade.name) is called \(worker).",
        "You can find \(worker.them) at the \(trade.place) every day but Sunday."),
      paragraph(
        said("Is it hard to be \(a(trade.name))?", child),
        said(
          either(
            "It is hard, but I would not like to do anything else.", "Only when I am tired.",
            "Every trade is hard until you have learned it."), worker),
        said("Then I will become \(a(trade.name)), too!", child)),
    ]
  }

  private mutating func seasonFact() -> [String] {
    let season = pick(Season.all)
    let child = children(1)[0]
    let order = ["spring", "summer", "autumn", "winter"]
    let next = order[(order.firstIndex(of: season.name)! + 1) % 4]
    return [
      paragraph(
        "The year has four seasons: spring, summer, autumn and winter.",
        "The months of \(season.name) are \(listed(season.months)).",
        "After \(season.name) comes \(next)."),
      paragraph(
        "\(child) likes \(season.name) best.",
        said("In \(season.name) I can \(pick(pastimes(in: season))).", child),
        said("And what will you do in \(next)?", relative(of: child)),
        said("In \(next) I will wait for \(season.name) to come again!", child)),
    ]
  }

  private func pastimes(in season: Season) -> [String] {
    switch season.name {
    case "spring": ["watch the birds", "plant flowers", "jump over puddles"]
    case "summer": ["swim in the lake", "sleep in a tent", "eat cherries"]
    case "autumn": ["fly my kite", "collect leaves", "pick apples"]
    default: ["build a snowman", "skate on the pond", "drink hot chocolate"]
    }
  }

  private mutating func comparison() -> [String] {
    let scales = [
      ("bigger", "smaller", ["an ant", "a mouse", "a cat", "a sheep", "a horse", "an elephant"]),
      ("heavier", "lighter", ["a feather", "a pencil", "a shoe", "a chair", "a table", "a cart"]),
      ("faster", "slower", ["a snail", "a duck", "a man on foot", "a bicycle", "a train", "an aeroplane"]),
      ("longer", "shorter", ["a minute", "an hour", "a day", "a week", "a month", "a year"]),
      ("hotter", "colder", ["ice", "cold water", "warm milk", "boiling water", "fire"]),
    ]
    let (more, less, items) = pick(scales)
    let first = number(0...items.count - 3)
    let second = number(first + 1...items.count - 2)
    let third = number(second + 1...items.count - 1)
    let (low, middle, high) = (items[first], items[second], items[third])
    let friends = children(2)
    return [
      paragraph(
        "\(high) is \(more) than \(middle).", "\(middle) is \(more) than \(low).",
        "So \(high) is also \(more) than \(low)."),
      paragraph(
        said("What is \(less), \(low) or \(high)?", friends[0]),
        said("\(low) is \(less) than \(high).", friends[1]), said("That is right.", friends[0])),
    ]
  }

  /// Writes three to five short questions with their answers.
  mutating func questions() -> [String] {
    var asked: [String] = []
    let count = number(3...5)
    while asked.count < count {
      let (question, answer) = exercise()
      let lines = "Question: \(capitalized(question))\nAnswer: \(capitalized(answer))"
      if !asked.contains(lines) { asked.append(lines) }
    }
    return asked
  }

  private mutating func exercise() -> (String, String) {
    let (x, y) = (number(2...9), number(1...9))
    switch number(0...7) {
    case 0:
      return (
        "What is \(spelled(x)) plus \(spelled(y))?", "\(spelled(x)) plus \(spelled(y)) is \(spelled(x + y))."
      )
    case 1:
      return (
        "What is \(spelled(x + y)) minus \(spelled(y))?",
        "\(spelled(x + y)) minus \(spelled(y)) is \(spelled(x))."
      )
    case 2:
      return (
        "What is \(spelled(x)) times \(spelled(y))?",
        "\(spelled(x)) times \(spelled(y)) is \(spelled(x * y))."
      )
    case 3:
      let (word, opposite) = pick(Self.opposites)
      return ("What is the opposite of \(word)?", "The opposite of \(word) is \(opposite).")
    case 4:
      let animal = pick(Animal.all)
      return (
        "What is a young \(animal.name) called?", "A young \(animal.name) is called \(a(animal.young))."
      )
    case 5:
      let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
      let day = number(0...6)
      return ("Which day comes after \(days[day])?", "\(days[(day + 1) % 7]) comes after \(days[day]).")
    case 6:
      let trade = pick(Characters.trades)
      return ("Who \(trade.work)?", "The \(trade.name) \(trade.work).")
    default:
      let reason = pick(Fact.reasons)
      return (reason.question, reason.answer)
    }
  }

  private static let opposites = [
    ("hot", "cold"), ("big", "small"), ("early", "late"), ("open", "closed"), ("full", "empty"),
    ("heavy", "light"), ("old", "young"), ("wet", "dry"), ("high", "low"), ("loud", "quiet"),
    ("day", "night"), ("left", "right"), ("fast", "slow"), ("near", "far"), ("sweet", "bitter"),
    ("thick", "thin"), ("question", "answer"), ("true", "false"), ("first", "last"), ("strong", "weak"),
  ]
}
