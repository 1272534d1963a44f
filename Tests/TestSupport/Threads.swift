import Foundation

/// Runs `body` on a new thread, and waits for its end.
public func onNewThread<Result>(_ body: @escaping () -> Result) -> Result {
  nonisolated(unsafe) var result: Result?
  onNewThreads(1) { _ in result = body() }
  return result!
}

/// Runs `body` on several new threads at once, and waits for their end.
public func onNewThreads(_ count: Int, _ body: @escaping (_ thread: Int) -> Void) {
  let work = Work(body)
  let ended = DispatchGroup()
  for thread in 0..<count {
    ended.enter()
    Thread.detachNewThread {
      work.body?(thread)
      ended.leave()
    }
  }
  ended.wait()
  work.body = nil  // a thread may still hold the work for a moment, but nothing that the caller gave it
}

private final class Work: @unchecked Sendable {
  var body: ((Int) -> Void)?

  init(_ body: @escaping (Int) -> Void) { self.body = body }
}
