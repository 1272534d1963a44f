/// The reader's editor, as `VISUAL` or `EDITOR` names it: `vi`, or `code --wait`.
struct EditorCommand {
  private let words: [String]

  /// Returns nil if neither variable is set.
  init?(_ environment: [String: String]) {
    let set = ["VISUAL", "EDITOR"].compactMap { environment[$0] }.map {
      $0.split(separator: " ").map(String.init)
    }
    guard let words = set.first(where: { !$0.isEmpty }) else { return nil }
    self.words = words
  }

  /// The command that opens a file at a line, in the way that the editor understands.
  func opening(_ path: String, line: Int) -> [String] {
    switch words[0].split(separator: "/").last ?? "" {
    case "code", "code-insiders", "codium", "cursor": words + ["-g", "\(path):\(line)"]
    case "subl", "zed", "hx", "helix": words + ["\(path):\(line)"]
    default: words + ["+\(line)", path]
    }
  }
}
