import Tensors

/// Returns the words of a text in lower case: its runs of letters.
///
/// An apostrophe inside a word belongs to it. Numbers and punctuation only
/// separate.
public func words(of text: String) -> [String] {
  let runs = text.lowercased().split { !$0.isLetter && $0 != "'" }
  return runs.map(String.init).filter { $0 != "'" }
}

/// The set of a text's runs of `length` words, each as a number of 64 bits.
///
/// Two texts share a run almost surely only if they have the same words
/// there. (Broder, 1997, calls such runs shingles.)
public struct Shingles: Equatable, Sendable {
  /// The numbers in ascending order, without repetitions.
  public let sorted: [UInt64]

  /// Collects the runs of a text; a shorter one is a single run.
  ///
  /// Traps if `length` is below 1.
  public init(of text: String, length: Int = 3) {
    precondition(length >= 1, "Shingles: runs of \(length) words")
    let words = words(of: text)
    let starts = 0..<max(words.count - length + 1, min(words.count, 1))
    let runs = starts.map { start in
      Self.number(words[start..<min(start + length, words.count)])
    }
    self.init(runs)
  }

  /// Makes a set of any numbers.
  public init(_ numbers: some Sequence<UInt64>) {
    sorted = Set(numbers).sorted()
  }

  /// Hashes a run with FNV-1a, with a separator after each word.
  private static func number(_ run: ArraySlice<String>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for word in run {
      for byte in word.utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      }
      hash = (hash ^ 0xff) &* 0x100_0000_01b3  // no byte of UTF-8
    }
    return hash
  }

  /// Counts the runs that both texts have.
  public func sharedCount(with other: Shingles) -> Int {
    var (i, j, shared) = (0, 0, 0)
    while i < sorted.count, j < other.sorted.count {
      let (a, b) = (sorted[i], other.sorted[j])
      if a == b { shared += 1 }
      if a <= b { i += 1 }
      if b <= a { j += 1 }
    }
    return shared
  }

  /// Returns what both texts share of what either has: |A ∩ B| / |A ∪ B|.
  ///
  /// Two texts without words are the same: 1.
  public func jaccard(_ other: Shingles) -> Double {
    let shared = sharedCount(with: other)
    let all = sorted.count + other.sorted.count - shared
    return all == 0 ? 1 : Double(shared) / Double(all)
  }

  /// Returns how much of this text the other one has too: |A ∩ B| / |A|.
  public func containment(in other: Shingles) -> Double {
    guard !sorted.isEmpty else { return 1 }
    return Double(sharedCount(with: other)) / Double(sorted.count)
  }

  /// Returns all runs of both texts.
  public func union(_ other: Shingles) -> Shingles {
    Shingles(sorted + other.sorted)
  }
}
