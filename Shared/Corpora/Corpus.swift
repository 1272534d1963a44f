import Files
import Foundation

/// The texts that the chapters read: the published ones if a data folder has them, otherwise the stand-ins.
public enum Corpus {
  /// Returns the short story to tokenize: "The Verdict" if `location` has it, otherwise `Data/story.txt`.
  ///
  /// - Throws: ``FileError`` if the published file is damaged or the stand-in is missing.
  public static func shortStory(in location: DataLocation) throws(FileError) -> Sourced<String> {
    try text(of: .theVerdict, standIn: "story.txt", described: "the stand-in story", in: location)
  }

  /// Returns the merges of a byte-level BPE: GPT-2's if `location` has them, otherwise `Data/vocab.bpe`.
  ///
  /// Both files hold a version line, then one merge per line. The two give different token ids.
  ///
  /// - Throws: ``FileError`` if the published file is damaged or the stand-in is missing.
  public static func merges(in location: DataLocation) throws(FileError) -> Sourced<String> {
    try text(
      of: .gpt2Merges, standIn: "vocab.bpe", described: "the stand-in vocabulary of 2,048 tokens",
      in: location)
  }

  /// Returns the UTF-8 text at a path that the user named.
  ///
  /// - Throws: ``FileError`` if it cannot be read, is empty, or is not UTF-8.
  public static func file(at path: String) throws(FileError) -> Sourced<String> {
    let bytes = try readFile(at: path)
    guard !bytes.isEmpty else { throw .empty(path: path) }
    let text = try decodeUTF8(bytes, from: path)
    return Sourced(content: text, source: .given(path), notice: "Running on \(path).", path: path)
  }

  /// Returns the Ukrainian version of this project's story, to try tokenizers on another alphabet.
  public static func ukrainianStory() throws(FileError) -> String { try standIn("story.uk.txt") }

  /// Returns the generated pretraining texts; a line `<|endoftext|>` ends each document.
  public static func pretraining() throws(FileError) -> String { try standIn("corpus.txt") }

  /// Returns more pretraining texts in the same format: short messages, and facts about words and numbers.
  public static func practice() throws(FileError) -> String { try standIn("practice.txt") }

  /// Returns `file` from `location`, or else the stand-in `name` with a notice that says so.
  static func text(
    of file: KnownFile, standIn name: String, described: String, in location: DataLocation
  ) throws(FileError) -> Sourced<String> {
    // The list of published files is read only if there is a copy to verify.
    if location.path(of: file.name) != nil,
      let (path, bytes) = try location.contents(of: file.published())
    {
      return Sourced(
        content: try decodeUTF8(bytes, from: path), source: .real(file.name),
        notice: "Running on \(path).", path: path)
    }
    let notice = "Running on \(described). For \(file.name) type: \(file.fetchCommand)"
    return Sourced(
      content: try standIn(name), source: .standIn("Data/\(name)"), notice: notice, path: "Data/\(name)")
  }

  /// Reads the file `name` in the checkout's `Data` folder.
  private static func standIn(_ name: String) throws(FileError) -> String {
    let path = try standInPath(of: name)
    return try decodeUTF8(try readFile(at: path), from: path)
  }

  /// Returns the path of the file `name` in the checkout's `Data` folder.
  ///
  /// The checkout is the one that this source file was compiled in or moved to, or else the working directory.
  ///
  /// - Throws: ``FileError``.
  public static func standInPath(of name: String) throws(FileError) -> String {
    try standInPath(of: name, sourceFile: projectPath(#filePath))
  }

  /// Returns the path for the checkout that has `sourceFile` in its `Shared/Corpora`.
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
