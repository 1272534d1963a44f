/// Related words, such as synonyms, opposites and rhymes, for the practice text and the instructions.
enum WordPairs {
  static let synonyms = [
    ("big", "large"), ("small", "little"), ("happy", "glad"), ("sad", "unhappy"), ("fast", "quick"),
    ("begin", "start"), ("end", "finish"), ("shut", "close"), ("speak", "talk"), ("look", "watch"),
    ("clever", "smart"), ("silent", "quiet"), ("angry", "cross"), ("pretty", "beautiful"),
    ("hard", "difficult"),
    ("easy", "simple"), ("sick", "ill"), ("rich", "wealthy"), ("brave", "bold"), ("kind", "friendly"),
    ("tired", "sleepy"), ("correct", "right"), ("error", "mistake"), ("present", "gift"), ("street", "road"),
    ("stone", "rock"), ("forest", "wood"), ("sea", "ocean"), ("boat", "ship"), ("house", "home"),
    ("jump", "leap"), ("run", "race"), ("shout", "cry"), ("weep", "sob"), ("answer", "reply"),
    ("ask", "question"),
    ("help", "aid"), ("choose", "pick"), ("repair", "mend"), ("build", "make"), ("buy", "purchase"),
    ("odd", "strange"), ("funny", "amusing"), ("famous", "well-known"), ("huge", "enormous"),
    ("gather", "collect"),
    ("polite", "courteous"), ("honest", "truthful"), ("lazy", "idle"), ("neat", "tidy"), ("cold", "chilly"),
    ("wet", "damp"), ("glad", "pleased"), ("scared", "afraid"), ("calm", "peaceful"), ("noise", "sound"),
  ]

  static let opposites = [
    ("hot", "cold"), ("big", "small"), ("early", "late"), ("open", "closed"), ("full", "empty"),
    ("heavy", "light"), ("old", "young"), ("wet", "dry"), ("high", "low"), ("loud", "quiet"),
    ("day", "night"), ("left", "right"), ("fast", "slow"), ("near", "far"), ("sweet", "bitter"),
    ("thick", "thin"), ("question", "answer"), ("true", "false"), ("first", "last"), ("strong", "weak"),
    ("happy", "sad"), ("rich", "poor"), ("hard", "soft"), ("long", "short"), ("clean", "dirty"),
    ("up", "down"), ("inside", "outside"), ("begin", "end"), ("buy", "sell"), ("give", "take"),
    ("win", "lose"),
    ("love", "hate"), ("friend", "enemy"), ("wide", "narrow"), ("deep", "shallow"), ("brave", "afraid"),
    ("polite", "rude"), ("rough", "smooth"), ("straight", "crooked"), ("tall", "short"), ("alive", "dead"),
    ("asleep", "awake"), ("above", "below"), ("before", "after"), ("always", "never"), ("all", "none"),
    ("cheap", "expensive"), ("clever", "stupid"), ("easy", "difficult"), ("east", "west"), ("north", "south"),
    ("summer", "winter"), ("top", "bottom"), ("push", "pull"), ("remember", "forget"), ("arrive", "leave"),
    ("success", "failure"), ("sharp", "blunt"), ("generous", "mean"), ("careful", "careless"),
  ]

  static let plurals = [
    ("child", "children"), ("man", "men"), ("woman", "women"), ("foot", "feet"), ("tooth", "teeth"),
    ("mouse", "mice"), ("goose", "geese"), ("sheep", "sheep"), ("fish", "fish"), ("deer", "deer"),
    ("leaf", "leaves"), ("knife", "knives"), ("wolf", "wolves"), ("shelf", "shelves"), ("half", "halves"),
    ("loaf", "loaves"), ("thief", "thieves"), ("wife", "wives"), ("calf", "calves"), ("baby", "babies"),
    ("city", "cities"), ("story", "stories"), ("berry", "berries"), ("cherry", "cherries"),
    ("pony", "ponies"),
    ("lady", "ladies"), ("family", "families"), ("penny", "pennies"), ("box", "boxes"), ("fox", "foxes"),
    ("bus", "buses"), ("glass", "glasses"), ("dish", "dishes"), ("brush", "brushes"), ("watch", "watches"),
    ("church", "churches"), ("bench", "benches"), ("peach", "peaches"), ("potato", "potatoes"),
    ("tomato", "tomatoes"), ("hero", "heroes"), ("echo", "echoes"), ("ox", "oxen"), ("louse", "lice"),
    ("key", "keys"), ("boy", "boys"), ("toy", "toys"), ("monkey", "monkeys"), ("day", "days"),
    ("piano", "pianos"),
    ("dress", "dresses"), ("class", "classes"), ("scarf", "scarves"), ("person", "people"),
  ]

  static let misspellings = [
    ("freind", "friend"), ("recieve", "receive"), ("beleive", "believe"), ("definately", "definitely"),
    ("tommorow", "tomorrow"), ("seperate", "separate"), ("neccessary", "necessary"), ("wich", "which"),
    ("becuase", "because"), ("begining", "beginning"), ("adress", "address"), ("calender", "calendar"),
    ("wether", "weather"), ("libary", "library"), ("goverment", "government"), ("suprise", "surprise"),
    ("untill", "until"), ("writting", "writing"), ("runing", "running"), ("happyness", "happiness"),
    ("beautifull", "beautiful"), ("carefull", "careful"), ("allways", "always"), ("togather", "together"),
    ("peple", "people"), ("childern", "children"), ("nieghbour", "neighbour"), ("wierd", "weird"),
    ("yeild", "yield"), ("peice", "piece"), ("theif", "thief"), ("feild", "field"), ("hungery", "hungry"),
    ("intresting", "interesting"), ("diffrent", "different"), ("favorit", "favourite"),
    ("chocolat", "chocolate"),
    ("brekfast", "breakfast"), ("vegtable", "vegetable"), ("tomatoe", "tomato"), ("potatoe", "potato"),
    ("morming", "morning"), ("eveing", "evening"), ("gardan", "garden"), ("kitchin", "kitchen"),
    ("letr", "letter"), ("pensil", "pencil"), ("scool", "school"), ("teecher", "teacher"),
    ("doctar", "doctor"),
    ("bycicle", "bicycle"), ("musik", "music"), ("anser", "answer"), ("enuf", "enough"),
  ]

  static let rhymes = [
    ["cat", "hat", "mat", "rat"], ["tree", "bee", "sea", "knee"], ["house", "mouse"],
    ["moon", "spoon", "noon"],
    ["night", "light", "bright", "kite"], ["day", "play", "say", "way"], ["cake", "lake", "snake", "make"],
    ["boat", "coat", "goat", "note"], ["bell", "well", "shell", "tell"], ["king", "ring", "sing", "thing"],
    ["rain", "train", "chain"], ["book", "cook", "look", "hook"], ["fox", "box", "socks"],
    ["bed", "red", "bread"],
    ["star", "car", "far", "jar"], ["frog", "dog", "fog", "log"], ["nose", "rose", "toes"],
    ["snow", "go", "show"],
    ["hill", "mill", "still"], ["sock", "clock", "lock", "rock"], ["pear", "bear", "chair", "hair"],
    ["door", "floor", "four"], ["sky", "fly", "high", "pie"], ["pen", "hen", "ten", "men"],
    ["wall", "ball", "tall"],
  ]

  /// Adjectives with their comparatives and superlatives.
  static let degrees = [
    ("big", "bigger", "biggest"), ("small", "smaller", "smallest"), ("tall", "taller", "tallest"),
    ("old", "older", "oldest"), ("young", "younger", "youngest"), ("fast", "faster", "fastest"),
    ("slow", "slower", "slowest"), ("happy", "happier", "happiest"), ("heavy", "heavier", "heaviest"),
    ("good", "better", "best"), ("bad", "worse", "worst"), ("cold", "colder", "coldest"),
    ("hot", "hotter", "hottest"),
    ("thin", "thinner", "thinnest"), ("easy", "easier", "easiest"), ("funny", "funnier", "funniest"),
    ("long", "longer", "longest"), ("short", "shorter", "shortest"), ("strong", "stronger", "strongest"),
    ("weak", "weaker", "weakest"), ("kind", "kinder", "kindest"), ("dark", "darker", "darkest"),
    ("bright", "brighter", "brightest"), ("wet", "wetter", "wettest"), ("dry", "drier", "driest"),
    ("rich", "richer", "richest"), ("poor", "poorer", "poorest"), ("deep", "deeper", "deepest"),
    ("wide", "wider", "widest"), ("busy", "busier", "busiest"), ("quiet", "quieter", "quietest"),
    ("loud", "louder", "loudest"), ("sweet", "sweeter", "sweetest"), ("soft", "softer", "softest"),
    ("hard", "harder", "hardest"), ("clean", "cleaner", "cleanest"), ("far", "farther", "farthest"),
  ]
}
