import Files
import Foundation

extension BytePairEncoding {
  /// Checks GPT-2's `encoder.json`, which lists the id of every token,
  /// against the ids that follow from the merges.
  ///
  /// - Throws: `FileError` if the file cannot be read, or naming the first
  ///   token that differs.
  public func check(encoderFile file: URL) throws {
    guard let data = try? Data(contentsOf: file) else {
      throw FileError(
        file, "cannot be read", "check the path, or download the file")
    }
    let listed: [String: Int]
    do {
      listed = try decodeJSON(from: data, at: file.path)
    } catch is DecodingError {
      throw FileError(
        file, "is not a JSON object of ids", "download the file again")
    }
    guard listed.count == vocabularySize else {
      throw FileError(
        file,
        "has \(listed.count) tokens where the merges give \(vocabularySize)",
        "use the encoder.json that belongs to the merges")
    }
    for id in 0..<vocabularySize where listed[printable(id)] != id {
      let other = listed[printable(id)].map(String.init) ?? "none"
      throw FileError(
        file,
        "the token \"\(printable(id))\" has id \(other) where the merges give \(id)",
        "use the encoder.json that belongs to the merges")
    }
  }
}
