import Corpora
import Notebooks
import Tokenizing
import TokenizingTopics

/// Bytes and characters: what a file does not say about itself.
func encodings(_ notebook: Notebook) throws {
  notebook.cell(
    "Encodings: the same text, other bytes",
    """
    A file has bytes, a text has characters, and an encoding says which \
    bytes stand for which. Latin-1 and CP1251 have one byte a character, so \
    256 characters at most; UTF-8 has one to four and all of Unicode.
    """)
  notebook.ask("Which of these encodings can write the Ukrainian story?")
  notebook.source(of: "TextEncoding.decode")
  let story = try Corpus.ukrainianStory()
  var table = Table(
    ["encoding", "bytes", "per character", "restored"],
    numbers: ["bytes", "per character"])
  var allExact = true
  for encoding in TextEncoding.allCases {
    guard let bytes = try? encoding.encode(story) else {
      table.append([encoding.rawValue, "–", "–", "cannot be written"])
      continue
    }
    let text = try encoding.decode(bytes)
    let isExact = text.utf8.elementsEqual(story.utf8)
    allExact = allExact && isExact
    let perCharacter =
      Double(bytes.count) / Double(story.unicodeScalars.count)
    table.append([
      encoding.rawValue, "\(bytes.count)", perCharacter.decimals(2),
      isExact ? "yes" : "no",
    ])
  }
  notebook.show("\(story.unicodeScalars.count) characters", table)
  notebook.claim(
    "what can be written is restored, exact to the byte", allExact)
  notebook.answer(
    """
    Latin-1 has no Cyrillic letters, and says so. The others restore every \
    character.
    """)
  try mojibake(notebook, story: story)
  try broken(notebook, story: story)
}

/// The right bytes, read in the wrong encoding.
private func mojibake(_ notebook: Notebook, story: String) throws {
  notebook.cell(
    "Encodings: the wrong one, and the way back",
    """
    Read in another encoding, the bytes give other characters, and a \
    tokenizer takes them without complaint. If each byte became a \
    character, nothing is lost: write the nonsense back to bytes, and read \
    them as what they are.
    """)
  let line = String(story.prefix(41))
  let wrong = try TextEncoding.cp1251.decode(Array(line.utf8))
  let bytes = try TextEncoding.cp1251.encode(wrong)
  let right = try TextEncoding.utf8.decode(bytes)
  let cyrillic = try TextEncoding.cp1251.encode(line)
  notebook.show("UTF-8", line)
  notebook.show("read as CP1251", wrong)
  notebook.show("and back", right)
  notebook.show(
    "CP1251 read as Latin-1", try TextEncoding.latin1.decode(cyrillic))
  let tokenizer = BytePairEncoding(merges: [])
  notebook.show("tokens of bytes", tokenizer.encodeOrdinary(line).count)
  notebook.show("after the mistake", tokenizer.encodeOrdinary(wrong).count)
  notebook.claim("the way back is exact", right == line)
  let everyByte: [UInt8] = Array(0...255)
  let allLatin = try TextEncoding.latin1.decode(everyByte)
  notebook.claim(
    "all 256 bytes survive Latin-1",
    try TextEncoding.latin1.encode(allLatin) == everyByte)
}

/// Byte-order marks, and bytes that are no text at all.
private func broken(_ notebook: Notebook, story: String) throws {
  notebook.cell(
    "Encodings: marks, guesses and damaged bytes",
    """
    Some programs write a byte-order mark first, which a tokenizer would \
    take for a word. Without one, only UTF-8 can be told with some \
    certainty. A damaged file is either refused, with the place, or \
    repaired with U+FFFD, which loses what was there.
    """)
  notebook.source(of: "guessedEncoding")
  let utf8 = Array(story.utf8)
  let samples: [(String, [UInt8])] = [
    ("UTF-8", utf8), ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + utf8),
    (
      "UTF-16 with a mark",
      try [0xFF, 0xFE] + TextEncoding.utf16LittleEndian.encode(story)
    ),
    ("CP1251", try TextEncoding.cp1251.encode(story)),
    ("Latin-1", try TextEncoding.latin1.encode("Grüße aus Malmö")),
  ]
  for (name, bytes) in samples {
    notebook.show(name, guessedEncoding(of: bytes).rawValue)
  }
  let restored = try samples.prefix(4).allSatisfy {
    try readText($0.1).utf8.elementsEqual(story.utf8)
  }
  notebook.claim("the story is read right from all four", restored)
  let cut = Array(utf8.prefix(9))  // in the middle of a letter
  do {
    _ = try TextEncoding.utf8.decode(cut)
  } catch {
    notebook.show("refused", error)
  }
  notebook.show("repaired", repairedUTF8(cut))
  notebook.remark(
    """
    What this does not show: that a guess is right. Russian in KOI8-R and \
    Greek in ISO 8859-7 would be taken for CP1251 here; ask for the \
    encoding where you can.
    """)
}
