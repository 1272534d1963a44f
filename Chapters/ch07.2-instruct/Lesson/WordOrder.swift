/// Rates how well the order of the expected words is kept, from 0 to 1.
///
/// All pairs of expected words that are not function words are compared:
/// pairs in the right order minus pairs in the wrong order, divided by all
/// pairs, and at least 0. (Kendall's τ, without negative values.)
func orderAgreement(_ given: [String], _ expected: [String]) -> Double {
  let items = expected.filter { !functionWords.contains($0) }
  let places = items.map { given.firstIndex(of: $0) }
  var (balance, pairs) = (0, 0)
  for later in items.indices {
    for earlier in 0..<later where items[earlier] != items[later] {
      pairs += 1
      guard let first = places[earlier], let second = places[later] else {
        continue
      }
      balance += first < second ? 1 : -1
    }
  }
  return pairs == 0 ? 0 : max(Double(balance) / Double(pairs), 0)
}

/// Rates how much of two word sequences agrees, from 0 to 1: twice the
/// length of the longest common subsequence, divided by the sum of both
/// lengths.
func subsequenceF1(_ given: [String], _ expected: [String]) -> Double {
  // lengths for each prefix of `expected`
  var row = Array(repeating: 0, count: expected.count + 1)
  for word in given {
    var diagonal = 0
    for column in expected.indices {
      let above = row[column + 1]
      row[column + 1] =
        word == expected[column] ? diagonal + 1 : max(above, row[column])
      diagonal = above
    }
  }
  return 2 * Double(row[expected.count])
    / Double(given.count + expected.count)
}
