import Tensors

/// Cuts an order of texts into batches of `size`; the last may be smaller.
public func batchesInOrder(_ order: [Int], size: Int) -> [[Int]] {
  stride(from: 0, to: order.count, by: size).map {
    Array(order[$0..<min($0 + size, order.count)])
  }
}

/// Puts texts of similar length into the same batch of `size`.
public func batchesByLength(_ lengths: [Int], size: Int) -> [[Int]] {
  batchesInOrder(shortestFirst(lengths), size: size)
}

/// Puts as many texts of similar length into a batch as fit when padded to
/// the longest: many short ones, few long ones.
///
/// Traps if a text alone exceeds the budget. fairseq: `--max-tokens`.
public func batchesByTokens(
  _ lengths: [Int], budget: Int, file: StaticString = #fileID,
  line: UInt = #line
) -> [[Int]] {
  precondition(
    lengths.allSatisfy { $0 <= budget },
    "batchesByTokens: a text of \(lengths.max() ?? 0) tokens exceeds the budget of \(budget)",
    file: file, line: line)
  var result: [[Int]] = []
  for text in shortestFirst(lengths) {
    // Ascending: the newest text is the longest of its batch.
    let count = (result.last?.count ?? 0) + 1
    if !result.isEmpty, count * lengths[text] <= budget {
      result[result.count - 1].append(text)
    } else {
      result.append([text])
    }
  }
  return result
}

/// How many places batches take if each is padded to its longest text.
public func paddedCount(_ batches: [[Int]], lengths: [Int]) -> Int {
  batches.reduce(0) { sum, batch in
    sum + batch.count * (batch.map { lengths[$0] }.max() ?? 0)
  }
}

private func shortestFirst(_ lengths: [Int]) -> [Int] {
  lengths.indices.sorted { (lengths[$0], $0) < (lengths[$1], $1) }
}
