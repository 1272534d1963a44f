/// Computes the overlap of the character n-grams of two texts, n from 1 to
/// 6, on a scale from 0 to 1.
///
/// Precision and recall are averaged over the lengths that both texts have,
/// and recall weighs twice as much (β = 2). Spaces are ignored. Unlike word
/// overlap, this gives credit for a word with another ending. Popović,
/// 2015.
public func chrF(
  _ response: String, _ expected: String, longest: Int = 6, beta: Double = 2
) -> Double {
  let (given, wanted) = (characters(of: response), characters(of: expected))
  if given.isEmpty || wanted.isEmpty { return given == wanted ? 1 : 0 }
  let lengths = 1...min(longest, given.count, wanted.count)
  var (precision, recall) = (0.0, 0.0)
  for length in lengths {
    let (mine, theirs) = (
      runs(of: given, length: length), runs(of: wanted, length: length)
    )
    let common = Double(overlap(of: counts(of: mine), counts(of: theirs)))
    precision += common / Double(mine.count) / Double(lengths.count)
    recall += common / Double(theirs.count) / Double(lengths.count)
  }
  guard precision + recall > 0 else { return 0 }
  return (1 + beta * beta) * precision * recall
    / (beta * beta * precision + recall)
}

private func characters(of text: String) -> [Character] {
  text.filter { !$0.isWhitespace }
}

/// All n-grams: runs of `length` neighbouring characters.
func runs(of characters: [Character], length: Int) -> [ArraySlice<
  Character
>] {
  guard characters.count >= length else { return [] }
  return (0...characters.count - length).map {
    characters[$0..<$0 + length]
  }
}
