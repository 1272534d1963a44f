import Foundation

/// Decodes JSON that was read from `path`, from the given line on, and rejects what Foundation accepts by mistake: see ``JSONScanner``.
///
/// - Throws: ``FileError`` with line and column if the text is not strictly JSON; `DecodingError` if Foundation
///   cannot decode it, so that callers can name the field in their own words.
package func decodeJSON<Value: Decodable>(
  _ type: Value.Type = Value.self, from bytes: Data, at path: String, line: Int = 1
) throws -> Value {
  let value = Result { try JSONDecoder().decode(type, from: bytes) }
  if case .failure(let error) = value {
    guard case DecodingError.dataCorrupted = error else { throw error }
  }
  try naming(URL(filePath: path)) {
    let scanner = JSONScanner(bytes, subject: "the file", line: line)
    try scanner.skip("the file")
    try scanner.end()
  }
  return try value.get()
}
