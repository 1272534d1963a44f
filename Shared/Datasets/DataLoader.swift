import Tensors

/// The examples of a data set in batches, in order or shuffled anew in each epoch.
///
/// A `for` loop over a loader is one epoch. The order, and the random numbers drawn for it, are PyTorch's.
/// The start of an epoch draws 64 bits, which PyTorch passes to its worker processes; here they keep the
/// generators in step. A shuffled epoch draws 64 more with its first batch, to seed the order. A generator
/// given to the loader draws the order itself, and at the end of the epoch another one, which is not used.
/// PyTorch: `torch.utils.data.DataLoader`.
public struct DataLoader<Source: Dataset, Batch>: Sequence {
  /// The source of the examples.
  public let dataset: Source
  /// The number of examples in a batch; the last batch may have fewer.
  public let batchSize: Int
  /// Whether each epoch shuffles the examples.
  public let shuffles: Bool
  /// Whether a last batch with fewer examples is dropped.
  public let dropsLast: Bool
  private let generator: RandomGenerator?
  private let collate: ([Source.Example]) -> Batch

  /// Makes a loader. Traps if `batchSize` is below 1.
  ///
  /// With `dropsLast` and fewer examples than `batchSize` there are no batches: check `count`.
  ///
  /// - Parameters:
  ///   - generator: Draws the order. Nil stands for the default generator of the thread that begins the
  ///     epoch.
  ///   - collate: Makes a batch from at least one example.
  public init(
    _ dataset: Source, batchSize: Int, shuffles: Bool = false, dropsLast: Bool = false,
    generator: RandomGenerator? = nil, file: StaticString = #fileID, line: UInt = #line,
    collate: @escaping ([Source.Example]) -> Batch
  ) {
    precondition(batchSize >= 1, "DataLoader: a batch size of \(batchSize)", file: file, line: line)
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

  /// Continues an epoch from `position`, without drawing again.
  ///
  /// The loader must be made like the one that was interrupted. If the generators are restored too, all later
  /// batches and draws are those of a run without interruption.
  public func makeIterator(resumingAt position: LoaderPosition) -> Iterator {
    Iterator(loader: self, position: position)
  }
}

/// How far an epoch has got, to save in a checkpoint.
public struct LoaderPosition: Codable, Equatable, Sendable {
  /// The number of batches taken.
  public fileprivate(set) var batches = 0
  /// The generator's state before it drew the order; nil before the first batch, and if the order is not
  /// shuffled.
  fileprivate var orderGenerator: RandomGenerator.State?
  /// Whether more examples have been requested than there are.
  fileprivate var isExhausted = false

  fileprivate init() {}

  /// Reads a saved position; throws `DecodingError` if it is not one.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    batches = try values.decode(Int.self, forKey: .batches)
    orderGenerator = try values.decodeIfPresent(RandomGenerator.State.self, forKey: .orderGenerator)
    isExhausted = try values.decode(Bool.self, forKey: .isExhausted)
    guard (0...1 << 40).contains(batches) else {
      throw DecodingError.dataCorruptedError(
        forKey: .batches, in: values,
        debugDescription:
          "The number of batches taken is \(batches), not from 0 to 2^40. Save the position again.")
    }
  }
}

extension DataLoader {
  /// One epoch.
  public struct Iterator: IteratorProtocol {
    private let loader: DataLoader
    /// The order of the examples, from the first batch on.
    private var order: [Int]?
    /// How far the epoch has got.
    public private(set) var position: LoaderPosition

    fileprivate init(loader: DataLoader, position: LoaderPosition) {
      self.loader = loader
      self.position = position
    }

    /// Returns the next batch, or nil at the end of the epoch.
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

    /// Draws another order, as PyTorch's sampler does when it runs out of examples, and discards it.
    ///
    /// Only a generator given to the loader is affected; the default one only seeds the order.
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
