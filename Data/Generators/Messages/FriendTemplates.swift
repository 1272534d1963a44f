/// Templates for messages between friends and relatives.
enum FriendTemplates {
  static let arranging = [
    "[Are you|Will you be] free {when}? We could [go to|meet at] {place}.",
    "[Shall we|Let's|Can we] meet at {place} {when}?",
    "{name} and I are going to {place} {when}. [Want to come?|Are you in?|Join us!]",
    "[I can't|I cannot] come {when}, I have to [help {kin}|study {subject}|look after the {animal}|wash my hair]. How about {day}?",
    "Do you want to play {game} {when}?",
    "See you at {place} at {time}[, then| then|]. [Don't be late|Bring your {thing}|I'll be the one with the {thing}].",
    "Meet me [outside|in front of|behind] {place} at {time}. I'll bring {food}.",
    "{kin} says you can stay [for dinner|till {day}|the night]. Bring your {thing}.",
    "Change of plan: {place} is closed, so we meet at {place2}.",
    "What time does [your train|the film|the match|the party] start?",
    "[Which|What] day was the picnic again, {day} or {day2}?",
    "We're watching {film} {when}. [Popcorn's on me|You bring the snacks|No talking this time].",
    "Party at {name}'s on {day}. [Wear something green|Everyone brings {food}|Don't tell {name2}, it's a surprise].",
  ]
  static let onTheWay = [
    "[Running late|I'm late|Sorry, late again], {train} is stuck in {town}. Start without me.",
    "I'm on {train}, [home|there|with you] in {5-40} minutes.",
    "Just left {place}. Do we need [milk|bread|eggs|anything]?",
    "I'm at {place}. Where are you?",
    "Missed {train}. The next one is at {time}.",
    "Nearly there, [save me a seat|don't eat everything|put the kettle on].",
    "Stuck behind a flock of geese near {town}. [Really|No joke|I'm not making this up].",
    "Got home safe. [Thanks for the lift|Good night|Sleep well].",
    "Can you pick me up from {place} at {time}?",
    "Wrong bus. I'm in {town} now. It's nice here though.",
  ]
  static let errands = [
    "Please buy {food} on your way home.", "Can you feed the {animal} {when}?",
    "Have you seen my {thing}? I had it at {place}.",
    "You left your {thing} [here|at our house|in the car]. I'll bring it {when}.",
    "{kin} needs the {thing} back [by|before] {day}.",
    "Don't forget [{kin}'s birthday|the {thing}|your keys|to water the plants].",
    "Could you lend me your {thing} till {day}?", "The {thing} is under the stairs, behind the {thing2}.",
    "I put {food} in the oven. Take it out at {time}, please.",
    "Washing is on the line and it's {weather}. Could you run?",
    "Tell {kin} that dinner is at {time}.",
    "Who took the last {drink}? [Just asking|Confess|I have a list of suspects].",
  ]
  static let feelings = [
    "Thanks for [the {thing}|yesterday|your help|listening|the {food}]. You're [the best|a star|very kind].",
    "Sorry I was so grumpy [yesterday|this morning|on {day}].", "I'm so {mood} today.",
    "Good luck with [the test|{subject}|your {subject} exam] {when}!",
    "Happy birthday[, {name}|]! [Have a lovely day|Hope there's cake|May the {animal} be with you].",
    "I miss you. Write soon.",
    "You were great [in the play|on stage|at {game}]. Even {elder} clapped.",
    "How are you feeling? Still {mood}?",
    "I can't stop laughing about the {animal}.",
    "Congratulations[, {name}|]! I knew you would pass {subject}.",
    "Good night, sleep tight.", "Don't worry about {subject}. Nobody understood it.",
    "I told {name} everything. Sorry.",
    "That was the best {food} I ever had.", "Thinking of you. Hope {subject} went well.",
  ]
  static let news = [
    "The {animal} {mischief}.", "Our {animal} {mischief} and {kin} is not amused.",
    "It's {weather} here in {town}. And with you?",
    "{elder} [bought a motorbike|is learning to juggle|grew a pumpkin as big as a sheep|fell asleep in {subject}].",
    "I have {ill}, so no {game} for me.", "{name} has {ill} and can't come {when}.",
    "Guess what, {name} got a {animal}!",
    "We saw {film}. [Slept through half of it|{kin} cried|Don't bother|Loved it].",
    "The {subject} test was [easy|awful|all right|moved to {day}].",
    "I made {food}. [It's edible|The {animal} left the room|Come and try it|Smoke alarm says it's ready].",
    "{kin} is [knitting|painting the fence|singing in the bath|reading the map upside down] again.",
    "No {subject} {when}, {elder} has {ill}!", "My {thing} broke. [Again|Typical|Third one this year].",
    "They are building a new [bridge|bakery|school|pond] in {town}.",
    "{name} can't find the {animal}. If you see it, [wave|run|offer it {food}].",
  ]
  static let short = [
    "ok", "Ok, {when}", "yes", "No!", "On my way", "Where are you?", "ha ha", "Ha ha, {name}!",
    "See you {when}", "Thanks!",
    "Thanks {name}", "Good idea", "Not yet", "Maybe {when}", "What?", "Sure, {time}", "No idea, ask {kin}",
    "Yes please, {food}!",
    "Which {thing}?", "Home", "At {place}", "Coming", "Too {weather}", "So {mood}", "{time} is fine",
    "Ask {name}", "Me too", "Never mind",
    "Sounds good", "{day} then", "Poor {animal}", "Just {drink} for me", "Really?", "Night night",
    "Almost done", "Can't, {subject}",
  ]
  static let greetings = [
    "Hi {name}", "Hey", "Hello {name}", "Hi", "Morning", "Hey {name}", "Dear {name}", "Hiya",
    "Good evening {name}",
  ]
  static let closings = [
    "See you [soon|{when}|there].", "Love, {name}.", "Take care.", "Bye for now.", "Hugs, {name}.",
    "Let me know.", "Text me [later|back].",
    "Talk {when}.", "Got to go, {subject} starts.", "Say hi to {kin}.", "Don't tell {name}.",
    "Anyway, must run.",
  ]
}
