import Foundation

/// A value of which every thread has its own.
///
/// The gradient mode is one, as in PyTorch. The default generator is another, so tests can run in parallel.
final class ThreadLocal<Value: AnyObject>: @unchecked Sendable {
  private var key = pthread_key_t()
  private let make: @Sendable () -> Value

  init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
    let status = pthread_key_create(&key) { pointer in
      #if os(Linux)
        guard let pointer else { return }
      #endif
      Unmanaged<AnyObject>.fromOpaque(pointer).release()
    }
    precondition(status == 0, "the system has no thread-specific keys left")
  }

  /// This thread's value, made when first used and released when the thread ends.
  var value: Value {
    if let pointer = pthread_getspecific(key) {
      return Unmanaged<Value>.fromOpaque(pointer).takeUnretainedValue()
    }
    let value = make()
    pthread_setspecific(key, Unmanaged.passRetained(value).toOpaque())
    return value
  }
}
