import Corpora
import Files
import Foundation

/// Downloads published data and weights to a data folder: complete and verified, or not at all.
///
/// A file is downloaded under its name plus `.partial` and renamed once its SHA-256 digest is correct. An
/// interrupted download continues where it stopped, even from another mirror; the digest
/// reveals whether parts of different files were joined. A file whose digest is unknown always starts from the first byte.
public struct Downloader {
  /// What happens while a source is fetched.
  public enum Event: Equatable {
    /// The file already exists; not verified if its digest is unknown.
    case present(path: String, isVerified: Bool)
    /// A request begins; the first `from` bytes are already there.
    case asking(URL, from: Int)
    /// This many bytes have arrived; the total comes from the server or the list of sources.
    case received(Int, total: Int?)
    /// An address failed.
    case failed(URL, TransferFailure)
    /// All addresses failed; they are tried again after a pause.
    case waiting(seconds: Double)
    /// The digest of the complete file is being computed.
    case verifying(Int, total: Int)
    /// The file is saved; not verified if its digest is unknown.
    case saved(path: String, isVerified: Bool)
  }

  /// The data folder; it is created if it does not exist.
  public let folder: String
  /// The number of seconds without a byte after which a request fails.
  public var timeLimit = 20.0
  /// The pauses between rounds over all addresses, in seconds; they restart when bytes arrive.
  public var pauses: [Double] = [1, 4, 10]
  /// Returns how many bytes are free on the disk of a folder, or nil if the system does not say.
  var freeSpace: (String) -> Int? = Self.freeSpace(in:)

  /// Prepares downloads into `folder`.
  public init(into folder: String) {
    self.folder = folder
  }

  /// Fetches the missing files of `source`.
  ///
  /// - Throws: ``FetchError``. No file is half-written, but a `.partial` file may be kept for the next attempt.
  public func fetch(_ source: DataSource, report: (Event) -> Void) throws(FetchError) {
    for file in source.files {
      if let member = file.member {
        try fetch(member, of: file, report)
      } else {
        let check = FileCheck(path: joined(folder, file.path), byteCount: file.byteCount, sha256: file.sha256)
        if try !isPresent(check, as: file, report) { try download(file, report) }
      }
    }
  }

  /// Returns whether the folder has every file of `source`, without checking their contents.
  public func contains(_ source: DataSource) -> Bool {
    source.paths.allSatisfy { FileManager.default.fileExists(atPath: joined(folder, $0)) }
  }

  /// Checks the file if it exists.
  private func isPresent(
    _ check: FileCheck, as file: RemoteFile, _ report: (Event) -> Void
  ) throws(FetchError) -> Bool {
    guard FileManager.default.fileExists(atPath: check.path) else { return false }
    do {
      try check.run { report(.verifying($0, total: $1)) }
    } catch {
      throw FetchError(file: file, folder: folder, problem: .occupied(path: check.path, reason: "\(error)"))
    }
    report(.present(path: check.path, isVerified: check.sha256 != nil))
    return true
  }

  private func download(_ file: RemoteFile, _ report: (Event) -> Void) throws(FetchError) {
    let path = joined(folder, file.path)
    do {
      let parent = URL(filePath: path).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      let partial = try PartialFile(for: path)
      defer { partial.cleanUp(keepingBytes: file.sha256 != nil) }
      try checkSpace(for: file, having: partial.count)
      var download = Download(file, to: partial, timeLimit: timeLimit, pauses: pauses)
      try download.run(report)
      try partial.move(to: path)
    } catch let problem as FetchError.Problem {
      throw FetchError(file: file, folder: folder, problem: problem)
    } catch let failure as PartialFile.Failure {
      throw FetchError(file: file, folder: folder, problem: .unwritable(reason: "\(failure)"))
    } catch {
      throw FetchError(file: file, folder: folder, problem: .unwritable(reason: plainReason(error)))
    }
    report(.saved(path: path, isVerified: file.sha256 != nil))
  }

  private func checkSpace(for file: RemoteFile, having present: Int) throws {
    guard let size = file.byteCount ?? file.approximateByteCount, let free = freeSpace(folder) else { return }
    let needed = size - present + (file.member?.byteCount ?? 0)
    if needed > free { throw FetchError.Problem.noSpace(needed: needed, free: free) }
  }

  private static func freeSpace(in folder: String) -> Int? {
    var information = statvfs()
    guard statvfs(folder, &information) == 0 else { return nil }
    return Int(information.f_bavail) * Int(information.f_frsize)
  }
}

// MARK: Archives

extension Downloader {
  /// Fetches a zip archive, extracts one file from it, and deletes the archive.
  ///
  /// An archive that was already in the folder is used and kept.
  private func fetch(
    _ member: PublishedFile, of archive: RemoteFile, _ report: (Event) -> Void
  ) throws(FetchError) {
    let path = joined(folder, archive.path)
    let check = FileCheck(path: path, byteCount: archive.byteCount, sha256: archive.sha256)
    let memberCheck = FileCheck(
      path: joined(folder, member.path), byteCount: member.byteCount, sha256: member.sha256,
      mayLackLastLineBreak: member.mayLackLastLineBreak ?? false)
    if try isPresent(memberCheck, as: archive, report) { return }
    let hadArchive = try isPresent(check, as: archive, report)
    if !hadArchive { try download(archive, report) }
    defer { if !hadArchive { unlink(path) } }
    do {
      let bytes = try ZipArchive(contentsOf: path).contents(of: member.path, limit: member.byteCount)
      guard SHA256.hexDigest(of: bytes) == member.sha256 else {
        throw FileError.malformed(
          path: path, place: member.path, reason: "its content differs from the published file")
      }
      try writeAtomically(bytes, to: memberCheck.path)
    } catch {
      throw FetchError(file: archive, folder: folder, problem: .badArchive(reason: "\(error)"))
    }
    report(.saved(path: memberCheck.path, isVerified: true))
  }
}
