import Corpora
import Notebooks
import Tokenizing
import TokenizingKernels
import TokenizingTopics

/// Removing stop words: good advice for one kind of model, bad for another.
func stop(_ notebook: Notebook) throws {
  notebook.cell(
    "Stop: words that a bag of words can do without",
    """
    "The", "of" and "to" make up a third of a text and hardly say what it is \
    about. A bag of words counts words and forgets their order. Two tasks: \
    find the other half of a text among 150, and tell spam from ham after \
    100 messages. Each is done on several samples.
    """)
  notebook.ask("In which of the two does removing stop words help?")
  notebook.source(of: "withoutStopWords", "halvesFound")
  let documents = splitDocuments(try Corpus.pretraining()).learned
  let halves = (0..<5).map { sample in
    found(documents[(sample * 150)..<(sample * 150 + 150)])
  }
  let messages = try spamTask()
  var table = Table(
    ["task", "all words", "without stop words", "difference"],
    numbers: ["all words", "without stop words", "difference"])
  for (name, runs) in [("halves found", halves), ("spam or ham", messages)]
  {
    table.append([
      name, spread(runs.map(\.all)), spread(runs.map(\.without)),
      spread(runs.map { $0.without - $0.all }),
    ])
  }
  notebook.show("percent right, mean ± standard deviation", table)
  let words = plainWords(of: documents[0])
  let rest = bag(of: words).filter { !stopWords.contains($0.key) }
  let without = bag(of: words.filter { !stopWords.contains($0) })
  notebook.claim(
    "the counts of all other words stay, exact", without == rest)
  notebook.answer(
    "Halves: \(verdict(halves)) Messages: \(verdict(messages))")
  try languageModel(notebook)
}

/// The same advice followed for a model that writes text.
private func languageModel(_ notebook: Notebook) throws {
  notebook.cell(
    "Stop: words that a language model cannot do without",
    """
    The source deck removes stop words before training a language model. \
    Such a model never sees them, so it can neither read nor write a \
    sentence. Two models of counts, one from the whole text and one from \
    what is left, predict whole texts that neither has seen.
    """)
  notebook.ask("How much worse is the model without stop words?")
  let (learned, measured) = splitDocuments(try Corpus.pretraining())
  let text = beginning(of: learned, characters: 300_000)
  let test = beginning(of: measured, characters: 30_000)
  let tokenizer = vocabularies(ofSizes: [1024], from: text)[0]
  let encode = tokenizer.encodeOrdinary
  let stripped = text.map(withoutStopWords)
  let models = [text, stripped].map { texts in
    TokenNGrams(
      texts.map(encode), vocabularySize: tokenizer.vocabularySize)
  }
  let characters = test.reduce(0) { $0 + $1.unicodeScalars.count }
  let bits = models.map { model in
    test.reduce(0.0) { $0 + model.bits(of: encode($1)) }
      / Double(characters)
  }
  notebook.show("bits per character, whole text", bits[0].decimals(3))
  notebook.show(
    "bits per character, without stop words", bits[1].decimals(3))
  notebook.show(
    "a text without them", withoutStopWords(String(test[0].prefix(160))))
  let sentences = [
    "to be or not to be", "the cat is under the box",
    "the cat is not in the box",
  ]
  var table = Table(["sentence", "without stop words"])
  for sentence in sentences {
    table.append([sentence, withoutStopWords(sentence).debugDescription])
  }
  notebook.show("what is left", table)
  let words = GPT2PreTokenizer.pieces(of: text.joined(separator: "\n"))
  let left = GPT2PreTokenizer.pieces(of: stripped.joined(separator: "\n"))
  let removed = words.count { isStopWord($0) }
  let share = 100 * Double(removed) / Double(words.count)
  notebook.show("words removed", "\(removed), \(share.decimals(1)) %")
  notebook.claim(
    "not one stop word is left to learn", !left.contains(where: isStopWord))
  notebook.claim(
    "the model without them predicts real text worse", bits[1] > bits[0])
  notebook.remark(
    """
    What this does not show: all uses. A search engine, a topic model or a \
    classifier of counts may gain; a model that reads words in order needs \
    every one of them. So the advice of the deck is right for another \
    model than the one it trains.
    """)
}

private func isStopWord(_ piece: String) -> Bool {
  stopWords.contains(piece.drop { $0 == " " }.lowercased())
}
