import Foundation

/// A value that every thread has its own copy of.
///
/// PyTorch keeps its gradient mode per thread as well. Here the default generator is one too, and tests can
/// run side by side.
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
    precondition(status == 0, "the system has no room for another thread-specific value")
  }

  /// This thread's value, made at its first use and released when the thread ends.
  var value: Value {
    if let pointer = pthread_getspecific(key) {
      return Unmanaged<Value>.fromOpaque(pointer).takeUnretainedValue()
    }
    let value = make()
    pthread_setspecific(key, Unmanaged.passRetained(value).toOpaque())
    return value
  }
}
