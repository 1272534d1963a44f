/// Returns `entries` as a JSON list with one name per line, laid out like the book's data.
///
/// This does not use Foundation's encoder, whose layout may change: the generated files must not.
func jsonList(of entries: [[(name: String, text: String)]]) -> String {
  let objects = entries.map { entry in
    let lines = entry.map { "        \"\($0.name)\": \"\(jsonEscaped($0.text))\"" }
    return "    {\n" + lines.joined(separator: ",\n") + "\n    }"
  }
  return "[\n" + objects.joined(separator: ",\n") + "\n]\n"
}

/// Returns `text` escaped for a JSON string. `text` must contain no control characters other than line
/// feeds.
private func jsonEscaped(_ text: String) -> String {
  text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
}
