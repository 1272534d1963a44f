/// A landmark on an old map, and what is hidden there.
private struct Treasure {
  let mark: String
  let container: String
  let content: String
  let meaning: String

  static let all = [
    Treasure(
      mark: "the hollow oak", container: "a tin box", content: "seven glass marbles and a wooden top",
      meaning: "Somebody hid these when he was a child."),
    Treasure(
      mark: "the third stone of the wall", container: "a small bottle",
      content: "a letter to whoever finds it",
      meaning: "It was written a hundred years ago."),
    Treasure(
      mark: "the old well", container: "a leather bag", content: "a rusty key with a number on it",
      meaning: "It is the key of the old school."),
    Treasure(
      mark: "the big rock by the stream", container: "a clay pot", content: "a handful of copper coins",
      meaning: "They are too old to buy anything, but they belong in the museum."),
    Treasure(
      mark: "the ruined tower", container: "a wooden chest", content: "a flute and some sheets of music",
      meaning: "Now we know who used to play up there."),
  ]
}

extension TextWriter {
  /// Writes a story about looking at the stars and naming a constellation.
  mutating func starryNight() -> [String] {
    let hero = children(1)[0]
    let helper = relative(of: hero)
    let picture = either("a great bear", "a swan", "a hunter", "a lyre", "a lion")
    let count = number(3...9)
    return [
      paragraph(
        "\(hero) could not sleep.",
        either("The room was too warm.", "The moon was too bright.", "There was too much to think about."),
        "\(hero.they) went out into the garden, and there sat \(helper) on the bench.",
        said("What are you doing here?", hero), said("I am looking at the stars.", helper)),
      paragraph(
        "\(hero) sat down and began to count the stars.",
        "At \(spelled(number(6...9) * 10)) \(hero.they) gave up.", said("There are too many!", hero),
        said(
          "Do you see those \(spelled(count)) over the roof?", then: "Together they are \(picture).", helper)),
      paragraph(
        "\(hero) looked for a long time, and then \(hero.they) saw it.",
        said(either("Now I will always find it.", "It has been there all the time!"), hero),
        said("Sailors found their way home by it.", helper)),
      paragraph(
        either("A cool wind came up, and they went inside.", "Somewhere an owl called."),
        either(
          "\(hero) fell asleep and dreamed of \(picture).",
          "From then on, \(hero) looked up before going to bed.", "Then \(hero) could sleep at last.")),
    ]
  }

  /// Writes a story about getting lost in the fog and following a sound home.
  mutating func lostInFog() -> [String] {
    let friends = children(2)
    let (hero, friend) = (friends[0], friends[1])
    let (sound, place): (String, String) = pick([
      ("the bell of the church", "the village"), ("the barking of a dog", "the farm"),
      ("the whistle of a train", "the station"), ("the sound of a hammer", "the house of the blacksmith"),
      ("the splashing of a wheel", "the mill"),
    ])
    return [
      paragraph(
        opening(hero, in: .autumn),
        "\(hero) and \(friend) had gone up the hill to"
          + " \(either("pick berries", "look for mushrooms", "collect wood")).",
        "On the way back, the fog came so quickly that they could not see the path."),
      paragraph(
        said("Where is the path?", friend), said("I do not know.", hero), said("Are we lost?", friend),
        said(either("Only if we run about.", "Not if we stay together."), hero),
        "They stood still, held hands and listened.", "At first there was nothing."),
      paragraph(
        "Then, far away, they heard \(sound).", said("That comes from \(place)!", friend),
        "They walked towards it, step by step, and stopped again and again to listen.",
        either("The sound grew louder.", "Each time it was a little nearer.")),
      paragraph(
        "When they came out of the fog, they stood in front of \(place).",
        said(either("I have never been so glad to see it.", "We found it with our ears!"), hero),
        either(
          "After that, \(hero) always took a lantern along.", farewell(hero),
          "At home there was hot soup, and nobody was angry.")),
    ]
  }

  /// Writes a story about a school play in which something goes wrong but ends well.
  mutating func schoolPlay() -> [String] {
    let friends = children(2)
    let (hero, friend) = (friends[0], friends[1])
    let teacher = elder()
    let part = either("the moon", "the king of the forest", "an old wizard", "a clever fox", "the north wind")
    let weeks = number(2...4)
    return [
      paragraph(
        "The school was going to put on a play, and \(hero) was chosen to be \(part).",
        "For \(spelled(weeks)) weeks \(hero.they) learned the lines.",
        either(
          "\(hero) said them to the cat.", "\(hero) said them on the way to school.",
          "\(hero) said them even at breakfast."),
        said("What if I forget everything?", hero), said("Then I will help you.", friend)),
      paragraph(
        "On the evening of the play, the hall was full.",
        "\(hero) stepped forward, saw all the faces, and forgot the first line.",
        "It was very quiet.",
        "Behind the curtain, \(friend) whispered the first word.",
        either("That was enough.", "Then everything came back.")),
      paragraph(
        "\(hero) played \(part) to the end, and the people clapped for a long time.",
        said(either("You were wonderful!", "Nobody noticed anything!"), teacher),
        said("I had a good friend behind the curtain.", hero),
        "\(hero) took \(friend) by the hand, and they bowed together."),
    ]
  }

  /// Writes a story about an old map and what it leads to.
  mutating func oldMap() -> [String] {
    let friends = children(2)
    let (hero, friend) = (friends[0], friends[1])
    let expert = elder()
    let treasure = pick(Treasure.all)
    let steps = number(2...9) * 10
    let direction = either("north", "south", "east", "west")
    return [
      paragraph(
        "In an old book, \(hero) found a map.",
        either("It was drawn by hand.", "The paper was brown and thin.", "One corner was missing."),
        "There was a cross on it, and a line of small letters: \(spelled(steps)) steps \(direction) of the bridge.",
        said("Shall we look for it?", hero), said("At once!", friend)),
      paragraph(
        "They went to the bridge and walked \(direction).",
        "\(hero) counted the steps, and \(friend) carried the spade.",
        "After \(spelled(steps)) steps they stood in front of \(treasure.mark).",
        said(either("It must be here.", "This is the place."), friend),
        "They dug until the spade hit something hard.", "It was \(treasure.container)."),
      paragraph(
        "Inside they found \(treasure.content).", said("What does it mean?", hero),
        "They took it to \(expert), who knew a lot about old things.", said(treasure.meaning, expert)),
      paragraph(
        either(
          "\(hero) and \(friend) looked at each other, and they were as proud as kings.",
          "They put the map back into the book, for the next child to find.",
          "That day they drew a map of their own and hid something, too.")),
    ]
  }

  /// Writes a story about a village feast to which everybody brings something.
  mutating func villageFeast() -> [String] {
    let guests = children(3)
    let (hero, second, third) = (guests[0], guests[1], guests[2])
    let dishes = pick(
      3,
      of: [
        "a pot of soup", "a plum cake", "a bowl of potatoes", "a basket of bread", "a round cheese",
        "a jug of apple juice",
      ])
    let (tables, seats) = (number(2...6), number(4...8))
    return [
      paragraph(
        "Once a year the whole village ate together in the square.",
        "\(hero) brought \(dishes[0]), \(second) brought \(dishes[1]), and \(third) brought \(dishes[2]).",
        "There were \(spelled(tables)) long tables with \(spelled(seats)) seats each,"
          + " so there was room for \(spelled(tables * seats)) people."
      ),
      paragraph(
        "When everybody had sat down, a stranger came up the road.",
        either("He was tired and dusty.", "He carried a heavy bag.", "He had walked all day."),
        said("Is there a place left for me?", "the stranger"),
        "\(hero) looked along the tables, and every seat was taken.",
        said("You can have half of mine.", hero)),
      paragraph(
        "So the stranger sat down and ate with them.",
        "Then he opened his bag and took out \(either("a violin", "an accordion", "a flute", "a small drum")).",
        "He played until the moon stood over the roofs, and \(second) and \(third) danced."),
      paragraph(
        either(
          "In the morning he was gone, but the children still knew his songs.",
          "He came back every year, and there was always a seat for him.", farewell(hero))),
    ]
  }

  /// Writes a story about crossing a river in a boat with too few seats for everybody.
  mutating func ferry() -> [String] {
    let hero = children(1)[0]
    let ferryman = elder()
    let (seats, trips) = (number(2...5), number(2...4))
    return [
      paragraph(
        "\(ferryman) had a boat and carried people across the river.",
        "\(spelled(seats)) people could sit in it, and not one more.",
        "One evening \(spelled(seats * trips)) people stood at the landing, and \(hero) was the last of them.",
        either("Dark clouds came up.", "It was getting dark.", "A cold wind was blowing.")),
      paragraph(
        said("How often must you cross the river?", hero), said("You can work that out.", ferryman),
        "\(hero) thought: \(spelled(seats * trips)) divided by \(spelled(seats)) is \(spelled(trips)).",
        said("\(spelled(trips)) times.", hero), said("Right.", ferryman)),
      paragraph(
        either("Some of the people began to push.", "Everybody wanted to be first."),
        said("There is time for all of you!", ferryman),
        "\(hero) let the others go first and waited on the bank.",
        "With the \(trips == 2 ? "second" : trips == 3 ? "third" : "fourth") boat \(hero.they) crossed the river, too."
      ),
      paragraph(
        "\(ferryman) let \(hero.them) hold the rudder.",
        said(either("Those who wait see more of the river.", "You have a steady hand."), ferryman),
        farewell(hero)),
    ]
  }
}
