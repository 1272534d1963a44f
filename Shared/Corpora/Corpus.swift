import Files
import Foundation

/// Where a text comes from.
public enum TextSource: Sendable, Equatable {
  /// The published file of this name, verified.
  case real(String)
  /// A file of this project that takes the published one's place, such as `Data/story.txt`.
  case standIn(String)
  /// A file that the user named.
  case given(String)
}

/// A text, where it comes from, and the line that tells the reader.
public struct SourcedText: Sendable, Equatable {
  /// The whole text.
  public let text: String
  /// Where it comes from.
  public let source: TextSource
  /// One line to print before the first result, so that nobody mistakes a stand-in for the real thing.
  public let notice: String
}

extension SourcedText {
  /// Leaves out the path.
  fileprivate init(_ text: LocatedText) {
    self.init(text: text.text, source: text.source, notice: text.notice)
  }
}

/// A text with its file, for what a reader makes of it.
struct LocatedText {
  let text: String
  let path: String
  let source: TextSource
  let notice: String
}

/// The texts that chapters read: the published ones where a data folder has them, else this project's own.
public enum Corpus {
  /// Returns the short story to tokenize: "The Verdict" where `location` has it, else `Data/story.txt`.
  ///
  /// - Throws: ``FileError`` if the published file is damaged or the stand-in is missing.
  public static func shortStory(in location: DataLocation) throws(FileError) -> SourcedText {
    SourcedText(
      try text(of: .theVerdict, standIn: "story.txt", described: "the stand-in story", in: location))
  }

  /// Returns the merges of a byte-level BPE: GPT-2's where `location` has them, else `Data/vocab.bpe`.
  ///
  /// Both have the same format: a version line, then one merge a line. Token ids differ between the two.
  ///
  /// - Throws: ``FileError`` if the published file is damaged or the stand-in is missing.
  public static func merges(in location: DataLocation) throws(FileError) -> SourcedText {
    SourcedText(
      try text(
        of: .gpt2Merges, standIn: "vocab.bpe", described: "the stand-in vocabulary of 2,048 tokens",
        in: location))
  }

  /// Returns the file at `path` that the user asked for, any text in UTF-8.
  ///
  /// - Throws: ``FileError`` if it cannot be read, is empty, or is not UTF-8.
  public static func file(at path: String) throws(FileError) -> SourcedText {
    let bytes = try readFile(at: path)
    guard !bytes.isEmpty else { throw .empty(path: path) }
    let text = try decodeUTF8(bytes, from: path)
    return SourcedText(text: text, source: .given(path), notice: "Running on \(path).")
  }

  /// Returns the Ukrainian telling of this project's story, for tokenizers that meet another alphabet.
  public static func ukrainianStory() throws(FileError) -> String { try standIn("story.uk.txt") }

  /// Returns the generated texts for pretraining, each document ended by a line `<|endoftext|>`.
  public static func pretraining() throws(FileError) -> String { try standIn("corpus.txt") }

  /// Returns more texts for pretraining in the same form: short messages, and the lore of words and numbers.
  public static func practice() throws(FileError) -> String { try standIn("practice.txt") }

  /// Returns `file` from `location`, or the file `name` of `Data` with a notice that says so.
  static func text(
    of file: KnownFile, standIn name: String, described: String, in location: DataLocation
  ) throws(FileError) -> LocatedText {
    if let (path, bytes) = try location.contents(of: file) {
      let text = try decodeUTF8(bytes, from: path)
      return LocatedText(
        text: text, path: path, source: .real(file.name), notice: "Running on \(path).")
    }
    let notice =
      "Running on \(described). For \(file.name) type: \(file.fetchCommand)"
    return LocatedText(
      text: try standIn(name), path: "Data/\(name)", source: .standIn("Data/\(name)"), notice: notice)
  }

  /// Returns the text of the file `name` in the checkout's `Data` folder.
  private static func standIn(_ name: String) throws(FileError) -> String {
    let path = try standInPath(of: name)
    return try decodeUTF8(try readFile(at: path), from: path)
  }

  /// Returns the path of the file `name` in the checkout's `Data` folder.
  ///
  /// The checkout is where these sources were compiled from, or else the working directory.
  ///
  /// - Throws: ``FileError``.
  public static func standInPath(of name: String) throws(FileError) -> String {
    try standInPath(of: name, sourceFile: #filePath)
  }

  /// Returns the path for a checkout that has this file in its `Shared/Corpora`.
  static func standInPath(of name: String, sourceFile: String) throws(FileError) -> String {
    let package = URL(fileURLWithPath: sourceFile).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    let folders = [package, FileManager.default.currentDirectoryPath].map { joined($0, "Data") }
    let paths = folders.map { joined($0, name) }
    guard let path = paths.first(where: FileManager.default.fileExists(atPath:)) else {
      throw .missingStandIn(name: name, searched: folders)
    }
    return path
  }
}
