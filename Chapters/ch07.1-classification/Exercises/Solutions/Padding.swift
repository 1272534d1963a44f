/// Bring all texts to one length.
///
/// Book, section 6.3: `SpamDataset`. Longer texts lose their end, shorter
/// ones are filled up with `padding` behind. Without a length, the longest
/// text decides.
///
/// Example: `[[1, 2, 3], [4]]` to length 2 with padding 9 gives
/// `[[1, 2], [4, 9]]`; without a length, `[[1, 2, 3], [4, 9, 9]]`.
public func padded(
  _ texts: [[Int]], to length: Int?, with padding: Int
) throws -> [[Int]] {
  let length = length ?? texts.map(\.count).max() ?? 0
  return texts.map { text in
    let kept = text.prefix(length)
    return kept + Array(repeating: padding, count: length - kept.count)
  }
}
