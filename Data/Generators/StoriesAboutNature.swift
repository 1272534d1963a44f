/// A crop, and the dish made from it.
private struct Crop {
  let one: String
  let many: String
  let meal: String

  static let all = [
    Crop(one: "pumpkin", many: "pumpkins", meal: "a big pot of pumpkin soup"),
    Crop(one: "tomato", many: "tomatoes", meal: "a bowl of tomato salad"),
    Crop(one: "carrot", many: "carrots", meal: "a carrot cake"),
    Crop(one: "cabbage", many: "cabbages", meal: "a pot of cabbage soup"),
    Crop(one: "sunflower", many: "sunflowers", meal: "a bunch of flowers for the table"),
    Crop(one: "cucumber", many: "cucumbers", meal: "a plate of cucumber sandwiches"),
    Crop(one: "beetroot", many: "beetroots", meal: "a pot of red soup"),
  ]
}

/// An animal in trouble, and how to help it.
private struct AnimalInTrouble {
  let animal: String
  let sound: String
  let trouble: String
  let help: String
  let thanks: String

  static let all = [
    AnimalInTrouble(
      animal: "kitten", sound: "a thin cry", trouble: "sat high up in a tree and did not dare to come down",
      help: "fetched a ladder and carried it down", thanks: "The kitten purred."),
    AnimalInTrouble(
      animal: "duckling", sound: "a sad little voice", trouble: "had lost its mother in the reeds",
      help: "carried it along the bank until they heard the other ducks",
      thanks: "The duckling jumped into the water and swam to its mother."),
    AnimalInTrouble(
      animal: "hedgehog", sound: "a rustle in the leaves", trouble: "was caught in a net",
      help: "cut the net with a pair of scissors", thanks: "The hedgehog ran off under the hedge."),
    AnimalInTrouble(
      animal: "lamb", sound: "a loud bleating", trouble: "had fallen into a ditch",
      help: "climbed into the ditch and lifted it out", thanks: "The lamb ran back to the other sheep."),
    AnimalInTrouble(
      animal: "young owl", sound: "a strange cry", trouble: "had fallen out of its nest",
      help: "put it in a basket and hung the basket in the tree",
      thanks: "In the evening the old owl came and fed it."),
    AnimalInTrouble(
      animal: "puppy", sound: "a soft whimper", trouble: "was locked in the empty shed",
      help: "pulled the heavy door open", thanks: "The puppy jumped up and wagged its tail."),
    AnimalInTrouble(
      animal: "bee", sound: "a weak buzzing", trouble: "lay on the path and could not fly",
      help: "gave it a drop of sugar water on a spoon", thanks: "After a while the bee flew away."),
    AnimalInTrouble(
      animal: "frog", sound: "a splash", trouble: "swam in a bucket and could not get out",
      help: "tipped the bucket over", thanks: "The frog hopped away into the wet grass."),
  ]
}

/// A noise at night, and what really makes it.
private struct NightNoise {
  let sound: String
  let fear: String
  let truth: String
  let action: String

  static let all = [
    NightNoise(
      sound: "something knocked at the window", fear: "giant", truth: "a branch of the pear tree",
      action: "The next day they cut the branch."),
    NightNoise(
      sound: "something scratched under the floor", fear: "dragon", truth: "a mouse with a nut",
      action: "They left the mouse in peace."),
    NightNoise(
      sound: "something groaned in the yard", fear: "ghost", truth: "the old gate in the wind",
      action: "They closed the gate, and it was quiet."),
    NightNoise(
      sound: "something dripped in the kitchen", fear: "water spirit", truth: "the tap",
      action: "They turned the tap, and the dripping stopped."),
    NightNoise(
      sound: "something howled in the chimney", fear: "wolf", truth: "the wind",
      action: "They listened to it for a while, and it was almost like a song."),
    NightNoise(
      sound: "something walked across the roof", fear: "thief", truth: "the neighbour's cat",
      action: "The cat looked down at them and said nothing."),
  ]
}

extension TextWriter {
  /// Writes a story about seeds, patience and a harvest that is counted.
  mutating func garden() -> [String] {
    let hero = children(1)[0]
    let teacher = chance(oneIn: 2) ? elder() : relative(of: hero)
    let crop = pick(Crop.all)
    let (rows, inRow) = (number(2...6), number(2...8))
    let planted = rows * inRow
    let lost = number(1...3)
    return [
      paragraph(
        either(
          "\(hero) wanted to have a garden.", "\(hero) had a small piece of land behind the house.",
          "One day in spring, \(hero) was given a corner of the garden."),
        "\(teacher) gave \(hero.them) a bag of \(crop.one) seeds.",
        said("How many seeds are there?", hero), said("Count them.", teacher),
        "\(hero) made \(spelled(rows)) rows and put \(spelled(inRow)) seeds in each row.",
        "That was \(spelled(planted)) seeds."),
      paragraph(
        "Every \(either("morning", "evening")) \(hero) watered the rows.",
        either(
          "For a long time there was nothing to see but earth.", "For two weeks nothing happened."),
        said("They will never grow.", hero),
        said(either("Give them time.", "A seed works in the dark.", "Wait and see."), teacher),
        "Then, one day, there were small green leaves."),
      paragraph(
        either("Slugs came in the night", "A dry week came", "Two hens got into the garden")
          + ", and \(counted(lost, "plant was", "plants were")) lost.",
        "All the others grew.",
        "By the end of summer \(hero) could count \(counted(planted - lost, crop.one, crop.many)), one for each plant."
      ),
      paragraph(
        "\(hero) and \(teacher) made \(crop.meal).",
        either(
          "It tasted of sun and rain.", "There was enough for the whole street.",
          "They shared it with the neighbours."),
        either(
          "\(hero) put some seeds into a bag and kept them for the next spring.",
          "\(hero) was already thinking of the next year.", farewell(hero))),
    ]
  }

  /// Writes a story about an animal in trouble that is heard, found and helped.
  mutating func animalRescue() -> [String] {
    let friends = children(2)
    let (hero, friend) = (friends[0], friends[1])
    let animal = pick(AnimalInTrouble.all)
    let place = either("near the old bridge", "behind the church", "at the edge of the wood", "by the pond")
    return [
      paragraph(
        opening(hero, in: pick([.spring, .summer])),
        "\(hero) and \(friend) were walking \(place) when they heard \(animal.sound).",
        said("Did you hear that?", hero), said("Yes, it came from over there!", friend)),
      paragraph(
        either("They walked on quietly.", "They followed the sound.", "They stopped and listened."),
        "Then they saw it: \(a(animal.animal)) \(animal.trouble).",
        said(either("The poor thing!", "We must help it!"), hero),
        said(
          either(
            "Do not be afraid, little one.", "Be careful, it is frightened.", "Let us be very gentle."),
          friend)),
      paragraph(
        "\(hero) \(animal.help).",
        either(
          "\(friend) helped as well as \(friend.they) could.",
          "\(friend) stood by and did not make a sound."),
        animal.thanks),
      paragraph(
        either(
          "The two friends looked at each other and laughed.", "They stood there until it was out of sight.",
          "It was a small thing, but it made them happy."),
        either(
          "The next day they went back to the place, and all was well.",
          "After that, they always stopped and listened when they came to that place.", farewell(hero))),
    ]
  }

  /// Writes a story about a plan that the rain spoils, and the better one that replaces it.
  mutating func rainyDay() -> [String] {
    let friends = children(2)
    let (hero, friend) = (friends[0], friends[1])
    let plan = either("go to the lake", "climb the hill", "have a picnic", "fly a kite", "sail the boat")
    let weather = either(
      "rain was running down the window", "it was raining on all the roofs of the village",
      "the wind was shaking the trees and it was raining hard")
    let change = either(
      "the sun was shining", "the rain had stopped", "there was a rainbow over the fields")
    let game = either(
      "built a castle out of boxes", "baked a tray of biscuits", "made puppets out of old socks",
      "read a long story about a ship", "drew a map of the whole village", "played a game with buttons")
    return [
      paragraph(
        "On Saturday \(hero) and \(friend) wanted to \(plan).",
        "They had talked about it all week.",
        "But when \(hero) woke up, \(weather).",
        said(either("Oh no!", "Not today!"), hero)),
      paragraph(
        "\(friend) came with a wet coat and wet shoes.",
        said("What shall we do now?", friend),
        said("We cannot \(plan) in the rain.", hero),
        "They \(either("looked out of the window for a while", "listened to the rain on the roof")).",
        said(either("I have an idea!", "Then let us do something else!"), hero)),
      paragraph(
        "So they \(game).",
        either("The time passed quickly.", "They laughed so much that they forgot the rain."),
        "When they looked up again, \(change).",
        said("Do you still want to \(plan)?", friend),
        said(either("Tomorrow.", "Tomorrow, because first I want to finish this."), hero)),
      paragraph(
        either(
          "It had been a good rainy day.", "The next day was dry, and they had two good days instead of one.",
          farewell(hero))),
    ]
  }

  /// Writes a story about feeding and counting birds in winter.
  mutating func winterBirds() -> [String] {
    let hero = children(1)[0]
    let helper = relative(of: hero)
    let first = number(2...5)
    let more = number(1...6)
    let bird = pick(["sparrow", "robin", "finch", "blackbird"])
    let many = bird == "finch" ? "finches" : bird + "s"
    return [
      paragraph(
        "It had snowed all night, and the garden was white.", "\(hero) stood at the window.",
        said("What do the birds eat when there is snow?", hero),
        said("They find very little, so we should help them.", helper)),
      paragraph(
        "They put \(either("seeds", "crumbs and seeds", "some oats and an old apple")) on a board outside.",
        "At first no bird came.",
        "Then \(counted(first, bird, many)) came down from the hedge.",
        "A little later \(spelled(more)) more came.",
        said("Now there are \(spelled(first + more))!", hero)),
      paragraph(
        "\(hero) fed them every day until the snow was gone.",
        either(
          "In spring, one of them sang in front of \(hero.their) window.",
          "In spring, a pair of \(many) built a nest in the garden.",
          "By then, they were no longer afraid of \(hero.them)."),
        said(either("They have not forgotten you.", "That is their way to say thank you."), helper)),
    ]
  }

  /// Writes a story about a noise at night that turns out to be harmless.
  mutating func nightNoise() -> [String] {
    let hero = children(1)[0]
    let helper = relative(of: hero)
    let noise = pick(NightNoise.all)
    return [
      paragraph(
        "It was late, and \(hero) was in bed.",
        either("The moon shone into the room.", "The room was dark.", "Outside, the wind was blowing."),
        "Suddenly \(noise.sound).", "\(hero) pulled the blanket over \(hero.their) head.",
        said("It must be \(a(noise.fear))!", hero.they)),
      paragraph(
        "The noise came again.",
        "\(hero) jumped out of bed and ran to \(helper).",
        said("There is \(a(noise.fear)) in the house!", hero),
        said(either("Then let us go and look at it.", "Let us see what it is."), helper),
        "\(helper.they) lit a candle and took \(hero) by the hand."),
      paragraph(
        "They \(either("went slowly through the dark house", "walked on the tips of their toes")).",
        "And what did they find?", "It was only \(noise.truth).",
        said("So that is your \(noise.fear)!", helper), "\(hero) had to laugh.", noise.action),
      paragraph(
        either(
          "\(hero) went back to bed and was asleep in a minute.",
          "After that night, \(hero) was not afraid of the dark any more.",
          "Things look smaller when you carry a light to them.")),
    ]
  }
}
