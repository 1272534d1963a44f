import Foundation

/// The options of every chapter.
enum SharedOptions {
  static let declarations: [OptionDeclaration] = [
    flag("--list", "list the selected cells, with about how long they take, and stop"),
    text("--cell", "N", "show only these: 3 or 2-4,7 or section 3.4 or words of a title"),
    text("--from", "N", "start at this cell or section; what it needs runs silently"),
    text("--to", "N", "stop after this cell or section"),
    flag("--topics", "show what lies beyond the book instead of the chapter; see llm-training topics"),
    text("--topic", "WORD", "show one of these topics"),
    text("--source", "NAME", "show the source of a type, a function or Type.member, and stop"),
    flag("--step", "wait for Return before each cell runs; ? lists the other keys"),
    flag("--present", "show one screen after the other, for a projector; keys as with --step"),
    flag("--hide-solutions", "show the tasks of the book's exercises, not how they are done"),
    flag("--no-code", "leave out the code of the cells"),
    flag("--quiet", "show only headings, comparisons and the summary"),
    OptionDeclaration(
      name: "--seed", kind: .integer(placeholder: "N", 0...Int.max, default: nil),
      help: "seed the random numbers with N instead of the book's seed"),
    flag("--fresh", "make anew what is kept from earlier runs, such as trained models"),
    text("--html", "FILE", "write the run as a page for a browser instead of printing it"),
    text("--ipynb", "FILE", "write the run as a Jupyter notebook instead of printing it"),
    text("--data", "DIR", "look for real data and weights in this folder"),
    flag("--help", "show this help and stop"),
  ]

  private static func flag(_ name: String, _ help: String) -> OptionDeclaration {
    OptionDeclaration(name: name, kind: .flag, help: help)
  }

  private static func text(_ name: String, _ placeholder: String, _ help: String) -> OptionDeclaration {
    OptionDeclaration(name: name, kind: .text(placeholder: placeholder, default: nil), help: help)
  }

  /// Returns the folder given with `--data`, nil without it; throws if it does not exist.
  static func dataFolder(_ options: ParsedOptions) throws(OptionError) -> URL? {
    guard let path = options.text("--data") else { return nil }
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard exists, isFolder.boolValue else { throw OptionError("--data: there is no folder \(path)") }
    return URL(fileURLWithPath: path, isDirectory: true)
  }

  /// Returns the help lines for the options, in two columns.
  static func help(for declarations: [OptionDeclaration]) -> String {
    let names = declarations.map { "  \($0.name) \($0.placeholder ?? "")" }
    let column = min((names.map(\.count).max() ?? 0) + 2, 30)
    let lines = zip(names, declarations).map { name, option in
      let standard = option.defaultValue.map { " (default: \($0))" } ?? ""
      let gap = String(repeating: " ", count: max(column - name.count, 2))
      return name + gap + option.help + standard
    }
    return lines.joined(separator: "\n")
  }
}
