import Files
import Foundation

extension FileError {
  /// Describes an error in a vocabulary file: where it is, what is wrong
  /// and what to do.
  init(_ file: URL, line: Int? = nil, _ problem: String, _ remedy: String) {
    self.init(
      "\(problem); \(remedy).",
      file: file.path + (line.map { ", line \($0)" } ?? ""))
  }
}

private let downloadAgain = "download or write the file again"

/// The file format `vocab.bpe` (Hugging Face: `merges.txt`).
///
/// The first line is `#version: 0.2`, then comes one merge a line in the
/// order of learning: its two parts in the printable byte alphabet,
/// separated by a space, such as `Ġt he`. The ids follow from the order.
/// Files written here also state the number of merges in the first line,
/// which other readers skip; it exposes a truncated file.
extension BytePairEncoding {
  /// Reads GPT-2's `vocab.bpe`.
  ///
  /// - Throws: `FileError` if the file is damaged or does not have GPT-2's
  ///   50,000 merges.
  public static func gpt2(mergesFile file: URL) throws -> BytePairEncoding {
    let encoding = try BytePairEncoding(mergesFile: file)
    guard encoding.merges.count == 50_000 else {
      throw FileError(
        file, "has \(encoding.merges.count) merges where GPT-2 has 50000",
        "download GPT-2's vocab.bpe again")
    }
    return encoding
  }

  /// Reads the merges of any vocabulary in this format.
  ///
  /// - Throws: `FileError` if the file cannot be read, is damaged or is
  ///   truncated.
  public init(
    mergesFile file: URL, specialTokens: [String] = [endOfTextToken]
  ) throws {
    let merges = try MergesReader(file).merges()
    self.init(merges: merges, specialTokens: specialTokens)
  }

  /// Writes the merges for `init(mergesFile:)` to read back; replaces an
  /// existing file only once the new one is complete.
  ///
  /// - Throws: `FileError` if the file cannot be written.
  public func writeMerges(to file: URL) throws {
    let lines = merges.map {
      "\(printable($0.left)) \(printable($0.right))\n"
    }
    let text =
      "\(MergesReader.header) merges: \(merges.count)\n" + lines.joined()
    try writeAtomically(Data(text.utf8), to: file.path)
  }
}

/// Reads the lines of a merges file and reports exactly what is wrong with
/// one.
private struct MergesReader {
  static let header = "#version: 0.2"
  let file: URL
  let lines: [ArraySlice<UInt8>]

  init(_ file: URL) throws {
    guard let data = try? Data(contentsOf: file) else {
      throw FileError(
        file, "cannot be read", "check the path, or download the file")
    }
    let bytes = [UInt8](data)
    let lineBreak = UInt8(ascii: "\n")
    guard bytes.last == lineBreak else {
      throw FileError(
        file, "does not end with a line break, so it is truncated",
        downloadAgain)
    }
    self.file = file
    lines = bytes.dropLast().split(
      separator: lineBreak, omittingEmptySubsequences: false
    )
    .map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 }
  }

  func merges() throws -> [TokenPair] {
    guard lines[0].starts(with: Self.header.utf8) else {
      throw FileError(
        file, line: 1, "does not start with \"\(Self.header)\"",
        downloadAgain)
    }
    // The ids of the tokens so far, by their text in UTF-8.
    var ids: [ArraySlice<UInt8>: Int] = [:]
    ids.reserveCapacity(256 + lines.count)
    for (id, byte) in ByteAlphabet.bytes.enumerated() {
      ids[ArraySlice(ByteAlphabet.text(for: [byte]).utf8)] = id
    }
    var merges: [TokenPair] = []
    for (index, line) in lines.enumerated().dropFirst() {
      let parts = line.split(
        separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
      guard parts.count == 2, let left = ids[parts[0]],
        let right = ids[parts[1]]
      else {
        throw problem(in: line, parts: parts, known: ids, number: index + 1)
      }
      let id = ids.updateValue(
        256 + merges.count, forKey: parts[0] + parts[1])
      if id != nil {
        throw FileError(
          file, line: index + 1, "makes an earlier token again",
          downloadAgain)
      }
      merges.append(TokenPair(left, right))
    }
    if let index = BytePairEncoding.firstTooLong(in: merges) {
      throw FileError(
        file, line: index + 2,
        "makes a token of more than \(BytePairEncoding.longestToken) bytes",
        downloadAgain)
    }
    try checkCount(merges.count)
    return merges
  }

  private func problem(
    in line: ArraySlice<UInt8>, parts: [ArraySlice<UInt8>],
    known: [ArraySlice<UInt8>: Int], number: Int
  ) -> FileError {
    func error(_ problem: String) -> FileError {
      FileError(file, line: number, problem, downloadAgain)
    }
    guard String(validating: line, as: UTF8.self) != nil else {
      return error("is not UTF-8 text")
    }
    if parts.count != 2 {
      return error(
        "needs two parts separated by one space, but has \(parts.count)")
    }
    let unknown = parts.first { known[$0] == nil } ?? []
    let text = String(decoding: unknown, as: UTF8.self)
    return error(
      "\(quoted(text)) is neither a byte nor a token of an earlier line")
  }

  /// Checks the number of merges against the first line, if that states
  /// one.
  private func checkCount(_ count: Int) throws {
    let header = String(decoding: lines[0], as: UTF8.self)
    guard let number = header.split(separator: "merges: ").dropFirst().first
    else { return }
    guard Int(number) == count else {
      throw FileError(
        file,
        "has \(count) merges where its first line states \(quoted(String(number))), so it is truncated",
        downloadAgain)
    }
  }
}
