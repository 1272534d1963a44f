import Foundation

extension RandomGenerator {
  /// The generator that is used where none is given: one for each thread.
  ///
  /// PyTorch has a single one for the whole process. With one for each thread, code that runs on other
  /// threads at the same time, such as tests in parallel, cannot disturb a seeded sequence, and drawing
  /// needs no lock. A thread's first use makes it, with the default seed.
  public static var `default`: RandomGenerator {
    if let known = pthread_getspecific(threadKey) {
      return Unmanaged<RandomGenerator>.fromOpaque(known).takeUnretainedValue()
    }
    let generator = RandomGenerator()
    pthread_setspecific(threadKey, Unmanaged.passRetained(generator).toOpaque())
    return generator
  }
}

/// Begins the stream of `seed` on the present thread's default generator.
///
/// The low 32 bits of the seed count, so that every integer is a seed, also a negative one.
/// Counterpart of `torch.manual_seed`.
public func manualSeed(_ seed: Int) {
  RandomGenerator.default.seed(UInt64(bitPattern: Int64(seed)))
}

/// Where each thread keeps its default generator; the generator is released when the thread ends.
private let threadKey: pthread_key_t = {
  var key = pthread_key_t()
  let status = pthread_key_create(&key) { releaseGenerator($0) }
  precondition(status == 0, "the system has no room for another thread-specific value")
  return key
}()

private func releaseGenerator(_ generator: UnsafeMutableRawPointer?) {
  guard let generator else { return }
  Unmanaged<RandomGenerator>.fromOpaque(generator).release()
}
