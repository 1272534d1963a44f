import Corpora
import Files
import Notebooks
import SamplingKernels
import SamplingTopics
import Tensors

/// Finds similar texts by bands of their descriptions.
func similarTexts(
  _ notebook: Notebook, _ documents: [String], _ vocabulary: [String]
) {
  notebook.cell(
    "Duplicates: bands find similar pairs without comparing all",
    """
    The 128 numbers are cut into 16 bands of 8. Texts with an equal band \
    land in the same bucket, and only they are compared. A band is equal \
    with chance J⁸, so some band is with 1 − (1 − J⁸)¹⁶: an S-curve. A \
    thousand texts make half a million pairs, which are counted exactly as \
    well.
    """,
    formulas: .row(
      "P(candidate)", "=", "1 −",
      .power(.parens(.row("1 −", .power("J", "r"))), "b")))
  notebook.source(of: "SimilarPairs.chance", "SimilarPairs.candidates")
  let generator = RandomGenerator(seed: 2)
  let originals = documents.prefix(400)
  let texts =
    originals
    + (0..<600).map { index in
      editedCopy(
        of: originals[index % 400], chance: 0.15 * generator.nextDouble(),
        vocabulary: vocabulary, generator: generator)
    }
  let runs = texts.map { Shingles(of: $0) }
  let hashes = runs.map { MinHash(of: $0) }
  let index = SimilarPairs(bands: 16, rows: 8)
  let candidates = Set(index.candidates(among: hashes))
  var similarity: [Double] = []
  var isFound: [Double] = []
  for j in texts.indices {
    for i in 0..<j {
      similarity.append(runs[i].jaccard(runs[j]))
      isFound.append(candidates.contains([i, j]) ? 1 : 0)
    }
  }
  notebook.show("pairs", grouped(similarity.count))
  notebook.show("candidates", grouped(candidates.count))
  var table = Table(
    ["Jaccard", "pairs", "candidates", "by the curve", "±"],
    numbers: ["pairs", "candidates", "by the curve", "±"])
  let limits: [Double] = [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.1]
  for (low, high) in zip(limits, limits.dropFirst()) {
    let inside = similarity.indices.filter {
      (low..<high).contains(similarity[$0])
    }
    let chances = inside.map { index.chance(similarity[$0]) }
    let spread = chances.reduce(0) { $0 + $1 * (1 - $1) }.squareRoot()
    table.append([
      "\(low) – \(min(high, 1))", grouped(inside.count),
      (inside.reduce(0) { $0 + isFound[$1] }).decimals(0),
      chances.reduce(0, +).decimals(1), spread.decimals(1),
    ])
  }
  notebook.show("candidates counted, and expected", table)
  let bins = binned(similarity, isFound)
  let grid = stride(from: 0, through: 1, by: 0.02).map { $0 }
  notebook.plot(
    LinePlot(
      "share of pairs that become candidates",
      xLabel: "exact Jaccard similarity",
      series: [
        .init("measured", x: bins.map(\.x), y: bins.map(\.y)),
        .init("1 − (1 − J⁸)¹⁶", x: grid, y: grid.map(index.chance)),
      ]))
  notebook.plot(duplicateGraph(runs, candidates))
  let similar = similarity.indices.filter { similarity[$0] >= 0.8 }
  let found = similar.count { isFound[$0] == 1 }
  let wrong = similarity.indices.count {
    isFound[$0] == 1 && similarity[$0] < 0.5
  }
  notebook.show("recall of J ≥ 0.8", "\(found) of \(similar.count)")
  notebook.show("false candidates, J < 0.5", wrong)
  let kept = firstOfEachGroup(
    count: texts.count,
    pairs: candidates.sorted { $0.lexicographicallyPrecedes($1) })
  notebook.show("texts kept of \(texts.count)", kept.count)
  let isExact = (0..<200).allSatisfy { j in
    (0..<j).allSatisfy { i in
      index.areCandidates(hashes[i], hashes[j])
        == candidates.contains([i, j])
    }
  }
  notebook.claim(
    "buckets give exactly the pairs with an equal band", isExact)
  notebook.claim(
    "pairs with equal runs are all found",
    similarity.indices.allSatisfy { similarity[$0] < 1 || isFound[$0] == 1 }
  )
  notebook.remark(
    """
    A copy without a line in the graph was edited so much that fewer than \
    half of all runs are shared. The copies are edited at random, one word \
    at a time; people copy paragraphs, and quote. What share of similar \
    texts a real corpus has, this does not show.
    """)
}

/// The first eight originals, A to H, and the copies of each.
private func duplicateGraph(
  _ runs: [Shingles], _ candidates: Set<[Int]>
) -> GraphPlot {
  let texts = (0..<8).flatMap { [$0, $0 + 400, $0 + 800] }
  let names = "ABCDEFGH".flatMap { ["\($0)", "\($0)1", "\($0)2"] }
  let pairs = texts.indices.flatMap { j in (0..<j).map { i in [i, j] } }
  let found = pairs.filter { pair in
    candidates.contains(pair.map { texts[$0] }.sorted())
  }
  let missed = pairs.filter { pair in
    let similarity = runs[texts[pair[0]]].jaccard(runs[texts[pair[1]]])
    return similarity >= 0.5 && !found.contains(pair)
  }
  return GraphPlot(
    "eight of the texts, and the copies of each", points: names,
    lines: [
      .init("candidates", pairs: found),
      .init("J ≥ 0.5, but no candidates", pairs: missed),
    ])
}
