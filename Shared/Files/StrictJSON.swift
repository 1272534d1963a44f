import Foundation

/// Decodes JSON that was read from `path`, after checking it strictly: see ``JSONScanner``.
///
/// - Parameter line: The line of the file on which the text starts, for errors.
/// - Throws: ``FileError`` with the line and column if the text is not strictly JSON; `DecodingError` if it is
///   not what `type` asks for, so that callers can name the field in their own words.
package func decodeJSON<Value: Decodable>(
  _ type: Value.Type = Value.self, from bytes: Data, at path: String, line: Int = 1
) throws -> Value {
  try naming(URL(filePath: path)) {
    let scanner = JSONScanner(bytes, subject: "the file", line: line)
    try scanner.skip("the file")
    try scanner.end()
  }
  return try JSONDecoder().decode(type, from: bytes)
}
