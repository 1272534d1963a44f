import Files
import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// One request whose response is appended to a file as it arrives.
///
/// The code works around four quirks of URLSession on Linux. Rejecting a response through the completion
/// handler of `didReceive response` leaves the task hanging, so it is accepted and the task cancelled.
/// A suspended and resumed task starts its request again from the first byte, so a task is never suspended.
/// The delegate's queue grows without bound if the disk is slower than the network, so the queue blocks the
/// session. Compressed responses are decompressed silently, and then neither lengths nor ranges match, so
/// compression is not requested.
final class Transfer: NSObject, URLSessionDataDelegate, @unchecked Sendable {
  private enum Stop: Error {
    case transfer(TransferFailure)
    case file(PartialFile.Failure)
  }

  private let file: PartialFile
  private let expected: Int?
  private let timeLimit: Double
  private let queue = BoundedQueue()

  // Shared by the delegate's thread and the caller's; the condition's lock protects it.
  private let news = NSCondition()
  private var lastNews = ProcessInfo.processInfo.systemUptime
  private var hasAnswer = false
  private var total: Int?
  private var stop: Stop?
  private var hasEnded = false

  /// Prepares a transfer that continues where `file` ends.
  ///
  /// - Parameters:
  ///   - expected: The length of the whole file, if known.
  ///   - timeLimit: The number of seconds without activity after which the transfer fails.
  init(to file: PartialFile, expecting expected: Int?, timeLimit: Double) {
    self.file = file
    self.expected = expected
    self.timeLimit = timeLimit
  }

  /// Requests the file, waits until the response is complete, and reports progress at intervals.
  ///
  /// - Throws: ``TransferFailure``, or ``PartialFile/Failure`` if the file cannot be written.
  func run(from url: URL, progress: (_ received: Int, _ total: Int?) -> Void) throws {
    var request = URLRequest(url: url)
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    if file.count > 0 { request.setValue("bytes=\(file.count)-", forHTTPHeaderField: "Range") }
    let configuration = URLSessionConfiguration.ephemeral
    configuration.urlCache = nil
    configuration.timeoutIntervalForRequest = 24 * 3600  // `wait` enforces the time limit
    let session = URLSession(configuration: configuration, delegate: self, delegateQueue: queue)
    defer { session.invalidateAndCancel() }
    let task = session.dataTask(with: request)
    task.resume()
    wait(for: task, progress)
    try checkEnd()
  }

  /// Waits for the end; cancels the task after too long without activity.
  private func wait(for task: URLSessionTask, _ progress: (Int, Int?) -> Void) {
    news.lock()
    while !hasEnded {
      _ = news.wait(until: Date(timeIntervalSinceNow: min(0.1, timeLimit / 4)))
      let silence = ProcessInfo.processInfo.systemUptime - lastNews
      if silence > timeLimit, stop == nil {
        stop = .transfer(hasAnswer ? .stalled(seconds: timeLimit) : .noAnswer(seconds: timeLimit))
      }
      if silence > timeLimit + 5 { hasEnded = true }  // the session did not report the end of the task
      let (received, total, mustStop) = (file.count, total, stop != nil)
      news.unlock()  // the session may have to call the delegate before it cancels
      progress(received, total)
      if mustStop { task.cancel() }
      news.lock()
    }
    news.unlock()
  }

  /// Throws the failure of a finished transfer, if there was one.
  private func checkEnd() throws {
    news.lock()
    defer { news.unlock() }
    switch stop {
    case .transfer(let failure): throw failure
    case .file(let failure): throw failure
    case nil: break
    }
    if let whole = total ?? expected, file.count < whole {
      throw TransferFailure.truncated(received: file.count, expected: whole)
    }
  }

  // MARK: Called by the session, one at a time on its queue

  /// Changes the shared state, unless the transfer is over.
  private func onNews(_ change: () -> Void) {
    news.lock()
    defer { news.unlock() }
    guard !hasEnded else { return }
    lastNews = ProcessInfo.processInfo.systemUptime
    if stop == nil { change() }
    if stop != nil { news.signal() }
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    onNews {
      hasAnswer = true
      do throws(Stop) {
        try accept(Answer(response))
      } catch {
        stop = error
      }
    }
    completionHandler(.allow)
  }

  /// Decides what a response means for the file.
  private func accept(_ answer: Answer) throws(Stop) {
    switch answer.status {
    case 200:
      // The whole file from its first byte, even if a part was requested.
      try onFile { () throws(PartialFile.Failure) in if file.count > 0 { try file.restart() } }
      total = answer.length
    case 206:
      guard answer.rangeStart == file.count else { throw .transfer(.wrongPart) }
      total = answer.wholeLength
      file.isJoined = true
    case 416 where answer.wholeLength == file.count:
      total = file.count
    case 416:
      try onFile { () throws(PartialFile.Failure) in try file.restart() }
      throw .transfer(.broken(reason: "its file is shorter than the part already downloaded"))
    default:
      throw .transfer(.status(answer.status))
    }
    if let total, let expected, total != expected {
      throw .transfer(.wrongLength(offered: total, expected: expected))
    }
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    onNews {
      do throws(Stop) {
        if let whole = total ?? expected, file.count + data.count > whole {
          guard file.count < whole else { return }  // the body of an error response, such as 416
          throw .transfer(.wrongLength(offered: file.count + data.count, expected: whole))
        }
        try onFile { () throws(PartialFile.Failure) in try file.append(data) }
      } catch {
        stop = error
      }
    }
  }

  private func onFile(_ work: () throws(PartialFile.Failure) -> Void) throws(Stop) {
    do {
      try work()
    } catch {
      throw .file(error)
    }
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    news.lock()
    defer { news.unlock() }
    if stop == nil, let error { stop = .transfer(failure(for: error)) }
    hasEnded = true
    news.signal()
  }

  /// Translates an error of the session into a ``TransferFailure``.
  private func failure(for error: any Error) -> TransferFailure {
    if let whole = total ?? expected, hasAnswer, file.count < whole {
      return .truncated(received: file.count, expected: whole)
    }
    let reason = plainReason(error)
    switch (error as? URLError)?.code {
    case .cannotFindHost, .dnsLookupFailed, .notConnectedToInternet: return .noSuchHost
    case .cannotConnectToHost: return .unreachable(reason: reason)
    case .httpTooManyRedirects: return .redirectsWithoutEnd
    case .timedOut: return .noAnswer(seconds: timeLimit)
    case .secureConnectionFailed, .serverCertificateUntrusted: return .insecure(reason: reason)
    // Most TLS errors have no separate code on Linux.
    case _ where ["SSL", "TLS", "certificate"].contains { reason.contains($0) }:
      return .insecure(reason: reason)
    default: return .broken(reason: reason)
    }
  }
}

/// A serial queue for a session's calls. It blocks the session while it is full.
private final class BoundedQueue: OperationQueue, @unchecked Sendable {
  /// 256 pieces of 16 kB are 4 MB.
  private let places = DispatchSemaphore(value: 256)

  override init() {
    super.init()
    maxConcurrentOperationCount = 1
  }

  override func addOperation(_ block: @escaping @Sendable () -> Void) {
    places.wait()
    super.addOperation { [places] in
      block()
      places.signal()
    }
  }
}

/// What the headers of a response say about the file.
private struct Answer {
  let status: Int
  /// The length of the body, if the server sends it.
  let length: Int?
  /// The first byte of the body and the length of the whole file, from `Content-Range: bytes 7-9/10`.
  let rangeStart: Int?
  let wholeLength: Int?

  init(_ response: URLResponse) {
    let http = response as? HTTPURLResponse
    status = http?.statusCode ?? 0
    let isPlain = ["", "identity"].contains(http?.value(forHTTPHeaderField: "Content-Encoding") ?? "")
    length = isPlain && response.expectedContentLength >= 0 ? Int(response.expectedContentLength) : nil
    let range = (http?.value(forHTTPHeaderField: "Content-Range") ?? "").split { " -/".contains($0) }
    rangeStart = range.count == 4 && range[0] == "bytes" && isPlain ? Int(range[1]) : nil
    wholeLength = range.last.flatMap { Int($0) }
  }
}
