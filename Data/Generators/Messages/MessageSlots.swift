/// The words that fill the slots of the message templates.
///
/// The messages to classify and the pretraining text share most of the words. Each also has some that
/// the other lacks, so a classifier meets words that pretraining never showed in that position.
enum MessageSlots {
  /// The words of `Data/messages.tsv`.
  static let labelled = slots(leavingOut: 0)
  /// The words of `Data/practice.txt`.
  static let practice = slots(leavingOut: 1)

  /// Returns the word lists; those with ten or more words lose each word whose index is `rest` modulo 5.
  private static func slots(leavingOut rest: Int) -> Slots {
    all.mapValues { words in
      guard words.count >= 10 else { return words }
      return words.enumerated().filter { $0.offset % 5 != rest }.map(\.element)
    }
  }

  private static let all: Slots = [
    "name": Characters.girls + Characters.boys,
    "elder": Characters.elders.map(\.name),
    "kin": ["mum", "dad", "grandma", "grandpa", "my aunt", "my uncle", "my sister", "my brother"],
    "day": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "month": ["March", "April", "May", "June", "July", "September", "October", "November"],
    "when": [
      "today", "tonight", "tomorrow", "on {day}", "at {time}", "this afternoon", "after school", "after work",
      "at lunch", "this weekend", "next week", "in the morning",
    ],
    "time": [
      "six", "seven", "half past five", "{2-11}", "{2-11}.30", "{2-9} o'clock", "noon", "ten to four",
      "quarter past three", "eight",
    ],
    "place": [
      "the library", "the bakery", "the market", "the station", "the old mill", "the harbour", "the park",
      "the lake", "the school hall", "the tea room", "the cinema", "the swimming pool", "the museum",
      "the church hall", "the bus stop", "the clock tower", "the fountain", "your house", "my place",
      "the bridge",
    ],
    "town": [
      "Oakham", "Millbridge", "Greenhill", "Northfield", "Ashby", "Stonewell", "Larkford", "Elmstead",
      "Westport", "Seaford",
    ],
    "food": [
      "plum cake", "tomato soup", "pancakes", "apple pie", "cheese rolls", "noodles", "carrot soup", "rice",
      "onion tart", "honey bread", "potato salad", "cherry jam", "beans on toast", "mushroom stew",
      "omelettes",
    ],
    "drink": ["tea", "coffee", "hot chocolate", "apple juice", "lemonade", "milk"],
    "thing": [
      "umbrella", "blue scarf", "bicycle pump", "library book", "tent", "guitar", "sewing box", "ladder",
      "rain coat", "chess board", "wool hat", "torch", "lunch box", "camera", "music stand", "football",
      "drum", "house key", "left glove", "spade",
    ],
    "animal": ["cat", "dog", "hen", "goat", "rabbit", "parrot", "hamster", "pony", "goose", "tortoise"],
    "mischief": [
      "ate the butter", "is asleep in the washing", "hid my left sock", "is on the roof again",
      "sat on the homework", "learned to open the fridge", "is staring at the wall", "chased the postman",
      "fell into the pond", "stole a sausage", "will not come out from under the bed", "dug up the tulips",
    ],
    "subject": ["maths", "history", "music", "spelling", "biology", "geography", "drawing", "physics"],
    "game": [
      "chess", "football", "cards", "table tennis", "volleyball", "the quiz", "the egg race", "bowls",
    ],
    "film": [
      "the one about the lighthouse", "the film with the talking horse", "that old comedy",
      "the pirate film", "the long one about bees", "the detective story",
    ],
    "weather": [
      "raining", "snowing", "sunny at last", "windy", "foggy", "hot", "freezing", "pouring", "mild",
      "thundering",
    ],
    "mood": ["tired", "happy", "hungry", "bored", "nervous", "proud", "sleepy", "cold", "excited", "lost"],
    "ill": ["a cold", "a sore throat", "a headache", "a bad cough", "a fever", "toothache"],
    "prize": [
      "a weekend by the sea", "a new phone", "a gift card", "a camera", "a holiday for two", "a gold watch",
      "a music player", "a year of free calls", "a hamper of sweets", "a big screen", "a games console",
      "two concert tickets", "a cash prize", "a new bicycle", "a coffee machine",
    ],
    "goods": [
      "phones", "watches", "trainers", "sofas", "carpets", "sunglasses", "handbags", "ring tones",
      "garden chairs",
      "curtains", "perfumes", "cameras", "windows", "mattresses", "pans",
    ],
    "firm": [
      "LuckyLine", "PrizeBarn", "Golden Draw", "MegaTone", "QuickCash", "Happy Offers", "StarBonus",
      "TopDeal",
      "SmileLoans", "WinWorld", "SilverClub", "BargainBay", "TextFun", "PhoneJoy", "CashCow",
    ],
    "shop": [
      "Oakham Bakery", "Millbridge Books", "Larkford Shoes", "the clock shop", "Ashby Flowers",
      "Penn's Bicycles", "the tailor's shop", "Greenhill Garden Centre", "Dale's Fish", "the cheese shop",
    ],
    "clinic": [
      "Dr Rowan's surgery", "Dr Holm's clinic", "Northfield Dental", "the Ashby eye clinic",
      "Mrs Fenn's animal clinic", "Stonewell Health Centre",
    ],
    "bank": ["Larkford Bank", "Millbridge Savings", "Oakham Bank", "Westport Bank"],
    "price": ["${2-9}", "${10-95}", "${2-9}.50", "{2-30} dollars", "${1-9}.99"],
    "sum": ["$50", "$100", "$200", "$250", "$500", "$750", "$1000", "$2000", "$5000"],
    "phone": ["555 01{10-99}"],
    "code": ["55{10-99}"],
    "word": ["WIN", "YES", "CASH", "GO", "PRIZE", "CLAIM", "FUN", "LUCKY", "GOLD", "STAR"],
    "link": [
      "prizes.example", "claim-now.example", "parcel-fee.example", "safe-login.example", "bonus.example",
      "your-account.example", "lucky.example", "deals.example", "cash.example", "fast-money.example",
    ],
    "train": ["the {2-11}.15", "the {2-11}.40", "the bus", "the slow train", "the ferry", "the night train"],
  ]
}
