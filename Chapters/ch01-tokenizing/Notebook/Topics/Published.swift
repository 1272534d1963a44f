import Files
import Foundation
import Notebooks
import Tokenizing
import TokenizingTopics

/// Other people's tokenizers.
func published(_ notebook: Notebook) throws {
  notebook.cell(
    "Published: one file, four steps",
    """
    Hugging Face's libraries keep a tokenizer in one file, tokenizer.json. \
    Whatever its kind, it normalises the text, cuts it into words, looks up \
    pieces in its model, and puts special tokens around. Three small files, \
    made by that library, with the ids that it gave.
    """)
  notebook.ask("What does each make of an emoji that it has never seen?")
  notebook.source(
    of: "TokenizerPipeline.encode", "TokenizerPipeline.cut")
  let samples = PublishedSample.all
  let texts = PublishedSample.sentences
  var same = true
  for sample in samples {
    let pipeline = try TokenizerPipeline(
      Data(sample.json.utf8), from: "tokenizer.json")
    var table = Table(["normalised", "pieces"])
    for (text, expected) in zip(texts, sample.ids) {
      let ids = pipeline.encode(text)
      same = same && ids == expected
      table.append([
        pipeline.normalized(text),
        pipeline.pieces(of: ids).joined(separator: " "),
      ])
    }
    notebook.show(sample.name, table)
  }
  notebook.claim(
    "\(samples.count * texts.count) texts have the library's ids, exact",
    same)
  notebook.answer(
    """
    The byte pairs of this file have no bytes to fall back on, so the emoji \
    vanishes without a trace. WordPiece and Unigram write their unknown \
    piece. And all that know [SEP] take the typed one for the real one: \
    see the topic attack.
    """)
  try rules(notebook)
  try refusing(notebook)
}

/// Where words begin and end, by several rules.
private func rules(_ notebook: Notebook) throws {
  notebook.cell(
    "Published: the same sentence, cut by other rules",
    """
    Libraries differ before any vocabulary comes in: in what they call a \
    word. Custom rules are steps of the same file, so a tokenizer of your \
    own is a list of steps, and the test is that it gives the same ids \
    everywhere.
    """)
  let sentence = "Don't pay $5.50 for snake_case, café-goers!"
  let types = [
    "WhitespaceSplit", "Whitespace", "BertPreTokenizer", "Punctuation",
    "Digits", "Metaspace", "ByteLevel",
  ]
  var table = Table(["rule", "words"])
  var onlyCut = true
  for type in types {
    let pipeline = try TokenizerPipeline(
      Data(tokenizer(type: type).utf8), from: "tokenizer.json")
    let words = pipeline.words(of: sentence)
    table.append([type, words.joined(separator: "│")])
    let letters = words.joined().filter { !" ▁".contains($0) }
    let same = letters == sentence.filter { $0 != " " }
    onlyCut = onlyCut && (same || type == "ByteLevel")
  }
  notebook.show(sentence, table)
  notebook.claim(
    "all but ByteLevel, which writes bytes, change nothing but spaces",
    onlyCut)
  notebook.prose(
    """
    NLTK's word tokenizer follows the Penn Treebank: it cuts "Don't" into \
    "Do" and "n't", so that a parser finds the verb. spaCy has rules and \
    exceptions for each language, and keeps a table that leads back to the \
    text. Both give words, not ids; a language model needs a vocabulary \
    as well, which is why its tokenizers come from Hugging Face's \
    tokenizers, tiktoken or SentencePiece.
    """)
}

/// What is not known is refused.
private func refusing(_ notebook: Notebook) throws {
  notebook.cell(
    "Published: refused by name",
    """
    A setting that a reader ignores gives ids that are almost right, and a \
    model that is a little worse for no visible reason. So whatever this \
    reader does not know is an error that names the field.
    """)
  let json = PublishedSample.all[1].json
  let changes = [
    (#""BertPreTokenizer""#, #""UnicodeScripts""#),
    (#""BertNormalizer""#, #""Precompiled""#), ("\"##\"", "\"@@\""),
    (#""lstrip": false"#, #""lstrip": true"#), (#""tide":"#, #""the":"#),
    (#""padding": null"#, #""padding": {"pad_id": 0}"#),
  ]
  var refused = 0
  for (old, new) in changes {
    let text = json.replacing("\n", with: " ").replacing(old, with: new)
    do {
      _ = try TokenizerPipeline(Data(text.utf8), from: "tokenizer.json")
    } catch let error as FileError {
      notebook.print(error)
      refused += 1
    }
  }
  notebook.claim(
    "all \(changes.count) are refused", refused == changes.count)
  notebook.remark(
    """
    What this does not show: decoding, truncation and the positions of \
    pieces in the text, which such files describe too; and the newest \
    letters of Unicode, of which libraries have tables of different age.
    """)
}

/// A file with one step that cuts words, and a model of one piece.
private func tokenizer(type: String) -> String {
  """
  {"pre_tokenizer": {"type": "\(type)"},
   "model": {"type": "BPE", "vocab": {"a": 0}, "merges": []}}
  """
}
