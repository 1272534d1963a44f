extension TextWriter {
  /// Describes a place, a room or a person.
  mutating func scene() -> [String] {
    switch number(0...2) {
    case 0: village()
    case 1: room()
    default: portrait()
    }
  }

  private mutating func village() -> [String] {
    let name = either(
      "Oakham", "Millbridge", "Greenhill", "Northfield", "Ashby", "Stonewell", "Larkford", "Elmstead")
    let kind = either("small", "quiet", "pretty", "very old")
    let position = either("between two hills", "on a river", "by the sea", "at the edge of a forest")
    let middle = either("an old fountain", "a tall lime tree", "a stone bench", "a clock tower")
    let (houses, shops) = (number(2...9) * 10, number(2...6))
    let trades = pick(2, of: Characters.trades)
    let people = children(1)
    let sides = pick(2, of: ["north", "south", "east", "west"])
    return [
      paragraph(
        "\(name) is a \(kind) village \(position).",
        "It has \(spelled(houses)) houses and \(spelled(shops)) shops.",
        "In the middle there is a square with \(middle)."
      ),
      paragraph(
        "To the \(sides[0]) of the square is the \(trades[0].place),"
          + " and to the \(sides[1]) is the \(trades[1].place).",
        "The \(trades[0].name) \(trades[0].work).",
        "The \(trades[1].name) \(trades[1].work)."),
      paragraph(
        "\(people[0]) was born in \(name).",
        said(
          either(
            "I would not like to live anywhere else.", "Here everybody knows everybody.",
            "It is small, but it is mine."),
          people[0])),
    ]
  }

  private mutating func room() -> [String] {
    let owner = children(1)[0]
    let wall = either("white", "blue", "yellow", "green")
    let things = pick(
      3,
      of: [
        "a lamp", "a globe", "a shell from the sea", "a wooden horse", "three books", "a clock",
        "a glass of pencils", "a picture of a ship",
      ])
    let pet = either("cat", "dog")
    let view = either(
      "the river", "the market square", "an apple tree", "the hills", "the roofs of the village")
    return [
      paragraph(
        "The room of \(owner) is at the top of the house.",
        "The walls are \(wall), and the floor is made of wood.",
        "There is a bed on the left, a table on the right, and a window between them.",
        "From the window you can see \(view)."),
      paragraph(
        "On the table there are \(listed(["some sheets of paper"] + things)).",
        "Under the table sleeps the \(pet).",
        either("In winter it is warm there.", "It sleeps there every afternoon."),
        said("This is the best place in the world.", owner)),
    ]
  }

  private mutating func portrait() -> [String] {
    let person = elder()
    let trade = pick(Characters.trades)
    let child = children(1)[0]
    let looks = either("grey hair", "white hair", "a kind face", "strong hands")
    let pastime = either(
      "sits in front of the house", "works in the garden", "reads a lot", "goes for long walks")
    let age = number(5...8) * 10
    return [
      paragraph(
        "\(person) is \(spelled(age)) years old and has \(looks).",
        "For \(spelled(age - 20)) years \(person.they) was \(a(trade.name)).",
        "\(a(trade.name)) \(trade.work), and \(person) did it well."),
      paragraph(
        "Now \(person.they) \(pastime), and \(child) often comes to visit \(person.them).",
        said("Tell me about the old days.", child),
        said(either("Where shall I begin?", "Which story do you want to hear?"), person),
        said("At the beginning!", child)),
    ]
  }

  /// Writes a letter.
  mutating func letter() -> [String] {
    let writers = children(3)
    let (writer, reader, friend) = (writers[0], writers[1], writers[2])
    let season = pick(Season.all)
    let place = either("by the sea", "in the mountains", "on a farm", "on an island", "in a big city")
    let habit = either("collects stones", "plays the flute", "has a small boat", "knows all the birds")
    let discovery = either(
      "an old tower", "a nest with five eggs", "a path that nobody knows", "how to tie a sailor's knot")
    let days = number(2...9)
    return [
      "Dear \(reader),",
      paragraph(
        "We have been \(place) for \(counted(days, "day", "days")) now.",
        "The weather is \(pick(season.weather)).",
        either(
          "We go for a long walk every day.", "In the evening we play cards.", "I sleep very well here.",
          "The food is good, and there is a lot of it.", "There is so much to see that I am never bored.")),
      paragraph(
        either("Yesterday", "On Monday", "This morning")
          + " I met \(friend), who \(habit).",
        "\(friend) showed me \(discovery).",
        either("I thought of you.", "You would have liked it.", "I wish you had been there.")),
      paragraph(
        either("How are you?", "What is new at home?", "Is everybody well?"),
        either(
          "Please write soon.", "I will tell you more when I am home.",
          "I will be back in \(spelled(number(2...6))) days.")),
      "\(either("Yours", "Your friend", "With love")), \(writer).",
    ]
  }
}
