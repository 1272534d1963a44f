import Foundation
import Notebooks
import Tokenizing

/// The notes' third method: the Unigram language model, the default of SentencePiece.
func unigram(_ notebook: Notebook, _ texts: ChapterTexts) {
  notebook.cell(
    "2.5 Notes: Unigram starts with too many pieces",
    """
    Unigram goes the other way round. It starts with thousands of frequent substrings, gives each a \
    probability, and drops those that the text misses least, until as many are left as wanted. A space \
    is written ▁ and belongs to the word behind it. These are the most probable of about a thousand.
    """)
  let tokenizer = UnigramTrainer.train(on: texts.story.text, vocabularySize: 1000)
  notebook.show("pieces", tokenizer.vocabularySize)
  let rows = tokenizer.pieces[1...10].map { [$0.text, exp($0.logProbability).decimals(4)] }
  notebook.print(table([["piece", "probability"]] + rows))

  notebook.cell(
    "2.5 Notes: all ways to write one word",
    """
    The pieces are taken as independent, so a segmentation has the product of their probabilities. \
    Here are the five best ways to write "stranger", each with its share of the sum over all ways.
    """)
  let word = "▁stranger"
  let ways = tokenizer.segmentations(of: word)
  let total = ways.reduce(0) { $0 + $1.probability }
  notebook.show("ways", ways.count)
  for way in ways.prefix(5) {
    notebook.print((way.probability / total).decimals(4), way.pieces.joined(separator: " "))
  }

  notebook.cell(
    "2.5 Notes: one step of EM",
    """
    Where do the probabilities come from? From counting pieces, but which segmentation should count? \
    All of them, each by its share: this is the expectation. Adding the shares up over all words and \
    dividing by their sum gives the next probabilities: the maximisation. Both in turn is the \
    algorithm EM. These are the expected counts in this one word.
    """)
  var expected: [String: Double] = [:]
  for way in ways {
    for piece in way.pieces { expected[piece, default: 0] += way.probability / total }
  }
  let most = expected.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(6)
  notebook.print(table(most.map { [$0.key, $0.value.decimals(4)] }))

  notebook.cell(
    "2.5 Notes: the best way without trying all",
    """
    The number of ways can double with each letter. Viterbi's algorithm keeps only the best way to \
    reach each place in the word, and finds the same winner in a single pass.
    """)
  let best = tokenizer.tokens(of: "stranger")
  notebook.show("Viterbi", best)
  notebook.show("the best of all ways", ways[0].pieces)
}
