/// A verb with the forms that the practice text and the instructions use.
struct Verb: Sendable {
  let base: String
  let third: String
  let past: String
  let participle: String

  private init(_ base: String, _ third: String, _ past: String, _ participle: String) {
    (self.base, self.third, self.past, self.participle) = (base, third, past, participle)
  }

  static let all = [
    Verb("go", "goes", "went", "gone"), Verb("see", "sees", "saw", "seen"),
    Verb("eat", "eats", "ate", "eaten"),
    Verb("drink", "drinks", "drank", "drunk"), Verb("write", "writes", "wrote", "written"),
    Verb("sing", "sings", "sang", "sung"), Verb("swim", "swims", "swam", "swum"),
    Verb("run", "runs", "ran", "run"),
    Verb("give", "gives", "gave", "given"), Verb("take", "takes", "took", "taken"),
    Verb("find", "finds", "found", "found"),
    Verb("buy", "buys", "bought", "bought"), Verb("bring", "brings", "brought", "brought"),
    Verb("think", "thinks", "thought", "thought"), Verb("catch", "catches", "caught", "caught"),
    Verb("teach", "teaches", "taught", "taught"), Verb("sleep", "sleeps", "slept", "slept"),
    Verb("keep", "keeps", "kept", "kept"), Verb("tell", "tells", "told", "told"),
    Verb("sell", "sells", "sold", "sold"),
    Verb("make", "makes", "made", "made"), Verb("build", "builds", "built", "built"),
    Verb("lose", "loses", "lost", "lost"),
    Verb("read", "reads", "read", "read"), Verb("ride", "rides", "rode", "ridden"),
    Verb("fly", "flies", "flew", "flown"),
    Verb("draw", "draws", "drew", "drawn"), Verb("grow", "grows", "grew", "grown"),
    Verb("know", "knows", "knew", "known"),
    Verb("break", "breaks", "broke", "broken"), Verb("speak", "speaks", "spoke", "spoken"),
    Verb("wear", "wears", "wore", "worn"), Verb("hide", "hides", "hid", "hidden"),
    Verb("fall", "falls", "fell", "fallen"),
    Verb("begin", "begins", "began", "begun"), Verb("come", "comes", "came", "come"),
    Verb("sit", "sits", "sat", "sat"),
    Verb("stand", "stands", "stood", "stood"), Verb("hear", "hears", "heard", "heard"),
    Verb("say", "says", "said", "said"),
    Verb("feel", "feels", "felt", "felt"), Verb("leave", "leaves", "left", "left"),
    Verb("meet", "meets", "met", "met"),
    Verb("pay", "pays", "paid", "paid"), Verb("walk", "walks", "walked", "walked"),
    Verb("jump", "jumps", "jumped", "jumped"),
    Verb("cook", "cooks", "cooked", "cooked"), Verb("open", "opens", "opened", "opened"),
    Verb("paint", "paints", "painted", "painted"), Verb("play", "plays", "played", "played"),
    Verb("carry", "carries", "carried", "carried"), Verb("cry", "cries", "cried", "cried"),
    Verb("wash", "washes", "washed", "washed"), Verb("watch", "watches", "watched", "watched"),
    Verb("dance", "dances", "danced", "danced"), Verb("stop", "stops", "stopped", "stopped"),
  ]
}

/// A transitive verb with objects that fit it, for sentences that have a passive.
struct Action: Sendable {
  let base: String
  let third: String
  let past: String
  let participle: String
  let objects: [String]

  static let all = [
    Action(
      base: "paint", third: "paints", past: "painted", participle: "painted",
      objects: ["the fence", "the door", "the boat", "a picture"]),
    Action(
      base: "clean", third: "cleans", past: "cleaned", participle: "cleaned",
      objects: ["the kitchen", "the window", "the lamp", "the room"]),
    Action(
      base: "eat", third: "eats", past: "ate", participle: "eaten",
      objects: ["the cake", "the apple", "the soup", "a pear"]),
    Action(
      base: "write", third: "writes", past: "wrote", participle: "written",
      objects: ["the letter", "a poem", "the story", "the list"]),
    Action(
      base: "find", third: "finds", past: "found", participle: "found",
      objects: ["the key", "the ring", "a coin", "the map"]),
    Action(
      base: "break", third: "breaks", past: "broke", participle: "broken",
      objects: ["the cup", "the window", "the chair", "a plate"]),
    Action(
      base: "carry", third: "carries", past: "carried", participle: "carried",
      objects: ["the basket", "the bag", "the box", "a bucket"]),
    Action(
      base: "read", third: "reads", past: "read", participle: "read",
      objects: ["the book", "the letter", "a story", "the map"]),
    Action(
      base: "repair", third: "repairs", past: "repaired", participle: "repaired",
      objects: ["the clock", "the bicycle", "the roof", "a shoe"]),
    Action(
      base: "build", third: "builds", past: "built", participle: "built",
      objects: ["the bridge", "the wall", "a house", "the boat"]),
    Action(
      base: "wash", third: "washes", past: "washed", participle: "washed",
      objects: ["the dishes", "the coat", "the dog", "a shirt"]),
    Action(
      base: "open", third: "opens", past: "opened", participle: "opened",
      objects: ["the door", "the gate", "the parcel", "a window"]),
    Action(
      base: "bake", third: "bakes", past: "baked", participle: "baked",
      objects: ["the bread", "a cake", "the pie", "the rolls"]),
    Action(
      base: "sell", third: "sells", past: "sold", participle: "sold",
      objects: ["the horse", "the old boat", "a clock", "the house"]),
    Action(
      base: "plant", third: "plants", past: "planted", participle: "planted",
      objects: ["the tree", "a rose", "the seeds", "the carrots"]),
    Action(
      base: "draw", third: "draws", past: "drew", participle: "drawn",
      objects: ["the map", "a horse", "the tower", "a circle"]),
    Action(
      base: "feed", third: "feeds", past: "fed", participle: "fed",
      objects: ["the cat", "the hens", "the pony", "a duck"]),
    Action(
      base: "hide", third: "hides", past: "hid", participle: "hidden",
      objects: ["the present", "the money", "the letter", "a bone"]),
    Action(
      base: "catch", third: "catches", past: "caught", participle: "caught",
      objects: ["the ball", "a fish", "the thief", "the mouse"]),
    Action(
      base: "steal", third: "steals", past: "stole", participle: "stolen",
      objects: ["the sausage", "the cheese", "a hat", "the spoon"]),
  ]

  /// The subjects of sentences in the practice text.
  static let agents =
    Characters.trades.map { "the \($0.name)" } + [
      "the girl", "the boy", "the farmer", "the old man", "the cook", "the king",
    ]

  /// The subjects of sentences in the instructions. They differ from `agents`, so no sentence occurs in both.
  static let otherAgents =
    Characters.elders.map(\.name)
    + [
      "the sailor", "the queen", "the nurse", "the neighbour", "the painter", "the captain", "the guest",
      "the pupil",
      "the driver", "the waiter", "the singer", "the soldier", "the prince", "the clown",
    ]
}
