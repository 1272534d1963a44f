import Notebooks
import Tokenizing

/// Section 2.5: bytes, characters, and what lies between them.
func bytesAsText(_ notebook: Notebook, _ texts: ChapterTexts) {
  notebook.cell(
    "2.5 A printable character for every byte",
    """
    A vocabulary file is text, and not every byte can be seen. So each of the 256 has a character: the \
    188 that print are their own, and the others take the code points from 256 on. The space becomes Ġ, \
    the line break Ċ. A letter with an accent has two bytes in UTF-8, and so two characters.
    """)
  let own = (UInt8.min...UInt8.max).count { ByteAlphabet.character(for: $0).value == UInt32($0) }
  notebook.show("bytes that are their own character", own)
  for text in ["A", " ", "\n", "é", "ї", "🙂"] {
    notebook.print(text.debugDescription, Array(text.utf8), ByteAlphabet.text(for: Array(text.utf8)))
  }

  let tokenizer = texts.tokenizer
  notebook.cell(
    "2.5 Half a character",
    """
    Most emoji take several tokens. Decoded one by one they are not valid UTF-8, and show as the \
    replacement character. Decoded together they are the emoji.
    """)
  let ids = tokenizer.encodeOrdinary("An owl 🦉")
  for id in ids { notebook.print(id, tokenizer.bytes(of: id), tokenizer.decode([id]).debugDescription) }
  notebook.show("together", tokenizer.decode(ids))

  notebook.cell(
    "2.5 Decoding while a model writes",
    """
    A chat shows each token as it comes. The streaming decoder keeps the first bytes of a character \
    back until the others are there, so that no replacement characters flicker over the screen.
    """)
  var decoder = StreamingDecoder(tokenizer)
  for id in ids { notebook.print(id, decoder.append(id).debugDescription) }
  notebook.show("left at the end", decoder.finish().debugDescription)

  notebook.cell(
    "2.5 An answer that breaks off",
    "If the last tokens never come, the end shows that something is missing.")
  for id in ids.dropLast() { notebook.print(id, decoder.append(id).debugDescription) }
  notebook.show("left at the end", decoder.finish().debugDescription)
}

/// Section 2.5: spaces, line breaks, and letters that look alike.
func whiteSpace(_ notebook: Notebook, _ texts: ChapterTexts) throws {
  notebook.cell(
    "2.5 Words before merging",
    """
    Merges stay inside of words, and this is how GPT-2 cuts them: a space goes with the word behind it, \
    of several spaces only the last one. Contractions, digits and marks are words of their own.
    """)
  for text in ["I'd  say 42!", "  two spaces", "ends with one ", "tab\there", "one\n\ntwo", "one\r\ntwo"] {
    notebook.print(text.debugDescription, "→", GPT2PreTokenizer.pieces(of: text))
  }

  let tokenizer = texts.tokenizer
  notebook.cell(
    "2.5 Line breaks of Windows",
    """
    Windows ends a line with two characters, "\\r\\n", which Swift even counts as one. To the tokenizer \
    they are two bytes, and other tokens than a single "\\n". A model that has seen only the one kind \
    meets the other as something strange; decoding gives both back unchanged.
    """)
  for text in ["one\ntwo", "one\r\ntwo", "one\n\n\ntwo"] {
    let ids = try tokenizer.encode(text)
    notebook.print(text.debugDescription, ids, ids.map(tokenizer.printable))
    notebook.show("comes back", tokenizer.decode(ids).utf8.elementsEqual(text.utf8))
  }

  notebook.cell(
    "2.5 A space more is another token",
    """
    "tea" and " tea" have nothing in common for a model but what it learns. A prompt that ends with a \
    space is a common mistake: the model knows words with the space in front, and now the space has \
    been used up.
    """)
  for text in ["tea", " tea", "like tea", "like ", "like  tea"] {
    let ids = try tokenizer.encode(text)
    notebook.print(text.debugDescription, "→", ids.map(tokenizer.printable))
  }

  notebook.cell(
    "2.5 Two ways to write one letter",
    """
    "é" can be one code point, or an e with an accent after it. They look alike and Swift calls them \
    equal, but their bytes differ, and so do their tokens. Good data preparation writes all text in \
    one form.
    """)
  let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
  notebook.show("equal in Swift", composed == decomposed)
  notebook.print(composed, Array(composed.utf8), tokenizer.encodeOrdinary(composed))
  notebook.print(decomposed, Array(decomposed.utf8), tokenizer.encodeOrdinary(decomposed))
}
