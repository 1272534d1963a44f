/// Values that the book and the notes print and that are too long for a
/// cell.
enum Printed {
  static let beginning =
    "I HAD always thought Jack Gisburn rather a cheap genius--"
    + "though a good fellow enough--so it was no "

  static let piecesWithBlanks = [
    "Hello", ",", "", " ", "world", ".", "", " ", "This", ",", "", " ",
    "is", " ", "a", " ", "test",
    ".", "",
  ]

  static let firstWords = [
    "I", "HAD", "always", "thought", "Jack", "Gisburn", "rather", "a",
    "cheap", "genius", "--",
    "though", "a", "good", "fellow", "enough", "--", "so", "it", "was",
    "no", "great", "surprise", "to",
    "me", "to", "hear", "that", ",", "in",
  ]

  static let firstEntries = [
    "!", "\"", "'", "(", ")", ",", "--", ".", ":", ";", "?", "A", "Ah",
    "Among", "And", "Are", "Arrt",
    "As", "At", "Be", "Begin", "Burlington", "But", "By", "Carlo",
    "Chicago", "Claude", "Come", "Croft",
    "Destroyed", "Devonshire", "Don", "Dubarry", "Emperors", "Florence",
    "For", "Gallery", "Gideon",
    "Gisburn", "Gisburns", "Grafton", "Greek", "Grindle", "Grindles", "HAD",
    "Had", "Hang", "Has", "He",
    "Her", "Hermia",
  ]

  static let teaIDs = [
    15496, 11, 466, 345, 588, 8887, 30, 220, 50256, 554, 262, 4252, 18250,
    8812, 2114, 1659, 617, 34680, 27271, 13,
  ]

  static let firstIDs = [
    40, 367, 2885, 1464, 1807, 3619, 402, 271, 10899, 2138, 257, 7026,
    15632, 438, 2016, 257, 922, 5891,
    1576, 438, 568, 340, 373, 645, 1049, 5975, 284, 502, 284, 3285, 326, 11,
    287, 262, 6001, 286, 465,
    13476, 11, 339, 550, 5710, 465, 12036, 11, 6405, 257, 5527, 27075, 11,
  ]
}
