/// The 32-bit Mersenne Twister (mt19937, Matsumoto and Nishimura 1998).
///
/// Words are made in blocks of 624, sixteen at a time. A new word depends on the word 397 places ahead,
/// which, in the block being rewritten, is 227 places behind; so sixteen neighbours never depend on each
/// other. Blocks are tempered as they are made.
struct MersenneTwister: ~Copyable {
  /// The number of words in the state, and in a block.
  static let blockSize = 624
  private static let distance = 397
  private typealias Lanes = SIMD16<UInt32>

  /// The 624 words of the recurrence, followed by a copy of the first sixteen.
  private let state: UnsafeMutablePointer<UInt32>
  /// The same words, tempered: the generator's output.
  private let output: UnsafeMutablePointer<UInt32>
  /// How many words of `output` have been used.
  private(set) var position: Int

  /// Makes a generator from a seed, as `init_genrand` of the reference implementation does.
  init(seed: UInt32) {
    self.init()
    state[0] = seed
    for i in 1..<Self.blockSize {
      let previous = state[i - 1]
      state[i] = 1_812_433_253 &* (previous ^ (previous &>> 30)) &+ UInt32(i)
    }
  }

  /// Makes a generator that continues from `stateWords` and `position` of another.
  init(stateWords: [UInt32], position: Int) {
    precondition(stateWords.count == Self.blockSize, "the state of the twister has 624 words")
    precondition((0...Self.blockSize).contains(position), "the position is a place among 624 words")
    self.init()
    for i in stride(from: 0, to: Self.blockSize, by: Lanes.scalarCount) {
      var words = Lanes()
      for lane in words.indices { words[lane] = stateWords[i + lane] }
      Self.store(words, to: state + i)
      Self.store(Self.tempered(words), to: output + i)
    }
    self.position = position
  }

  private init() {
    state = .allocate(capacity: Self.blockSize + Lanes.scalarCount)
    state.initialize(repeating: 0, count: Self.blockSize + Lanes.scalarCount)
    output = .allocate(capacity: Self.blockSize)
    output.initialize(repeating: 0, count: Self.blockSize)
    position = Self.blockSize
  }

  deinit {
    state.deallocate()
    output.deallocate()
  }

  /// The words of the recurrence; with `position`, the whole state of the generator.
  var stateWords: [UInt32] { Array(UnsafeBufferPointer(start: state, count: Self.blockSize)) }

  /// Returns the next word.
  @inline(__always)
  mutating func next() -> UInt32 {
    if position == Self.blockSize { makeBlock() }
    let word = output[position]
    position += 1
    return word
  }

  /// Passes the next `count` words to `body` in runs, with the number of words before each run.
  @inline(__always)
  mutating func forEachRun(
    of count: Int, _ body: (_ run: UnsafeBufferPointer<UInt32>, _ offset: Int) -> Void
  ) {
    var done = 0
    while done < count {
      if position == Self.blockSize { makeBlock() }
      let length = min(Self.blockSize - position, count - done)
      body(UnsafeBufferPointer(start: output + position, count: length), done)
      position += length
      done += length
    }
  }

  /// Passes the next `2 * count` words to `body` in runs of whole pairs, with the number of pairs before each
  /// run.
  ///
  /// A pair that begins in one block and ends in the next is a run by itself.
  @inline(__always)
  mutating func forEachRunOfPairs(
    of count: Int, _ body: (_ run: UnsafeBufferPointer<UInt32>, _ offset: Int) -> Void
  ) {
    var done = 0
    while done < count {
      if position == Self.blockSize { makeBlock() }
      let pairs = min((Self.blockSize - position) / 2, count - done)
      if pairs > 0 {
        body(UnsafeBufferPointer(start: output + position, count: 2 * pairs), done)
        position += 2 * pairs
        done += pairs
      } else {
        let first = next()
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2) { pair in
          pair.initializeElement(at: 0, to: first)
          pair.initializeElement(at: 1, to: next())
          body(UnsafeBufferPointer(pair), done)
        }
        done += 1
      }
    }
  }

  // MARK: - The recurrence

  /// Replaces the state with the next 624 words.
  @inline(never)
  private mutating func makeBlock() {
    let lanes = Lanes.scalarCount
    let size = Self.blockSize
    makeLanes(at: 0, with: Self.distance)
    // Lanes that reach beyond the end of the state continue with its new beginning.
    (state + size).update(from: state, count: lanes)
    // Up to place 239 the distant words are still ahead, at least in part.
    for i in stride(from: lanes, to: 240, by: lanes) { makeLanes(at: i, with: i + Self.distance) }
    for i in stride(from: 240, to: size, by: lanes) { makeLanes(at: i, with: i + Self.distance - size) }
    position = 0
  }

  /// Makes sixteen words from those at `place`, the words after each of them, and those at `distant`.
  @inline(__always)
  private func makeLanes(at place: Int, with distant: Int) {
    let right = Self.load(state + place + 1)
    let joined = (Self.load(state + place) & 0x8000_0000) | (right & 0x7FFF_FFFF)
    let odd = Lanes() &- (right & 1)
    let words = Self.load(state + distant) ^ (joined &>> 1) ^ (odd & 0x9908_B0DF)
    Self.store(words, to: state + place)
    Self.store(Self.tempered(words), to: output + place)
  }

  @inline(__always)
  private static func tempered(_ words: Lanes) -> Lanes {
    var y = words
    y ^= y &>> 11
    y ^= (y &<< 7) & 0x9D2C_5680
    y ^= (y &<< 15) & 0xEFC6_0000
    y ^= y &>> 18
    return y
  }

  @inline(__always)
  private static func load(_ words: UnsafePointer<UInt32>) -> Lanes {
    UnsafeRawPointer(words).loadUnaligned(as: Lanes.self)
  }

  @inline(__always)
  private static func store(_ lanes: Lanes, to words: UnsafeMutablePointer<UInt32>) {
    UnsafeMutableRawPointer(words).storeBytes(of: lanes, as: Lanes.self)
  }
}
