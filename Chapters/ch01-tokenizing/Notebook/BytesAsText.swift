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
  for text in ["A", " ", "\n", "é", "ї", "🙂"] {
    notebook.print(
      text.debugDescription, Array(text.utf8),
      ByteAlphabet.text(for: Array(text.utf8)))
  }

  let tokenizer = texts.tokenizer
  notebook.cell(
    "2.5 Half a character",
    """
    Most emoji take several tokens. Decoded one at a time, these are not \
    valid UTF-8 and show up as replacement characters. Decoded together, \
    they are the emoji.
    """)
  let ids = tokenizer.encodeOrdinary("An owl 🦉")
  for id in ids {
    notebook.print(
      id, tokenizer.bytes(of: id), tokenizer.decode([id]).debugDescription)
  }
  notebook.show("together", tokenizer.decode(ids))

  notebook.cell(
    "2.5 Decoding while a model writes",
    """
    A chat shows each token as it arrives. The streaming decoder holds \
    back the first bytes of a character until the rest arrive, so no \
    replacement characters flicker on the screen.
    """)
  var decoder = StreamingDecoder(tokenizer)
  for id in ids { notebook.print(id, decoder.append(id).debugDescription) }
  notebook.show("left at the end", decoder.finish().debugDescription)

  notebook.cell(
    "2.5 An answer that breaks off",
    "If the last tokens never arrive, a replacement character at the end shows that something is missing."
  )
  for id in ids.dropLast() {
    notebook.print(id, decoder.append(id).debugDescription)
  }
  notebook.show("left at the end", decoder.finish().debugDescription)
}

/// Section 2.5: spaces, line breaks, and characters that look alike.
func whiteSpace(_ notebook: Notebook, _ texts: ChapterTexts) throws {
  notebook.cell(
    "2.5 Words before merging",
    """
    Merges stay inside words. GPT-2 cuts them like this: a space goes with \
    the word after it, and of several spaces only the last one does. \
    Contractions, numbers and punctuation are separate words.
    """)
  for text in [
    "I'd  say 42!", "  two spaces", "ends with one ", "tab\there",
    "one\n\ntwo", "one\r\ntwo",
  ] {
    notebook.print(
      text.debugDescription, "→", GPT2PreTokenizer.pieces(of: text))
  }

  let tokenizer = texts.tokenizer
  notebook.cell(
    "2.5 Windows line breaks",
    """
    Windows ends a line with "\\r\\n", which Swift counts as one \
    character. To the tokenizer it is two bytes, and its tokens differ \
    from those of "\\n". A model trained on only one kind of line break \
    has never seen the other; decoding restores both unchanged.
    """)
  for text in ["one\ntwo", "one\r\ntwo", "one\n\n\ntwo"] {
    let ids = try tokenizer.encode(text)
    notebook.print(text.debugDescription, ids, ids.map(tokenizer.printable))
    notebook.show(
      "restored", tokenizer.decode(ids).utf8.elementsEqual(text.utf8))
  }

  notebook.cell(
    "2.5 One more space, another token",
    """
    To a model, "tea" and " tea" are unrelated until it learns otherwise. \
    Ending a prompt with a space is a common mistake: the model knows \
    words with the space in front, and now the space is already spent.
    """)
  for text in ["tea", " tea", "like tea", "like ", "like  tea"] {
    let ids = try tokenizer.encode(text)
    notebook.print(text.debugDescription, "→", ids.map(tokenizer.printable))
  }

  notebook.cell(
    "2.5 Two ways to write one letter",
    """
    "é" can be one code point, or an e followed by a combining accent. \
    They look alike and Swift considers them equal, but their bytes \
    differ, and so do their tokens. Good data preparation normalizes text \
    to one form.
    """)
  let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
  notebook.show("equal in Swift", composed == decomposed)
  notebook.print(
    composed, Array(composed.utf8), tokenizer.encodeOrdinary(composed))
  notebook.print(
    decomposed, Array(decomposed.utf8), tokenizer.encodeOrdinary(decomposed)
  )
}
