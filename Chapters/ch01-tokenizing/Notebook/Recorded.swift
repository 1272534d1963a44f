/// What the stand-ins give, where the book prints values of its story and
/// of GPT-2's vocabulary. A run that shows ✗ here means that data or
/// tokenizer have changed; if they should have, copy the new values.
enum Recorded {
  static let characters = 19512
  static let beginning =
    "The tide clock of Sallow Quay had been eleven minutes late for as long "
    + "as anybody cared to remember"
  static let wordCount = 4852
  static let firstWords = [
    "The", "tide", "clock", "of", "Sallow", "Quay", "had", "been", "eleven",
    "minutes", "late", "for", "as", "long", "as", "anybody", "cared", "to",
    "remember", ",", "and", "nobody", "in", "the", "town", "would", "say",
    "why", ".", "It",
  ]

  static let entryCount = 824
  static let firstEntries = [
    "!", "\"", "'", "(", ")", "*", ",", "--", ".", ":", ";", "?", "A",
    "Always", "An", "And", "Are", "Around", "Ask", "At", "Because",
    "Behind", "Beyond", "But", "By", "Call", "Clock", "Clocks", "Come",
    "Constance", "Did", "Down", "Everyone", "Fill", "For", "Four", "Friday",
    "From", "Good", "HIGH", "Has", "Have", "He", "Heron", "Hm", "How", "I",
    "If", "In", "Is", "It",
  ]
  static let lastEntries = [
    "yet", "you", "your", "<|endoftext|>", "<|unk|>",
  ]
  static let sentenceIDs = [
    1, 50, 114, 389, 114, 515, 6, 784, 392, 2, 603, 274, 466, 535, 6, 1,
    604, 705, 555, 8, 1, 113, 2, 437, 330, 755, 727, 392, 8, 1,
  ]
  static let decodedSentence =
    "\" It _ is _ one, when it' s eleven minutes past,\" said the porter.\""
    + " You' ll get used to it.\""
  static let documentIDs = [
    825, 6, 254, 822, 431, 699, 11, 824, 48, 705, 825, 825, 507, 705, 825,
    8,
  ]
  static let decodedDocuments =
    "<|unk|>, do you like tea? <|endoftext|> In the <|unk|> <|unk|> of the "
    + "<|unk|>."

  static let teaIDs = [
    1843, 11, 361, 305, 951, 1805, 30, 220, 2047, 576, 259, 1376, 75, 297,
    256, 264, 354, 66, 284, 78, 69, 1133, 369, 74, 77, 770, 47, 75, 741, 13,
  ]
  static let akwirwIDs = [32, 74, 86, 321, 86, 262, 264]
  static let firstSentenceIDs = [
    1843, 11, 400, 320, 13, 302, 82, 514, 12, 12, 258, 256, 365, 30,
  ]
  static let shortIDs = [958, 275, 1133, 735]
  static let idCount = 6301
  static let firstIDs = [
    287, 256, 636, 590, 295, 353, 515, 296, 220, 656, 288, 427, 836, 1908,
    464, 1033, 1509, 334, 341, 666, 341, 1385, 495, 324, 777, 293, 351, 360,
    1703, 11, 291, 1348, 328, 259, 293, 86, 77, 1261, 498, 260, 478, 13,
    426, 299, 514, 271, 64, 520, 1146, 12,
  ]
}
