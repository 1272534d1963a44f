/// A skill to learn: how the first attempt fails, and the advice that helps.
private struct Skill {
  let name: String
  let failure: String
  let advice: String
  let success: String
  var season: Season? = nil

  static let all = [
    Skill(
      name: "swim", failure: "swallowed a lot of water", advice: "Breathe slowly and do not fight the water.",
      success: "swam across the whole pond", season: .summer),
    Skill(
      name: "ride a bicycle", failure: "fell into the hedge", advice: "Look ahead and not at your feet.",
      success: "rode to the church and back", season: .spring),
    Skill(
      name: "whistle", failure: "made no sound but air", advice: "Make your lips small and round.",
      success: "whistled a whole song"),
    Skill(
      name: "skate", failure: "sat down hard on the ice", advice: "Bend your knees and lean forward.",
      success: "skated around the pond without falling", season: .winter),
    Skill(
      name: "juggle", failure: "dropped all three balls", advice: "Begin with one ball, and then take two.",
      success: "kept three balls in the air"),
    Skill(
      name: "knit", failure: "made a terrible knot", advice: "Count your stitches and do not hurry.",
      success: "knitted a warm pair of socks"),
    Skill(
      name: "play the flute", failure: "made a sound like an angry goose",
      advice: "Blow softly across the hole.",
      success: "played a tune for the whole family"),
    Skill(
      name: "row a boat", failure: "went round in circles", advice: "Pull both oars at the same time.",
      success: "rowed straight to the other side", season: .summer),
    Skill(
      name: "bake bread", failure: "took a black stone out of the oven",
      advice: "Let the dough rest, and watch the fire.", success: "put a golden loaf on the table"),
  ]
}

extension TextWriter {
  /// Writes a story about a skill that is hard at first and comes with practice.
  mutating func learning() -> [String] {
    let hero = children(1)[0]
    let teacher = chance(oneIn: 2) ? elder() : relative(of: hero)
    let skill = pick(Skill.all)
    let days = number(3...12)
    return [
      paragraph(
        opening(hero, in: skill.season), "\(hero) wanted to learn to \(skill.name).",
        said("That looks easy.", hero), "But it was not easy.",
        "The first time, \(hero.they) \(skill.failure)."),
      paragraph(
        said(either("I will never learn it.", "I am too clumsy for this.", "It is too hard for me."), hero),
        said(
          either("Nobody can do it on the first day.", "I could not do it at first either."),
          then: skill.advice, teacher)),
      paragraph(
        "\(hero) tried it again the next day, and the day after that.",
        either("Each time it went a little better.", "Some days were good, and some days were bad."),
        "After \(spelled(days)) days, \(hero) \(skill.success).",
        said(either("Did you see that?", "I can do it!"), hero),
        said(either("I saw it, and I am proud of you.", "I knew that you could."), teacher)),
      paragraph(
        either(
          "\(hero) had learned to \(skill.name), and something else as well: not to give up.",
          "A year later, \(hero) taught it to a younger child.", farewell(hero))),
    ]
  }

  /// Writes a story about a child who is new in the village and makes a friend.
  mutating func newNeighbour() -> [String] {
    let friends = children(2)
    let (hero, other) = (friends[0], friends[1])
    let gift = either("a loaf of bread", "a jar of honey", "a basket of apples", "some warm cake")
    let hobby = either("chess", "music", "birds", "old maps", "stars", "boats")
    let away = either("a town by the sea", "the mountains", "a big city", "the other side of the river")
    return [
      paragraph(
        "A new family had moved into the empty house next to \(hero).",
        "They came from \(away).",
        "There was a \(other.isFemale ? "girl" : "boy") called \(other),"
          + " who stood at the fence and did not say a word."
      ),
      paragraph(
        said("Why does \(other.they) not speak to us?", hero),
        said(
          either(
            "Perhaps \(other.they) is shy.", "Everything is new for \(other.them).",
            "Somebody has to begin."), relative(of: hero)),
        "So \(hero) took \(gift) and knocked at the door."),
      paragraph(
        "\(other) opened the door.", said("This is for you.", hero),
        said(either("Thank you, that is very kind!", "For me?"), other),
        "On the table in the hall \(hero) saw a book about \(hobby).",
        said("Do you like \(hobby)?", hero), said("I like nothing better.", other), said("So do I!", hero)),
      paragraph(
        "They talked until it was dark.",
        either(
          "From then on, nobody ever saw one of them without the other.",
          "The next day they walked to school together.",
          "And the fence between the two gardens soon had a gate.")),
    ]
  }

  /// Writes a story about two children who want the same thing and reach an agreement.
  mutating func quarrel() -> [String] {
    let friends = children(2)
    let (one, two) = (friends[0], friends[1])
    let judge = elder()
    let thing = either(
      "drum", "kite", "bicycle", "telescope", "football", "scooter", "rocking horse", "puppet theatre")
    return [
      paragraph(
        opening(one),
        "\(one) and \(two) found an old \(thing) \(either("in the attic", "behind the shed", "in the barn")).",
        said("I saw it first!", one), said("But I picked it up!", two),
        "They pulled and shouted until \(judge) came by."),
      paragraph(
        said("What is the matter?", judge), said("The \(thing) is mine!", one), said("No, it is mine!", two),
        said(
          either("How many days are there in a week?", "Can one \(thing) not make two children happy?"), judge
        ),
        "They \(either("looked at the ground", "stopped shouting", "were silent"))."),
      paragraph(
        either(
          "\(judge) tossed a coin to see who should begin, and it was \(two).",
          "In the end they agreed that \(two) should begin."),
        "\(two) had the \(thing) on Monday, \(one) had it on Tuesday, and so they went on.",
        "On Sunday they used it together."),
      paragraph(
        either(
          "Both of them found that Sunday was the best day of the week.",
          "Soon they forgot whose turn it was, and it did not matter.",
          "It was never again a reason for a quarrel.")),
    ]
  }

  /// Writes a story about a visit to a sick friend.
  mutating func sickFriend() -> [String] {
    let friends = children(2)
    let (hero, ill) = (friends[0], friends[1])
    let complaint = either("a cold", "a fever", "a sore throat", "a bad cough")
    let gift = either(
      "a pot of hot soup", "a jar of honey", "a picture book", "a bunch of flowers", "three oranges")
    return [
      paragraph(
        "\(ill) was not at school on \(either("Monday", "Tuesday", "Wednesday", "Thursday")).",
        said("Where is \(ill)?", hero), said("At home in bed, with \(complaint).", "the teacher"),
        "\(hero) thought about \(ill) all day."),
      paragraph(
        "After school \(hero) went to see \(ill.them) and brought \(gift).",
        said("How do you feel?", hero),
        said(either("A little better, now that you are here.", "Tired, but it is good to see you."), ill),
        "\(hero) sat by the bed and told \(ill.them) what had happened at school."),
      paragraph(
        either(
          "They laughed so much that \(ill) had to cough.", "\(ill) listened and smiled.",
          "They played a quiet game of cards, and \(ill) won."),
        "After a few days \(ill) was well again.",
        said(either("You are the best medicine.", "I will do the same for you one day."), ill)),
      paragraph(
        either(
          "And a month later, when \(hero) was ill, \(ill) stood at the door with \(gift).", farewell(hero),
          "They walked to school side by side.")),
    ]
  }

  /// Writes a story about a race in which one runner stops to help another.
  mutating func race() -> [String] {
    let friends = children(3)
    let (hero, rival, other) = (friends[0], friends[1], friends[2])
    let kind = either("running race", "boat race", "bicycle race", "ski race")
    let trouble =
      switch kind {
      case "boat race": "lost an oar"
      case "bicycle race": "fell off the bicycle"
      case "ski race": "fell into the deep snow"
      default: "fell over a root"
      }
    return [
      paragraph(
        "Every year there was a \(kind) in the village.", "\(hero) had practised for weeks.",
        said("This time I will win.", hero), said("We will see about that!", rival)),
      paragraph(
        "The race began.", "\(rival) was first, \(hero) was second, and \(other) was third.",
        "Halfway to the end, \(hero) was in front.",
        "Then \(hero) heard a cry: \(other) had \(trouble)."),
      paragraph(
        either("\(hero) looked ahead, and \(hero.they) looked back.", "\(hero) thought of the prize."),
        "Then \(hero.they) stopped and helped \(other).", "\(rival) passed them both and won.",
        said("You could have won!", other), said("There is a race every year.", hero)),
      paragraph(
        "In the evening the prize was given, and it was a big round cake.",
        "\(rival) \(either("cut it into three pieces", "called the other two to the table")).",
        said("One for each of us.", rival), farewell(hero)),
    ]
  }
}
