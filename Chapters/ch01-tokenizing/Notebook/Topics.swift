import Notebooks

/// What lies beyond the book's own code: text before it becomes tokens,
/// vocabularies of other sizes and other makers, and what can go wrong.
func topics(_ notebook: Notebook) throws {
  try notebook.topic(
    "size", "How large a vocabulary: bits per character, not per token",
    names: [
      "vocabulary size", "balancing vocabulary size and informativeness",
      "subword tokenisation: BPE, WordPiece, Unigram",
      "character and byte tokenisation",
    ], in: [.deck, .notes], seconds: 5
  ) { try size(notebook) }
  try notebook.topic(
    "published", "Other people's tokenizers: tokenizer.json",
    names: [
      "pretrained tokenizers: NLTK, spaCy, Hugging Face",
      "custom tokenizer",
    ], in: [.deck], seconds: 0
  ) { try published(notebook) }
  try notebook.topic(
    "encodings", "Encodings: UTF-8, Latin-1, CP1251, byte-order marks",
    names: ["encodings: UTF-8, ASCII"], in: [.deck], seconds: 0
  ) { try encodings(notebook) }
  try notebook.topic(
    "normalising", "Normalising text, and what is lost",
    names: [
      "special characters and punctuation", "standardising, lower-casing",
    ], in: [.deck, .blog], seconds: 1
  ) { try normalising(notebook) }
  try notebook.topic(
    "unknown", "Unknown words: an error, <unk>, bytes",
    names: ["out-of-vocabulary words", "word tokenisation"], in: [.deck],
    seconds: 2
  ) { try unknown(notebook) }
  try notebook.topic(
    "special", "[PAD] [UNK] [CLS] [SEP] and pairs of texts",
    names: ["special tokens: [PAD] [UNK] [CLS] [SEP]", "tokens to ids"],
    in: [.deck, .notes], seconds: 0
  ) { try special(notebook) }
  try notebook.topic(
    "parallel", "Encoding on all cores gives the same ids",
    names: ["parallel encoding"], in: [.deck], seconds: 2
  ) { try parallel(notebook) }
  try notebook.topic(
    "stop", "Stop words: for a bag of words, not for a language model",
    names: ["stop-word removal"], in: [.deck], seconds: 3
  ) { try stop(notebook) }
  try notebook.topic(
    "attack", "Special tokens as an attack, and glitch tokens",
    names: ["special tokens in user text", "glitch tokens"], in: [.notes],
    seconds: 1
  ) { try attack(notebook) }
}
