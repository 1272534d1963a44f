/// An item sold at the market.
private struct MarketItem {
  let one: String
  let many: String
  let seller: String

  static let all = [
    MarketItem(one: "apple", many: "apples", seller: "the fruit seller"),
    MarketItem(one: "pear", many: "pears", seller: "the fruit seller"),
    MarketItem(one: "roll", many: "rolls", seller: "the baker"),
    MarketItem(one: "egg", many: "eggs", seller: "the farmer"),
    MarketItem(one: "candle", many: "candles", seller: "the candle maker"),
    MarketItem(one: "fish", many: "fish", seller: "the fisherman"),
    MarketItem(one: "ribbon", many: "ribbons", seller: "the cloth seller"),
    MarketItem(one: "onion", many: "onions", seller: "the farmer"),
    MarketItem(one: "pencil", many: "pencils", seller: "the man with the paper stall"),
  ]
}

/// An obstacle, how it is overcome, and the season it needs, if any.
private struct Obstacle {
  let name: String
  let solution: String
  let season: Season?

  static let all = [
    Obstacle(name: "the bridge was closed", solution: "took the long way through the wood", season: nil),
    Obstacle(
      name: "thick fog lay on the road", solution: "walked along the stone wall with one hand on it",
      season: .autumn),
    Obstacle(
      name: "a tree had fallen across the path", solution: "climbed over it, one branch after another",
      season: nil),
    Obstacle(
      name: "a flock of geese blocked the lane", solution: "waited quietly until the geese had gone by",
      season: .summer),
    Obstacle(
      name: "the road was under water", solution: "asked the ferryman for help, and he took the boat",
      season: .spring),
    Obstacle(name: "deep snow covered the lane", solution: "followed the tracks of a cart", season: .winter),
  ]
}

extension TextWriter {
  /// Writes a story about shopping at the market, with the change worked out.
  mutating func market() -> [String] {
    let hero = children(1)[0]
    let parent = relative(of: hero)
    let ware = pick(MarketItem.all)
    let (count, price) = (number(2...6), number(1...4))
    let cost = count * price
    let coins = cost + number(1...9)
    let rest = coins - cost
    return [
      paragraph(
        opening(hero),
        either(
          "\(hero) was allowed to go to the market alone.", "\(hero) wanted to help.",
          "It was market day, and \(hero) was up early."),
        "\(parent) gave \(hero.them) \(spelled(coins)) coins.",
        said("Please buy \(spelled(count)) \(ware.many) for us.", parent),
        "\(hero) took a basket and went to the market."),
      paragraph(
        either(
          "The market was full of people.", "The stalls stood in long rows.", "It smelled of bread and fish."),
        "\(hero) found \(ware.seller).",
        said("How much is one \(ware.one)?", hero),
        said("One \(ware.one) costs \(counted(price, "coin", "coins")).", ware.seller),
        said("Then I would like \(spelled(count)) \(ware.many), please.", hero)),
      paragraph(
        "\(hero) counted: \(spelled(count)) times \(spelled(price)) is \(spelled(cost)).",
        "\(hero.they) paid \(spelled(cost)) coins and put the \(ware.many) into the basket.",
        "\(spelled(coins)) minus \(spelled(cost)) is \(spelled(rest)),"
          + " so \(counted(rest, "coin was", "coins were")) left."
      ),
      paragraph(
        "At home, \(hero) put the \(ware.many) and the \(rest == 1 ? "coin" : "coins") on the table.",
        said(
          either("You counted well.", "That is exactly right.", "I see that I can trust you."),
          then: rest == 1 ? "You may keep the coin." : "You may keep one of the coins.", parent),
        farewell(hero)),
    ]
  }

  /// Writes a story about baking something and sharing it fairly.
  mutating func baking() -> [String] {
    let friends = children(2)
    let (hero, friend) = (friends[0], friends[1])
    let helper = relative(of: hero)
    let food = either("pancakes", "biscuits", "buns", "dumplings", "pies", "waffles")
    let (people, each) = (number(3...6), number(2...5))
    return [
      paragraph(
        opening(hero), "\(hero) and \(helper) wanted to make \(food).",
        "They took flour, milk, \(either("butter", "sugar", "salt")) and \(spelled(number(2...5))) eggs.",
        said("May I stir?", hero), said("Yes, but slowly.", helper)),
      paragraph(
        either("Soon the whole house smelled of \(food).", "The kitchen was warm and white with flour."),
        "When they were ready, \(hero) counted them.",
        "There were \(spelled(people * each)) \(food) on the plate."),
      paragraph(
        "Just then \(friend) knocked at the door.", said("What smells so good?", friend),
        said("Come in and eat with us!", hero),
        "There were \(spelled(people)) people at the table now.",
        said("How many does everybody get?", friend),
        "\(hero) thought: \(spelled(people * each)) divided by \(spelled(people)) is \(spelled(each)).",
        said("Everybody gets \(spelled(each)).", hero)),
      paragraph(
        either(
          "Not one crumb was left.", "They ate until the plate was empty.",
          "Nobody spoke, because everybody was eating."),
        either(
          "Sharing made them taste even better.", farewell(hero),
          said("Tomorrow you must come to us.", friend))),
    ]
  }

  /// Writes a story about a parcel that must be delivered despite an obstacle.
  mutating func parcel() -> [String] {
    let hero = children(1)[0]
    let sender = relative(of: hero)
    let receiver = elder()
    let goods = either(
      "a warm pie", "a jar of plum jam", "a pair of mended boots", "a small clock",
      "a box of candles", "a woollen blanket")
    let home = either("on the other side of the valley", "beyond the wood", "at the end of the long lane")
    let work = either(
      "feeding the hens", "reading by the window", "sweeping the yard", "doing nothing at all")
    let obstacle = pick(Obstacle.all)
    return [
      paragraph(
        opening(hero, in: obstacle.season),
        "\(hero) was \(work) when \(sender) came with a parcel.",
        said("Please take this to \(receiver).", sender),
        "It was \(goods), wrapped in \(either("brown paper", "a clean cloth")).",
        said("I will be careful with it.", hero)),
      paragraph(
        "\(receiver) lived \(home).",
        "Halfway there, \(hero) had to stop, because \(obstacle.name).",
        either(
          "What now?", "\(hero) thought of turning back.",
          "For a moment \(hero.they) did not know what to do."),
        "But \(receiver) was waiting, and so \(hero) \(obstacle.solution)."),
      paragraph(
        "At last \(hero.they) saw a light in the window.", said("You came in spite of everything!", receiver),
        said("I promised to bring it.", hero),
        "\(receiver) opened the parcel: it was \(goods).",
        said(
          either("That is just what I needed.", "How kind of \(sender.isFemale ? "her" : "him")!"),
          receiver.they)),
      paragraph(
        "\(receiver) gave \(hero) \(either("a cup of hot milk", "a slice of bread with honey", "a bowl of soup")).",
        either("The way home seemed much shorter.", farewell(hero), "A promise kept is a light load.")),
    ]
  }

  /// Writes a story about a journey, with the hours added up.
  mutating func journey() -> [String] {
    let hero = children(1)[0]
    let companion = relative(of: hero)
    let (start, hours) = (number(6...9), number(2...3))
    let pastime = either("told a story", "read the newspaper", "knitted", "fell asleep")
    let vehicle = either("train", "bus")
    let goal = either("the sea", "the mountains", "the big city", "the lake", "the old castle")
    return [
      paragraph(
        "\(hero) and \(companion) were going to \(goal).",
        "The \(vehicle) left at \(spelled(start)) o'clock in the morning.",
        said("How long will it take?", hero), said("\(capitalized(spelled(hours))) hours.", companion),
        said("Then we will be there at \(spelled(start + hours)) o'clock!", hero)),
      paragraph(
        "\(hero) sat by the window.",
        either(
          "Fields, woods and villages went by.", "A man with a big suitcase slept in the corner.",
          "A woman with a basket gave them each a pear."),
        "\(companion) \(pastime), and \(hero) looked out.",
        said("Are we there yet?", hero), said(either("Not yet.", "One hour more."), companion)),
      paragraph(
        "At \(spelled(start + hours)) o'clock the \(vehicle) stopped.",
        "And there it was: \(goal).",
        said(either("It is bigger than I thought!", "I have never seen anything like it!"), hero),
        either(
          "They walked around until their feet hurt.", "They ate their bread on a bench in the sun.",
          "They stood still and looked for a long time.")
      ),
      paragraph("In the evening they went home again.", farewell(hero)),
    ]
  }

  /// Writes a story about a library book that is read and passed on.
  mutating func libraryBook() -> [String] {
    let friends = children(2)
    let (hero, friend) = (friends[0], friends[1])
    let subject = either(
      "a ship that sailed around the world", "a fox who wanted to be a king",
      "a girl who lived in a lighthouse",
      "a boy who could talk to birds", "a clock that ran backwards", "a village at the bottom of a lake",
      "a bear who could not sleep in winter")
    let (pages, perDay) = (number(2...9) * 10, 10)
    return [
      paragraph(
        "\(hero) went to the library \(either("on Monday", "on Friday", "after school")).",
        said("I am looking for a good book.", hero), said("Try this one.", "the librarian"),
        "It was a book about \(subject)."),
      paragraph(
        "The book had \(spelled(pages)) pages.", "\(hero) read \(spelled(perDay)) pages every day.",
        "After \(counted(pages / perDay, "day", "days")) \(hero.they) had read the whole book.",
        either(
          "It was so good that \(hero.they) was sorry when it ended.",
          "\(hero.they) had even read it under the blanket.")),
      paragraph(
        said("What is it about?", friend), said("It is about \(subject).", hero),
        said("And how does it end?", friend),
        said(either("That I will not tell you.", "Read it, and you will see."), hero)),
      paragraph(
        "So \(friend) borrowed the book, too.",
        either(
          "A week later they talked about nothing else.", "Later they wrote a story of their own.",
          "And when \(friend) had read it, \(friend.they) gave it to the next child.")),
    ]
  }
}
