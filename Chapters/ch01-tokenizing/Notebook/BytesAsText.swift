import Notebooks
import Tokenizing

/// Section 2.5: bytes, characters, and tokens that are neither.
func bytesAsText(_ notebook: Notebook, _ texts: ChapterTexts) {
  notebook.cell(
    "2.5 A printable character for every byte",
    """
    A vocabulary file is text, but not every byte is printable. So each of \
    the 256 is mapped to a character: the 188 printable ones stand for \
    themselves, and the others get the code points from 256 on. The space \
    becomes Ġ, the line break Ċ. An accented letter takes two bytes in \
    UTF-8, and so two characters.
    """)
  let own = (UInt8.min...UInt8.max).count {
    ByteAlphabet.character(for: $0).value == UInt32($0)
  }
  notebook.show("bytes that stand for themselves", own)
  var alphabet = Table(["text", "bytes", "as characters"])
  for text in ["A", " ", "\n", "é", "ї", "🙂"] {
    let bytes = Array(text.utf8)
    alphabet.append([
      text.debugDescription, "\(bytes)", ByteAlphabet.text(for: bytes),
    ])
  }
  notebook.show("bytes in a vocabulary file", alphabet)

  notebook.cell(
    "2.5 Half a character",
    """
    Most emoji take several tokens. Decoded one at a time, these are not \
    valid UTF-8 and show up as replacement characters. Decoded together, \
    they are the emoji.
    """)
  let tokenizer = texts.tokenizer
  let ids = tokenizer.encodeOrdinary("An owl 🦉")
  var pieces = Table(["id", "bytes", "decoded alone"], numbers: ["id"])
  for id in ids {
    pieces.append([
      "\(id)", "\(tokenizer.bytes(of: id))",
      tokenizer.decode([id]).debugDescription,
    ])
  }
  notebook.show("tokens", pieces)
  notebook.show("together", tokenizer.decode(ids))

  notebook.cell(
    "2.5 Decoding while a model writes",
    """
    A chat shows each token as it arrives. The streaming decoder holds \
    back the first bytes of a character until the rest arrive, so no \
    replacement characters flicker on the screen.
    """)
  notebook.source(of: "StreamingDecoder.append", "StreamingDecoder.finish")
  var decoder = StreamingDecoder(tokenizer)
  var arriving = Table(["id", "new text"], numbers: ["id"])
  for id in ids {
    arriving.append(["\(id)", decoder.append(id).debugDescription])
  }
  notebook.show("token by token", arriving)
  notebook.show("left at the end", decoder.finish().debugDescription)

  notebook.cell(
    "2.5 An answer that breaks off",
    "If the last tokens never arrive, a replacement character at the end shows that something is missing."
  )
  var answer = ""
  for id in ids.dropLast() { answer += decoder.append(id) }
  notebook.show("arrived", answer)
  notebook.show("left at the end", decoder.finish().debugDescription)
}

/// Section 2.5: spaces, line breaks, and characters that look alike.
func whiteSpace(_ notebook: Notebook, _ texts: ChapterTexts) throws {
  notebook.cell(
    "2.5 Words before merging",
    """
    Merges stay inside words. GPT-2 cuts them with a regular expression: a \
    space goes with the word after it, and of several spaces only the last \
    one does. Contractions, numbers and punctuation are separate words. \
    GPT2PreTokenizer finds the same words without the expression.
    """)
  notebook.source(of: "GPT2PreTokenizer.pattern")
  let expression = try Regex(GPT2PreTokenizer.pattern)
    .matchingSemantics(.unicodeScalar)
  let examples = [
    "I'd  say 42!", "  two spaces", "ends with one ", "tab\there",
    "one\n\ntwo", "one\r\ntwo",
  ]
  for text in examples {
    notebook.print(
      text.debugDescription, "→", GPT2PreTokenizer.pieces(of: text))
  }
  let agree = (examples + [texts.story.content]).allSatisfy { text in
    let matches = text.matches(of: expression).map { text[$0.range] }
    return matches.map { Array($0.utf8) }
      == GPT2PreTokenizer.pieces(of: text).map { Array($0.utf8) }
  }
  notebook.claim(
    "in these texts and the story, they are the expression's matches",
    agree)

  notebook.cell(
    "2.5 Windows line breaks",
    """
    Windows ends a line with "\\r\\n", which Swift counts as one \
    character. To the tokenizer it is two bytes, and its tokens differ \
    from those of "\\n". A model trained on only one kind of line break \
    has never seen the other; decoding restores both unchanged.
    """)
  let tokenizer = texts.tokenizer
  let lines = ["one\ntwo", "one\r\ntwo", "one\n\n\ntwo"]
  let encoded = try lines.map { try tokenizer.encode($0) }
  for (text, ids) in zip(lines, encoded) {
    notebook.show(
      text.debugDescription,
      idTable(ids, name: tokenizer.printable))
  }
  notebook.claim(
    "decoding restores every byte",
    zip(lines, encoded).allSatisfy { text, ids in
      tokenizer.decode(ids).utf8.elementsEqual(text.utf8)
    })

  notebook.cell(
    "2.5 One more space, another token",
    """
    The space before a word belongs to its token. Ending a prompt with a \
    space is a common mistake: the space is then already spent.
    """)
  notebook.ask("Do \"tea\" and \" tea\" have the same id?")
  var spaces = Table(["text", "ids", "tokens"])
  for text in ["tea", " tea", "like tea", "like ", "like  tea"] {
    let ids = try tokenizer.encode(text)
    let tokens = ids.map(tokenizer.printable).joined(separator: " ")
    spaces.append([text.debugDescription, "\(ids)", tokens])
  }
  notebook.show("spaces", spaces)
  notebook.answer(
    """
    To a model, "tea" and " tea" are unrelated until it learns otherwise.
    """)

  notebook.cell(
    "2.5 Two ways to write one letter",
    """
    "é" can be one code point, or an e followed by a combining accent. \
    They look alike and Swift considers them equal, but their bytes \
    differ, and so do their tokens. Good data preparation normalizes text \
    to one form.
    """)
  let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
  var forms = Table(["text", "bytes", "ids"])
  for text in [composed, decomposed] {
    let ids = tokenizer.encodeOrdinary(text)
    forms.append([text, "\(Array(text.utf8))", "\(ids)"])
  }
  notebook.show("two forms", forms)
  notebook.claim(
    "equal in Swift, different to the tokenizer",
    composed == decomposed
      && tokenizer.encodeOrdinary(composed)
        != tokenizer.encodeOrdinary(decomposed)
  )
}
