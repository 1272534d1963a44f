/// The 32-bit Mersenne Twister (mt19937, Matsumoto and Nishimura 1998).
///
/// Words are made in blocks of 624, sixteen at a time: each new word needs the word 397 places ahead of
/// its own place, which in the block being rewritten lies 227 places behind, so that sixteen neighbours
/// never depend on each other. A block is tempered as it is made, and handed out from there.
struct MersenneTwister: ~Copyable {
  /// The number of words in the state, which is also how many are made at a time.
  static let blockSize = 624
  private static let distance = 397
  private typealias Lanes = SIMD16<UInt32>

  /// The 624 words of the recurrence, and behind them the first sixteen once more.
  private let state: UnsafeMutablePointer<UInt32>
  /// The same words tempered: what the generator hands out.
  private let output: UnsafeMutablePointer<UInt32>
  /// How many words of `output` were handed out already.
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

  /// Makes a generator that continues where `stateWords` and `position` were read.
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

  /// The words of the recurrence; with `position` they say all about the generator.
  var stateWords: [UInt32] { Array(UnsafeBufferPointer(start: state, count: Self.blockSize)) }

  /// Returns the next word.
  @inline(__always)
  mutating func next() -> UInt32 {
    if position == Self.blockSize { makeBlock() }
    let word = output[position]
    position += 1
    return word
  }

  /// Hands the next `count` words to `body` in runs, each with the place of its first word among them.
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

  /// Hands the next `2 * count` words to `body` in runs of whole pairs.
  ///
  /// Each run comes with the number of pairs before it. A pair that begins in one block and ends in the
  /// next is a run of its own.
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

  /// Replaces the state by the 624 words after it.
  @inline(never)
  private mutating func makeBlock() {
    let lanes = Lanes.scalarCount
    let size = Self.blockSize
    makeLanes(at: 0, with: Self.distance)
    // Sixteen lanes that reach over the end of the state go on with its new beginning.
    (state + size).update(from: state, count: lanes)
    // Up to place 239 the distant word, or the lanes that begin with it, still lies ahead.
    for i in stride(from: lanes, to: 240, by: lanes) { makeLanes(at: i, with: i + Self.distance) }
    for i in stride(from: 240, to: size, by: lanes) { makeLanes(at: i, with: i + Self.distance - size) }
    position = 0
  }

  /// Makes sixteen words from those at `place`, their right neighbours and those at `distant`.
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
