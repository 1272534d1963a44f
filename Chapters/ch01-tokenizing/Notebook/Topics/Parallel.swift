import Corpora
import Foundation
import Notebooks
import Tokenizing
import TokenizingTopics

/// Encoding on all cores.
func parallel(_ notebook: Notebook) throws {
  notebook.cell(
    "Parallel: the same ids from all cores",
    """
    A corpus is encoded once and takes hours if it is large, so all cores \
    should work. Documents are independent. One long text is cut between \
    words: inside a word, or inside a run of spaces, a cut would change the \
    tokens.
    """)
  notebook.ask("How many ids differ if the text is cut just anywhere?")
  notebook.source(of: "safeCuts", "isSafe")
  let tokenizer = try BytePairEncoding(
    mergesFile: URL(filePath: Corpus.standInPath(of: "vocab.bpe")))
  let text = try Corpus.pretraining().replacing("\n", with: "  ")
  let ids = tokenizer.encodeOrdinary(text)
  let utf8 = Array(text.utf8)
  var same = true
  var table = Table(
    ["pieces", "cut between words", "cut anywhere"],
    numbers: ["pieces", "cut between words", "cut anywhere"])
  for pieces in [2, 7, 64, 1000] {
    let safe = tokenizer.encodeInParallel(text, pieces: pieces)
    let cuts = (0...pieces).map { utf8.count * $0 / pieces }
    let careless = tokenizer.encode(
      utf8, cutAt: zip(cuts, cuts.dropFirst()).map { $0..<$1 })
    same = same && safe == ids
    table.append([
      "\(pieces)", safe == ids ? "same" : "different",
      careless == ids ? "same" : "\(careless.count - ids.count) more",
    ])
  }
  notebook.show("\(ids.count) ids", table)
  notebook.claim("cut between words, the ids are the same, exact", same)

  notebook.cell(
    "Parallel: what cores and a cache of words are worth",
    """
    The same text in one piece and in one piece a core, and without the \
    cache that remembers the words of a piece. The times depend on the \
    machine and on what else it is doing, so they are not judged.
    """)
  let cores = ProcessInfo.processInfo.activeProcessorCount
  let sample = String(text.prefix(300_000))
  var results: [[Int]] = []
  let jobs: [(String, () -> [Int])] = [
    ("one core, no cache", { tokenizer.encodeWithoutCache(sample) }),
    ("one core", { tokenizer.encodeOrdinary(sample) }),
    (
      "\(cores) cores",
      { tokenizer.encodeInParallel(sample, pieces: cores) }
    ),
  ]
  var times = Table(["how", "MB/s"], numbers: ["MB/s"])
  for (name, job) in jobs {
    let seconds = elapsedSeconds { results.append(job()) }
    let megabytes = Double(sample.utf8.count) / 1e6
    times.append([name, (megabytes / seconds).decimals(1)])
  }
  notebook.show("speed", times)
  notebook.claim(
    "all three give the same ids", results.allSatisfy { $0 == results[0] })
  notebook.remark(
    """
    What this does not show: a speed for your machine when it is quiet. The \
    cache needs memory for every different word, which is why each piece \
    starts a new one.
    """)
}
