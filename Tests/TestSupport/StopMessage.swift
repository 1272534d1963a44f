import Testing

/// Records an issue unless the process of an exit test stopped with a message that contains `text`, so that
/// another crash does not pass for the expected one.
public func expectMessage(
  _ text: String, of result: ExitTest.Result?, sourceLocation: SourceLocation = #_sourceLocation
) {
  let output = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  let message =
    output.split(separator: "\n").first {
      $0.contains("Fatal error: ") || $0.contains("Precondition failed: ")
    } ?? ""
  #expect(message.contains(text), "“\(message)” does not say “\(text)”", sourceLocation: sourceLocation)
}
