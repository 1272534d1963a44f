import Files
import Foundation

/// Where each file of a corpus comes from, and what may be done with it.
public struct Manifest: Codable, Equatable, Sendable {
  public struct Entry: Codable, Equatable, Sendable {
    public var path: String
    public var address: String
    /// The day it was collected, as in `2026-01-31`.
    public var date: String
    /// The source's own version: a release, a revision, a crawl.
    public var version: String
    /// The licence's short name of the SPDX list; nil if nobody knows.
    public var licence: String?
    public var byteCount: Int
    public var sha256: String

    /// Describes a file by its bytes and what is known about it.
    public init(
      path: String, address: String, date: String, version: String,
      licence: String?, bytes: Data
    ) {
      self.path = path
      self.address = address
      self.date = date
      self.version = version
      self.licence = licence
      byteCount = bytes.count
      sha256 = SHA256.hexDigest(of: bytes)
    }
  }

  public var entries: [Entry]

  public init(entries: [Entry]) { self.entries = entries }

  /// Checks that a licence is known for every file.
  ///
  /// - Parameter others: paths that are used all the same, after somebody
  ///   has asked.
  /// - Throws: `FileError` with the first file for which none is.
  public func requireLicences(allowing others: Set<String> = [])
    throws(FileError)
  {
    for entry in entries where !others.contains(entry.path) {
      let path = entry.path
      guard let licence = entry.licence, !licence.isEmpty else {
        throw FileError(
          "the field licence is missing. Ask at \(entry.address).",
          file: path)
      }
      guard Self.obligations[licence] != nil else {
        throw FileError(
          "the licence \(quoted(licence)) is not known. Read and add it.",
          file: path)
      }
    }
  }

  /// Checks that a file is the one that was described.
  ///
  /// - Throws: `FileError` if it is not in the list, or its bytes differ.
  public func verify(_ bytes: Data, of path: String) throws(FileError) {
    guard let entry = entries.first(where: { $0.path == path }) else {
      throw FileError(
        "the manifest has no entry for it. Add one.", file: path)
    }
    let found = SHA256.hexDigest(of: bytes)
    guard found == entry.sha256 else {
      throw .wrongDigest(
        path: path, found: found, expected: entry.sha256,
        remedy: "Collect version \(entry.version) again.")
    }
  }

  /// Licences, and what they ask of those who use the text. No legal
  /// advice.
  public static let obligations: [String: String] = [
    "CC0-1.0": "nothing", "PDDL-1.0": "nothing", "MIT": "keep the notice",
    "Apache-2.0": "keep the notice, and say what was changed",
    "CC-BY-4.0": "name the author",
    "CC-BY-SA-4.0": "name the author, and share alike",
    "ODC-By-1.0": "name the source",
  ]

  /// Questions that no program answers.
  public static let questions = [
    "May we copy this, by licence or by law, where we are and where we publish?",
    "Did its authors know that it may be used like this?",
    "Does robots.txt, or the site's terms, say no?",
    "Whose personal data is left in it, and who deletes it on request?",
    "Are there texts by children, patients, or others who need protection?",
    "Who is missing: which languages, regions, groups?",
    "What in it could hurt somebody if a model repeats it?",
    "Are the test sets of benchmarks in it?",
    "Can all this be collected again, and checked, in a year?",
    "Who answers for it, and under which address?",
  ]
}
