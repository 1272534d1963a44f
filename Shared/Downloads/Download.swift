import Corpora
import Foundation

/// Downloads one file, trying its addresses until the bytes are complete and verified.
struct Download {
  private let file: RemoteFile
  private let partial: PartialFile
  private let timeLimit: Double
  private let pauses: [Double]
  /// The addresses that may still deliver the file.
  private var addresses: [URL]
  /// The last failure of each address.
  private var failures: [URL: TransferFailure] = [:]

  init(_ file: RemoteFile, to partial: PartialFile, timeLimit: Double, pauses: [Double]) {
    self.file = file
    self.partial = partial
    self.timeLimit = timeLimit
    self.pauses = pauses
    addresses = [file.url] + file.mirrors
  }

  /// Tries the addresses in turn, and again after pauses, until one delivers the rest of the file.
  ///
  /// - Throws: ``FetchError/Problem/unavailable(_:)``, or ``PartialFile/Failure``.
  mutating func run(_ report: (Downloader.Event) -> Void) throws {
    var pauses = pauses[...]
    var farthest = partial.count
    while true {
      for address in addresses {
        if try give(address, report) { return }
      }
      if partial.count > farthest { pauses = self.pauses[...] }
      farthest = max(farthest, partial.count)
      guard !addresses.isEmpty, let pause = pauses.popFirst() else { break }
      report(.waiting(seconds: pause))
      Thread.sleep(forTimeInterval: pause)
    }
    let attempts = ([file.url] + file.mirrors).compactMap { address in
      failures[address].map { FetchError.Attempt(url: address, failure: $0) }
    }
    throw FetchError.Problem.unavailable(attempts)
  }

  /// Tries one address, and once more from the first byte if joined parts do not match the digest.
  ///
  /// - Returns: Whether the file is complete and correct.
  private mutating func give(_ address: URL, _ report: (Downloader.Event) -> Void) throws -> Bool {
    do {
      try transfer(from: address, report)
      let isJoined = partial.isJoined
      do {
        try verify(report)
      } catch is TransferFailure where isJoined {
        try transfer(from: address, report)
        try verify(report)
      }
      return true
    } catch let failure as TransferFailure {
      failures[address] = failure
      report(.failed(address, failure))
      if failure.isPermanent { addresses.removeAll { $0 == address } }
      return false
    }
  }

  /// Downloads the missing bytes from one address.
  private func transfer(from address: URL, _ report: (Downloader.Event) -> Void) throws {
    if file.sha256 == nil || partial.count > file.byteCount ?? .max { try partial.restart() }
    if partial.count == file.byteCount { return }
    report(.asking(address, from: partial.count))
    let transfer = Transfer(to: partial, expecting: file.byteCount, timeLimit: timeLimit)
    try transfer.run(from: address) { report(.received($0, total: $1 ?? file.byteCount)) }
  }

  /// Compares the digest; discards the bytes if it is wrong.
  private func verify(_ report: (Downloader.Event) -> Void) throws {
    do {
      let check = FileCheck(path: partial.path, byteCount: nil, sha256: file.sha256)
      try check.run { report(.verifying($0, total: $1)) }
    } catch FileCheck.Difference.digest(let found, let expected) {
      try partial.restart()
      throw TransferFailure.wrongDigest(found: found, expected: expected)
    }
  }
}
