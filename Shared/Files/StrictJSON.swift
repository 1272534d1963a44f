import Foundation

/// Decodes JSON that was read from `path`, and rejects what Foundation accepts by mistake: see ``JSONScanner``.
///
/// - Throws: `DecodingError` if Foundation cannot decode the text, so that callers can name the field in their
///   own words; ``FileError`` if the text is not strictly JSON.
package func decodeJSON<Value: Decodable>(
  _ type: Value.Type = Value.self, from bytes: Data, at path: String
) throws -> Value {
  let value = try JSONDecoder().decode(type, from: bytes)
  try naming(URL(filePath: path)) {
    let scanner = JSONScanner(bytes, subject: "the file")
    try scanner.skip("the file")
    try scanner.end()
  }
  return value
}
