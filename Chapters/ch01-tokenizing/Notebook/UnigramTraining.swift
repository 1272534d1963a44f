import Foundation
import Notebooks
import Tokenizing

/// The notes' third method: the Unigram language model, the default of
/// SentencePiece.
func unigram(_ notebook: Notebook, _ texts: ChapterTexts) {
  notebook.cell(
    "2.5 Notes: Unigram starts with too many pieces",
    """
    Unigram works in the opposite direction. It starts with thousands of \
    frequent substrings, gives each a probability, and drops those that \
    the text needs least until the vocabulary has the wanted size. A space \
    is written ▁ and belongs to the word after it. These are the most \
    probable of about a thousand pieces.
    """)
  let tokenizer = UnigramTrainer.train(
    on: texts.story.content, vocabularySize: 1000)
  notebook.show("pieces", tokenizer.vocabularySize)
  var likely = Table(["piece", "probability"], numbers: ["probability"])
  for piece in tokenizer.pieces[1...10] {
    likely.append([piece.text, exp(piece.logProbability).decimals(4)])
  }
  notebook.show("the ten most probable pieces", likely)

  notebook.cell(
    "2.5 Notes: all segmentations of one word",
    """
    Pieces are treated as independent, so the probability of a \
    segmentation is the product of theirs. Here are the five best ways to \
    write "stranger", each with its share of the sum over all ways.
    """)
  let word = "▁stranger"
  let ways = tokenizer.segmentations(of: word)
  let total = ways.reduce(0) { $0 + $1.probability }
  var best = Table(["share", "pieces"], numbers: ["share"])
  for way in ways.prefix(5) {
    best.append([
      (way.probability / total).decimals(4),
      way.pieces.joined(separator: " "),
    ])
  }
  notebook.show("the best of \(ways.count) ways", best)

  notebook.cell(
    "2.5 Notes: one step of EM",
    """
    Where do the probabilities come from? From counting pieces. But in \
    which segmentation? In all of them, each weighted by its share: this \
    is the expectation. Adding up the counts over all words and dividing \
    by their sum gives the next probabilities: this is the maximisation. \
    Alternating the two is the EM algorithm. These are the expected counts \
    in this one word.
    """)
  var expected: [String: Double] = [:]
  for way in ways {
    for piece in way.pieces {
      expected[piece, default: 0] += way.probability / total
    }
  }
  let most = expected.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    .prefix(6)
  var counts = Table(
    ["piece", "expected count"], numbers: ["expected count"])
  for (piece, count) in most { counts.append([piece, count.decimals(4)]) }
  notebook.show("expected counts", counts)

  notebook.cell(
    "2.5 Notes: the best segmentation without trying all",
    """
    The number of ways can double with each letter. Viterbi's algorithm \
    keeps only the best way to reach each position in the word, and finds \
    the same winner in a single pass.
    """)
  let viterbi = tokenizer.tokens(of: "stranger")
  notebook.show("Viterbi", viterbi.joined(separator: " "))
  notebook.claim("the best of all ways", viterbi == ways[0].pieces)
}
