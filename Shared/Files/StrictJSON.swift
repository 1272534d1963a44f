import Foundation

/// Decodes JSON that was read from `path`, from the given line on, and rejects what Foundation accepts by
/// mistake: see ``JSONScanner``.
///
/// - Throws: ``FileError`` with line and column if the text is not strictly JSON; otherwise `DecodingError` if
///   it is not a `Value`, so that callers can name the field in their own words.
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
