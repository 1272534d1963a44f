import Corpora
import Foundation
import Notebooks
import Tokenizing
import TokenizingKernels
import TokenizingTopics

/// How large a vocabulary, and how to compare two.
func size(_ notebook: Notebook) throws {
  notebook.cell(
    "Size: bits per character, not per token",
    """
    The same text in vocabularies from 256 tokens up to 4096, or until it \
    has no pairs left, and the same model for all: counts of up to four \
    tokens in a row. A token of a large vocabulary is a longer piece of \
    text, so it is harder to guess. Only the bits per character say who \
    predicts the text better. For scale, the parameters of an embedding \
    of width 128.
    """)
  notebook.ask("Is the vocabulary that is best per token best altogether?")
  notebook.source(of: "SizeMeasurement", "TokenNGrams.probability")
  let (learned, measured) = splitDocuments(try Corpus.pretraining())
  let text = beginning(of: learned, characters: 400_000)
  let test = beginning(of: measured, characters: 40_000)
  let sizes = [256, 512, 1024, 2048, 3072, 4096]
  let all = vocabularies(ofSizes: sizes, from: text)
  let results: [SizeMeasurement] = try all.map {
    try SizeMeasurement($0, learned: text, measured: test)
  }
  notebook.show("on text that the model has not seen", sizeTable(results))
  let best = results.min { $0.bitsPerCharacter < $1.bitsPerCharacter }!
  let easiest = results.min { $0.bitsPerToken < $1.bitsPerToken }!
  notebook.show("fewest bits per token", easiest.vocabularySize)
  notebook.show("fewest bits per character", best.vocabularySize)
  let difference = largestSumError(all[1], text, test)
  notebook.show("largest distance of a sum from 1", Float(difference))
  notebook.claim(
    "the probabilities of the next token sum to one", difference < 1e-9)
  notebook.claim(
    "every vocabulary restores the text",
    all.allSatisfy { tokenizer in
      test.allSatisfy {
        tokenizer.decode(tokenizer.encodeOrdinary($0)) == $0
      }
    })
  notebook.answer(
    """
    \(easiest.vocabularySize) tokens look best per token, and \
    \(best.vocabularySize) are best per character. A perplexity without \
    its vocabulary means nothing.
    """)
  try amounts(notebook, learned: learned, measured: test, most: results)
  try kinds(notebook, learned: learned, measured: test)
}

/// The more text, the larger the vocabulary that pays.
private func amounts(
  _ notebook: Notebook, learned: [String], measured: [String],
  most: [SizeMeasurement]
) throws {
  notebook.cell(
    "Size: split less, train on more",
    """
    A token must be seen to be predicted, and a large vocabulary shares \
    the same text among more tokens. The sweep again, with vocabularies \
    and counts from less text.
    """)
  notebook.ask("Where is the best size when there is less text?")
  let sizes = [256, 512, 1024, 2048, 3072, 4096]
  var curves: [LinePlot.Series] = []
  for characters in [10_000, 60_000, 400_000] {
    let text = beginning(of: learned, characters: characters)
    let all = vocabularies(ofSizes: sizes, from: text)
    let results: [SizeMeasurement] =
      characters == 400_000
      ? most
      : try all.map {
        try SizeMeasurement($0, learned: text, measured: measured)
      }
    let best = results.min { $0.bitsPerCharacter < $1.bitsPerCharacter }!
    notebook.show(
      "best with \(characters) characters to learn from",
      "\(best.vocabularySize) tokens, "
        + "\(best.bitsPerCharacter.decimals(3)) bits per character")
    curves.append(
      .init(
        "\(characters)", x: results.map { log2(Double($0.vocabularySize)) },
        y: results.map(\.bitsPerCharacter)))
  }
  notebook.plot(
    LinePlot(
      "bits per character", xLabel: "log₂ of the vocabulary", series: curves
    ))
  let difference = most.map {
    abs($0.bitsPerToken - $0.bitsPerCharacter * $0.charactersPerToken)
  }.max()!
  notebook.claim(
    "bits per token are bits per character, by the characters of a token",
    difference < 1e-12)
}

private func sizeTable(_ results: [SizeMeasurement]) -> Table {
  var table = Table(
    [
      "vocabulary", "embedding", "characters/token", "perplexity/token",
      "bits/token", "bits/character",
    ],
    numbers: [
      "vocabulary", "embedding", "characters/token", "perplexity/token",
      "bits/token", "bits/character",
    ])
  for result in results {
    table.append([
      "\(result.vocabularySize)", "\(result.vocabularySize * 128)",
      result.charactersPerToken.decimals(2),
      exp2(result.bitsPerToken).decimals(1),
      result.bitsPerToken.decimals(3), result.bitsPerCharacter.decimals(3),
    ])
  }
  return table
}

/// How far the probabilities of all tokens are from summing to one, after
/// the first tokens of a text and after a context never seen.
private func largestSumError(
  _ tokenizer: BytePairEncoding, _ learned: [String], _ measured: [String]
) -> Double {
  let model = TokenNGrams(
    learned.map(tokenizer.encodeOrdinary),
    vocabularySize: tokenizer.vocabularySize)
  let ids = tokenizer.encodeOrdinary(measured[0])
  let contexts = (0..<20).map { ids[..<$0] } + [[0, 1, 2]]
  return contexts.map { context in
    let sum = (0..<model.vocabularySize).reduce(0.0) {
      $0 + model.probability(of: $1, after: context)
    }
    return abs(sum - 1)
  }.max()!
}
