extension RandomGenerator {
  /// This thread's generator, used where none is given. It starts with the default seed.
  ///
  /// PyTorch has one for the whole process. With one for each thread, code on other threads, such as tests in
  /// parallel, cannot disturb a seeded sequence, and drawing needs no lock.
  public static var `default`: RandomGenerator { generators.value }

  private static let generators = ThreadLocal { RandomGenerator() }
}

/// Seeds this thread's default generator.
///
/// Only the low 32 bits count, so every integer is a seed, negative ones included. PyTorch:
/// `torch.manual_seed`.
public func manualSeed(_ seed: Int) {
  RandomGenerator.default.seed(UInt64(bitPattern: Int64(seed)))
}
