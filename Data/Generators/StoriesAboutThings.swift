/// A lost object: when it was last used, where it turns up, and how it got there.
private struct LostThing {
  let name: String
  let when: String
  let found: String
  let because: String
  var season: Season? = nil

  static let all = [
    LostThing(
      name: "blue scarf", when: "went to the market", found: "on the fence beside the market",
      because: "The wind had carried it there.", season: .autumn),
    LostThing(
      name: "key", when: "opened the shed", found: "in the door of the shed",
      because: "Nobody had taken it out again."),
    LostThing(
      name: "red ball", when: "played behind the house", found: "under the big bush behind the house",
      because: "It had rolled there down the slope."),
    LostThing(
      name: "silver spoon", when: "ate in the garden", found: "in the nest of a magpie",
      because: "Magpies like things that shine.", season: .summer),
    LostThing(
      name: "book", when: "read in the apple tree", found: "on a branch of the apple tree",
      because: "It had been there all night, and luckily it had not rained.", season: .summer),
    LostThing(
      name: "left shoe", when: "played with the dog", found: "in the basket of the dog",
      because: "The dog had used it as a pillow."),
    LostThing(
      name: "wooden boat", when: "sailed it on the stream", found: "among the reeds by the bridge",
      because: "The water had carried it down the stream.", season: .spring),
    LostThing(
      name: "straw hat", when: "helped with the hay", found: "on top of the hay cart",
      because: "It had been thrown up there with the hay.", season: .summer),
    LostThing(
      name: "purse", when: "bought bread", found: "on the counter of the bakery",
      because: "The baker had kept it safe."),
    LostThing(
      name: "green umbrella", when: "took the bus", found: "in the office of the bus driver",
      because: "It had travelled to the last stop and back."),
    LostThing(
      name: "pencil", when: "did the sums", found: "behind the clock on the shelf",
      because: "Somebody had tidied the table."),
    LostThing(
      name: "whistle", when: "climbed the hill", found: "beside the flat stone on the hill",
      because: "It had fallen out of a pocket with a hole in it."),
  ]
}

/// A broken object: the symptom, the cause and the repair.
private struct BrokenThing {
  let name: String
  let symptom: String
  let cause: String
  let repair: String
  let result: String
  var season: Season? = nil

  static let all = [
    BrokenThing(
      name: "clock", symptom: "had stopped at ten past four", cause: "There is dust between the wheels.",
      repair: "cleaned every wheel with a soft brush", result: "The clock began to tick again."),
    BrokenThing(
      name: "kite", symptom: "would not rise into the air", cause: "The tail is too short.",
      repair: "tied a longer tail to it", result: "The kite rose high above the roofs.", season: .autumn),
    BrokenThing(
      name: "bicycle", symptom: "made a terrible noise", cause: "The chain is dry.",
      repair: "put a few drops of oil on the chain", result: "The bicycle ran without a sound."),
    BrokenThing(
      name: "lamp", symptom: "did not give any light", cause: "The wick is burnt down.",
      repair: "put in a new wick and filled it with oil", result: "The lamp gave a warm yellow light."),
    BrokenThing(
      name: "boat", symptom: "was full of water every morning", cause: "There is a crack in the bottom.",
      repair: "filled the crack with tar", result: "The boat stayed dry.", season: .summer),
    BrokenThing(
      name: "chair", symptom: "rocked on the floor", cause: "One leg is shorter than the others.",
      repair: "glued a thin piece of wood under the short leg", result: "The chair stood firm."),
    BrokenThing(
      name: "gate", symptom: "would not close", cause: "The hinge is loose.",
      repair: "tightened the screws of the hinge", result: "The gate closed with a soft click."),
    BrokenThing(
      name: "violin", symptom: "sounded wrong", cause: "One string is too loose.",
      repair: "turned the peg until the string was tight", result: "The violin sang like a bird."),
    BrokenThing(
      name: "stove", symptom: "filled the kitchen with smoke", cause: "There is an old nest in the chimney.",
      repair: "swept the chimney from top to bottom", result: "The stove burned well, and the air was clear."),
    BrokenThing(
      name: "bucket", symptom: "lost half of its water on the way", cause: "There is a hole in it.",
      repair: "closed the hole with a piece of tin", result: "Not one drop was lost."),
  ]
}

/// A handmade present.
private struct Present {
  let name: String
  let material: String
  let making: String
  let use: String

  static let all = [
    Present(
      name: "bird house", material: "some old boards", making: "sawed the boards and nailed them together",
      use: "Now the birds will live next to me!"),
    Present(
      name: "scarf", material: "a ball of red wool", making: "knitted a little every evening",
      use: "Now my neck will be warm all winter!"),
    Present(
      name: "notebook", material: "twenty sheets of paper and some thread",
      making: "folded the sheets and sewed them together", use: "Now I can write down all my stories!"),
    Present(
      name: "basket", material: "a bundle of willow twigs", making: "wove the twigs over and under",
      use: "Now I can carry my apples home!"),
    Present(
      name: "candle", material: "a piece of yellow wax", making: "melted the wax and poured it into a cup",
      use: "Now I can read when it is dark!"),
    Present(
      name: "kite", material: "blue paper and two thin sticks",
      making: "glued the paper to the sticks and tied on a long tail", use: "Now we only need some wind!"),
    Present(
      name: "picture of the sea", material: "a box of paints",
      making: "painted the waves and a small white boat",
      use: "Now I can see the sea from my bed!"),
    Present(
      name: "cake", material: "flour, eggs and a jar of plums",
      making: "baked it until it was brown and covered it with plums", use: "Plums are what I like best!"),
  ]
}

extension TextWriter {
  /// Writes a story about something that is lost and found where it was last used.
  mutating func lostThing() -> [String] {
    let friends = children(2)
    let (hero, friend) = (friends[0], friends[1])
    let thing = pick(LostThing.all)
    let places = pick(
      2, of: ["under the bed", "in the kitchen", "behind the door", "in every drawer", "on the stairs"])
    return [
      paragraph(
        opening(hero, in: thing.season), "\(hero) could not find \(hero.their) \(thing.name).",
        either(
          "It had been there the day before, and now it was gone.",
          "\(hero.they) needed it, and \(hero.they) needed it now.",
          "It was not where it belonged.")),
      paragraph(
        "\(hero.they) looked \(places[0]), but it was not there.",
        "\(hero.they) looked \(places[1]), but it was not there either.",
        said("Have you seen my \(thing.name)?", hero)),
      paragraph(
        said(
          either("No, I have not.", "No, I am sorry.", "Not today."), then: "When did you last have it?",
          friend),
        "\(hero) thought for a while.",
        said("I had it when I \(thing.when).", hero),
        said(either("Then let us look there!", "Then we should go there!"), friend)),
      paragraph(
        either("They went together.", "They put on their shoes and went.", "So off they went."),
        "And there was the \(thing.name), \(thing.found).", thing.because,
        said(
          either(
            "Thank you for your help.", "Next time I will think before I search.",
            "I am glad that we looked here."), hero),
        farewell(hero)),
    ]
  }

  /// Writes a story about something that breaks, is examined and gets repaired.
  mutating func repair() -> [String] {
    let hero = children(1)[0]
    let helper = chance(oneIn: 2) ? elder() : relative(of: hero)
    let thing = pick(BrokenThing.all)
    return [
      paragraph(
        opening(hero, in: thing.season), "The \(thing.name) \(thing.symptom).",
        either(
          "\(hero) did not know what to do.", "This made \(hero) sad.",
          "\(hero) shook it and pushed it, but that did not help.")),
      paragraph(
        "\(hero) went to \(helper).", said("What is wrong with the \(thing.name)?", hero.they),
        "\(helper) looked at it from every side.", said(thing.cause, helper),
        said("Can it be repaired?", hero),
        said(either("Of course it can.", "Yes, and you will do it yourself.", "We can try."), helper)),
      paragraph(
        "\(helper) showed \(hero) what to do.", "Then \(hero) \(thing.repair).",
        either("It took a whole hour.", "It was slow work.", "\(hero.they) worked with great care."),
        thing.result),
      paragraph(
        said(either("It works!", "We did it!", "Look, it is as good as new!"), hero),
        either(
          "\(helper) nodded and smiled.",
          "From that day on, people brought their broken things to \(hero).",
          "\(hero) had learned that most things can be repaired by someone who looks closely."),
        chance(oneIn: 2) ? farewell(hero) : ""),
    ]
  }

  /// Writes a story about a handmade present, since there is no money to buy one.
  mutating func present() -> [String] {
    let friends = children(2)
    let (hero, friend) = (friends[0], friends[1])
    let present = pick(Present.all)
    let days = number(2...6)
    return [
      paragraph(
        "\(friend) was going to have a birthday in \(spelled(days)) days.",
        "\(hero) wanted to give \(friend.them) something, but \(hero.they) had no money.",
        said("What shall I do?", hero), said("Make something with your own hands.", relative(of: hero))),
      paragraph(
        either("\(hero) thought about it all evening.", "\(hero) looked around the house."),
        "In a corner \(hero.they) found \(present.material).",
        said("I will make a \(present.name).", hero),
        "\(hero) \(present.making).",
        days > 3
          ? "After \(spelled(days - 1)) days the \(present.name) was ready."
          : "The \(present.name) was ready just in time."),
      paragraph(
        "On the birthday, \(hero) put the \(present.name) on the table.",
        said("Did you make this yourself?", friend), said("Yes, I did.", hero), said(present.use, friend),
        either(
          "It was the best present of all.", "\(friend) kept it for many years.",
          "\(hero) had never been so proud.")),
    ]
  }

  /// Writes a story about something that gets broken and a child who owns up.
  mutating func brokenCup() -> [String] {
    let hero = children(1)[0]
    let owner = relative(of: hero)
    let thing = either("cup", "plate", "vase", "teapot", "bowl", "window")
    let colour = thing == "window" ? "kitchen" : either("blue", "white", "green", "yellow")
    return [
      paragraph(
        opening(hero),
        "\(hero) was playing \(thing == "window" ? "with a ball in the yard" : "in the kitchen").",
        "\(hero.they) was not careful, and the \(colour) \(thing) broke with a loud crash.",
        "\(hero)'s heart beat fast."),
      paragraph(
        either(
          "Nobody had seen it.", "The house was quiet, and nobody came.",
          "For a moment \(hero) wanted to run away."),
        "The cat sat in the corner, and \(hero) could have said that it was the cat.",
        "But the cat had done nothing, and that would have been a lie."),
      paragraph(
        "So \(hero) went to \(owner).", said("I broke the \(thing), and I am sorry.", hero),
        "\(owner) was silent for a moment.",
        said(
          "Thank you for telling me the truth.",
          then: either(
            "\(a(thing)) can be replaced.", "Come, we will pick up the pieces together.",
            "Were you hurt?"), owner)),
      paragraph(
        "They swept the floor together.",
        either(
          "On Saturday they bought a new one.", "After that, \(hero) was more careful.",
          "\(hero) felt as light as a feather."),
        farewell(hero)),
    ]
  }
}
