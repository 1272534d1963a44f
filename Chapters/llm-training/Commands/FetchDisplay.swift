import Downloads
import Foundation
import Notebooks

/// Shows a ``Downloader``'s progress: a line for each event, and a bar with
/// rate and time left.
final class FetchDisplay {
  private let options: CommandOptions
  private var meter: ProgressMeter?
  private var start = 0.0
  private var firstByte = 0
  private var isVerifying = false

  init(_ options: CommandOptions) {
    self.options = options
  }

  /// Shows one event.
  func show(_ event: Downloader.Event) {
    switch event {
    case .received(let done, let total): showProgress(done, of: total)
    case .verifying(let done, let total): showVerifying(done, of: total)
    default:
      meter?.finish()
      meter = nil
      if let line = line(for: event) { options.print(line) }
    }
  }

  private func line(for event: Downloader.Event) -> String? {
    switch event {
    case .present(let path, let isVerified):
      "\(path) is already there\(isVerified ? " and verified" : "; \(Self.notVerified)")"
    case .asking(let url, from: 0): "requesting it from \(host(url))"
    case .asking(let url, let first):
      "requesting the rest from \(host(url)); \(readable(first)) already here"
    case .failed(let url, let failure): "\(host(url)) \(failure)"
    case .waiting(let seconds): "trying again in \(seconds.formatted()) s"
    case .saved(let path, let isVerified):
      "saved \(path)\(isVerified ? ", verified" : "; \(Self.notVerified)")"
    case .received, .verifying: nil
    }
  }

  private static let notVerified = "not verified, digest unknown"

  private func host(_ url: URL) -> String { url.host ?? url.absoluteString }

  private func showProgress(_ done: Int, of total: Int?) {
    guard let total else { return }
    if meter == nil {
      (start, firstByte) = (ProcessInfo.processInfo.systemUptime, done)
      meter = options.progress(
        from: done / 1_000_000, total: total / 1_000_000,
        label: "downloading, MB")
    }
    let seconds = max(ProcessInfo.processInfo.systemUptime - start, 0.001)
    meter?.update(
      done / 1_000_000,
      "\(readable(Int(Double(done - firstByte) / seconds)))/s")
  }

  private func showVerifying(_ done: Int, of total: Int) {
    if !isVerifying || meter == nil {
      meter?.finish()
      meter = options.progress(
        total: total / 1_000_000, label: "verifying, MB")
    }
    isVerifying = done < total
    meter?.update(done / 1_000_000)
  }
}
