/// Writes `entries`, each a list of names and texts, as JSON with one name a line, as the book's data has it.
///
/// Foundation's writer may change its layout; a generated file must keep its bytes.
func jsonList(of entries: [[(name: String, text: String)]]) -> String {
  let objects = entries.map { entry in
    let lines = entry.map { "        \"\($0.name)\": \"\(jsonEscaped($0.text))\"" }
    return "    {\n" + lines.joined(separator: ",\n") + "\n    }"
  }
  return "[\n" + objects.joined(separator: ",\n") + "\n]\n"
}

/// Returns `text`, which must not hold control characters other than line feeds, as it stands between the
/// quotation marks of JSON.
private func jsonEscaped(_ text: String) -> String {
  text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
}
