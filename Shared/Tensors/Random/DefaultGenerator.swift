extension RandomGenerator {
  /// The generator that is used where none is given: one for each thread.
  ///
  /// PyTorch has a single one for the whole process. With one for each thread, code that runs on other
  /// threads at the same time, such as tests in parallel, cannot disturb a seeded sequence, and drawing
  /// needs no lock. A thread's first use makes it, with the default seed.
  public static var `default`: RandomGenerator { generators.value }

  private static let generators = ThreadLocal { RandomGenerator() }
}

/// Begins the stream of `seed` on the present thread's default generator.
///
/// The low 32 bits of the seed count, so that every integer is a seed, also a negative one.
/// Counterpart of `torch.manual_seed`.
public func manualSeed(_ seed: Int) {
  RandomGenerator.default.seed(UInt64(bitPattern: Int64(seed)))
}
