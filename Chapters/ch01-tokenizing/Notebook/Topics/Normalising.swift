import Corpora
import Notebooks
import Tokenizing
import TokenizingTopics

/// One text for several ways to write it, and the price.
func normalising(_ notebook: Notebook) throws {
  notebook.cell(
    "Normalising: what looks the same is not the same",
    """
    Unicode can write é as one code point or as two, and fi as one sign. A \
    tokenizer sees different texts. NFC joins what looks alike; NFKC also \
    what means about the same. The other steps are older than Unicode: \
    plain quotes, small letters, no marks.
    """)
  notebook.ask("Which step changes the meaning of x² or ½?")
  notebook.source(of: "TextNormalization")
  let samples = [
    "e\u{301}t\u{E9}", "ﬁn", "x² + ½", "２５ ㎏", "“so” – it’s…", "US, us",
    "C++ and C#",
  ]
  var table = Table(["text"] + TextNormalization.allCases.map(\.rawValue))
  for sample in samples {
    table.append([sample] + TextNormalization.allCases.map { $0(sample) })
  }
  notebook.show("each step by itself", table)
  let isStable = samples.allSatisfy { sample in
    TextNormalization.allCases.allSatisfy { normalize in
      let once = normalize(sample)
      return normalize(once).utf8.elementsEqual(once.utf8)
    }
  }
  notebook.claim("doing it twice changes nothing more", isStable)
  let forms = [samples[0], "\u{E9}te\u{301}"].map {
    TextNormalization.nfc($0)
  }
  notebook.claim(
    "two ways to write été have one NFC, exact",
    forms[0].utf8.elementsEqual(forms[1].utf8))
  notebook.answer(
    """
    NFKC makes x² an x2, and "words only" makes C++ and C# the same. What \
    a step removes, no model can learn.
    """)
  try losses(notebook)
}

/// The same in bits.
private func losses(_ notebook: Notebook) throws {
  notebook.cell(
    "Normalising: a smaller vocabulary, and what it costs",
    """
    Small letters make "The" and "the" one word: fewer words to learn, each \
    seen more often. The cost can be counted. The bits that a word carried \
    before are those that it carries after, plus those that nobody can \
    guess back.
    """,
    formulas: .row("H(word) = H(form) + H(word | form)"))
  notebook.source(of: "NormalizationLoss.init")
  let text = beginning(
    of: splitDocuments(try Corpus.pretraining()).learned,
    characters: 200_000
  ).joined()
  let words = WordSplitter.words.pieces(of: text)
  let steps: [(String, (String) -> String)] = [
    ("as it is", { $0 }),
    ("small letters", { TextNormalization.lowercase($0) }),
    ("words only", { TextNormalization.wordsOnly($0) }),
    (
      "both",
      { TextNormalization.wordsOnly(TextNormalization.lowercase($0)) }
    ),
  ]
  var table = Table(
    ["step", "words", "bits/word", "bits lost", "mixed most often"],
    numbers: ["words", "bits/word", "bits lost"])
  var largest = 0.0
  for (name, step) in steps {
    let loss = NormalizationLoss(words, step)
    largest = max(
      largest, abs(loss.bitsBefore - loss.bitsAfter - loss.bitsLost))
    table.append([
      name, "\(loss.kindsAfter)", loss.bitsAfter.decimals(3),
      loss.bitsLost.decimals(3),
      loss.mixed.first.map { $0.joined(separator: " ") } ?? "–",
    ])
  }
  notebook.show("\(words.count) words and marks", table)
  notebook.show("largest difference", Float(largest))
  notebook.claim("before = after + lost", largest < 1e-9)
  notebook.prose(
    """
    "Words only" makes every mark the same, namely nothing. What this does \
    not show: whether a loss matters. A search engine wants \
    "Tide" to find "tide"; a model that writes text must know which one to \
    write. GPT-2 normalises nothing; BERT's uncased model lowers and drops \
    accents.
    """)
}
