import Files

/// One text or two, ready for a batch.
public struct EncodedPair: Equatable, Sendable {
  /// `[CLS] a [SEP] b [SEP] [PAD] …`
  public var ids: [Int]
  /// 0 for the first text and its special tokens, 1 for the second, 0 for
  /// padding. (`token_type_ids`.)
  public var segments: [Int]
  /// 1 where there is something to read, 0 for padding.
  /// (`attention_mask`.)
  public var mask: [Int]
}

/// Puts special tokens around texts and makes them equally long, as BERT
/// reads them (Devlin et al. 2018).
public struct PairEncoder: Sendable {
  /// The ids of `[CLS]`, which begins everything and stands for the whole;
  /// `[SEP]`, which ends each text; and `[PAD]`, which fills up.
  public var begin, end, padding: Int

  public init(begin: Int, end: Int, padding: Int) {
    (self.begin, self.end, self.padding) = (begin, end, padding)
  }

  /// Joins one text or two, given by their ids, in at most `longest`
  /// tokens.
  ///
  /// What is too long loses tokens at its end, one by one from the text
  /// that is longer, or if both are equally long, that was shorter.
  /// (`truncation="longest_first"`.)
  ///
  /// - Throws: `FileError` if there is no room for the special tokens.
  public func join(
    _ first: [Int], _ second: [Int]? = nil, longest: Int
  ) throws -> EncodedPair {
    let special = second == nil ? 2 : 3
    guard longest >= special else {
      throw FileError(
        "no room for \(special) special tokens in \(longest); allow more"
      )
    }
    var (a, b) = (first, second ?? [])
    let excess = a.count + b.count - (longest - special)
    for _ in 0..<max(0, excess) {
      let isTie = a.count == b.count
      let isFirst =
        isTie ? first.count <= (second ?? []).count : a.count > b.count
      if isFirst { a.removeLast() } else { b.removeLast() }
    }
    let head = [begin] + a + [end]
    let tail = second == nil ? [] : b + [end]
    return EncodedPair(
      ids: head + tail, segments: head.map { _ in 0 } + tail.map { _ in 1 },
      mask: Array(repeating: 1, count: head.count + tail.count))
  }

  /// Fills up all to the length of the longest.
  public func batch(_ pairs: [EncodedPair]) -> [EncodedPair] {
    let length = pairs.map(\.ids.count).max() ?? 0
    return pairs.map { pair in
      let missing = length - pair.ids.count
      let zeros = Array(repeating: 0, count: missing)
      return EncodedPair(
        ids: pair.ids + Array(repeating: padding, count: missing),
        segments: pair.segments + zeros, mask: pair.mask + zeros)
    }
  }
}
