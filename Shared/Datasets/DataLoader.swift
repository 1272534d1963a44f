import Tensors

/// The examples of a data set in batches, in the same order or newly shuffled in each epoch.
///
/// A `for` loop over a loader is one epoch. The order, and what is drawn for it, are PyTorch's: the start
/// of an epoch draws 64 bits, which PyTorch hands to its worker processes and which are drawn here only to
/// stay in step; a shuffled epoch draws 64 more with its first batch, to seed the order. A generator given
/// to the loader makes the order itself, and at the end of the epoch one more that is not used.
/// Counterpart of `torch.utils.data.DataLoader`.
public struct DataLoader<Source: Dataset, Batch>: Sequence {
  /// Where the examples come from.
  public let dataset: Source
  /// The number of examples in a batch; the last one may have fewer.
  public let batchSize: Int
  /// Whether each epoch has an order of its own.
  public let shuffles: Bool
  /// Whether a last batch with fewer examples is left out.
  public let dropsLast: Bool
  private let generator: RandomGenerator?
  private let collate: ([Source.Example]) -> Batch

  /// Makes a loader; traps if `batchSize` is below 1.
  ///
  /// With `dropsLast` and fewer examples than `batchSize` there is no batch at all: look at `count`.
  ///
  /// - Parameters:
  ///   - generator: what the order is drawn from; without one, the default generator of the thread that
  ///     begins the epoch
  ///   - collate: makes a batch of at least one example
  public init(
    _ dataset: Source, batchSize: Int, shuffles: Bool = false, dropsLast: Bool = false,
    generator: RandomGenerator? = nil, file: StaticString = #fileID, line: UInt = #line,
    collate: @escaping ([Source.Example]) -> Batch
  ) {
    precondition(batchSize >= 1, "a batch of \(batchSize) examples", file: file, line: line)
    self.dataset = dataset
    self.batchSize = batchSize
    self.shuffles = shuffles
    self.dropsLast = dropsLast
    self.generator = generator
    self.collate = collate
  }

  /// The number of batches in an epoch.
  public var count: Int {
    dropsLast ? dataset.count / batchSize : (dataset.count + batchSize - 1) / batchSize
  }

  /// Begins an epoch.
  public func makeIterator() -> Iterator {
    _ = (generator ?? .default).nextInt63()
    return Iterator(loader: self, position: LoaderPosition())
  }

  /// Goes on with an epoch that was left at `position`, drawing nothing anew.
  ///
  /// The loader has to be made as the one before. With the generators restored too, every later batch and
  /// every later draw is the same as without the interruption.
  public func makeIterator(resumingAt position: LoaderPosition) -> Iterator {
    Iterator(loader: self, position: position)
  }
}

/// How far an epoch has come, to be saved in a checkpoint.
public struct LoaderPosition: Codable, Equatable, Sendable {
  /// The number of batches that were taken.
  public fileprivate(set) var batches = 0
  /// The generator as it was when the order was drawn from it; nil before the first batch, and for an
  /// order that is not drawn.
  fileprivate var orderGenerator: RandomGenerator.State?
  /// Whether more examples were asked for than there are.
  fileprivate var isExhausted = false

  fileprivate init() {}

  /// Reads a saved position; throws `DecodingError` when it is none.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    batches = try values.decode(Int.self, forKey: .batches)
    orderGenerator = try values.decodeIfPresent(RandomGenerator.State.self, forKey: .orderGenerator)
    isExhausted = try values.decode(Bool.self, forKey: .isExhausted)
    guard batches >= 0 else {
      throw DecodingError.dataCorruptedError(
        forKey: .batches, in: values,
        debugDescription: "The number of batches taken is \(batches), below 0. Save the position again.")
    }
  }
}

extension DataLoader {
  /// One epoch.
  public struct Iterator: IteratorProtocol {
    private let loader: DataLoader
    /// The order of the examples, once it is needed.
    private var order: [Int]?
    /// How far the epoch has come.
    public private(set) var position: LoaderPosition

    fileprivate init(loader: DataLoader, position: LoaderPosition) {
      self.loader = loader
      self.position = position
    }

    /// Returns the next batch; nil at the end of the epoch.
    public mutating func next() -> Batch? {
      let order = self.order ?? makeOrder()
      self.order = order
      let start = position.batches * loader.batchSize
      let end = start + loader.batchSize
      if end > order.count { noteEnd() }
      guard position.batches < loader.count else { return nil }
      let indices = order[start..<Swift.min(end, order.count)]
      position.batches += 1
      return loader.collate(indices.map { loader.dataset[$0] })
    }

    /// Draws the order that PyTorch's sampler draws, and throws away, when it runs out of examples.
    ///
    /// An order from a seed of its own leaves no trace of that, so only a given generator has to follow.
    private mutating func noteEnd() {
      guard !position.isExhausted else { return }
      position.isExhausted = true
      if loader.shuffles { _ = loader.generator?.permutation(count: loader.dataset.count) }
    }

    private mutating func makeOrder() -> [Int] {
      let count = loader.dataset.count
      guard loader.shuffles else { return Array(0..<count) }
      if let saved = position.orderGenerator {
        let generator = RandomGenerator()
        generator.state = saved
        return generator.permutation(count: count)
      }
      let generator =
        loader.generator
        ?? RandomGenerator(seed: UInt64(RandomGenerator.default.nextInt63()))
      position.orderGenerator = generator.state
      return generator.permutation(count: count)
    }
  }
}
