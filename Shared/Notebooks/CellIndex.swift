/// A cell in the source: its number in the chapter, its title, and the file and line of its marker.
struct CellEntry: Equatable {
  var number: Int
  var title: String
  var path: String
  var line: Int
  var prose = ""

  /// Whether the title's section is `section` or one of its subsections: "3.3.1 Scores" belongs to "3.3".
  func belongs(to section: String) -> Bool {
    guard let own = title.split(separator: " ").first?.lowercased() else { return false }
    return own == section.lowercased() || own.hasPrefix(section.lowercased() + ".")
  }
}

/// Finds all cells of a chapter in the order in which they run, without running anything.
///
/// It reads the main file from top to bottom and follows each call to a function defined in the chapter's
/// folder. That is the order of execution, since chapters are straight-line code. A cell that runs several
/// times (in a loop, or in a function called twice) has one number.
struct CellIndex {
  private struct Function {
    var file: SourceFile
    var body: Range<Int>
  }

  private(set) var cells: [CellEntry] = []
  /// The functions with a parameter of type `Notebook`.
  private(set) var helpers: Set<String> = []
  /// The numbers of the cells in each `notebook.group { … }`, by the group's file and line.
  private(set) var groups: [Place: Range<Int>] = [:]
  /// About how many seconds a group takes, where it says so.
  private(set) var seconds: [Place: Int] = [:]
  /// The topics, in the order of their cells, which come after all others.
  private(set) var topics: [TopicEntry] = []
  private var functions: [String: Function] = [:]

  /// The cells of the chapter itself, or those of its topics.
  func cells(ofTopics: Bool) -> [CellEntry] {
    let first = topics.first?.cells.lowerBound ?? cells.count + 1
    return cells.filter { ($0.number >= first) == ofTopics }
  }

  /// A line of a file.
  struct Place: Hashable {
    var path: String
    var line: Int
  }

  init(main: SourceFile, others: [SourceFile]) {
    for file in [main] + others {
      for index in file.tokens.indices { define(functionAt: index, in: file) }
    }
    visit(main, main.tokens.indices, within: [])
  }

  private mutating func define(functionAt index: Int, in file: SourceFile) {
    guard let body = Self.body(ofFunctionAt: index, in: file),
      case .word(let name) = file.tokens[index + 1].kind
    else { return }
    let signature = file.tokens[index..<body.lowerBound]
    let takesNotebook = signature.contains { $0.kind == .word("Notebook") }
    // A method may have the name of a function with cells, and does not hide it.
    if takesNotebook || !helpers.contains(name) { functions[name] = Function(file: file, body: body) }
    if takesNotebook { helpers.insert(name) }
  }

  /// Returns the tokens between the braces of the function whose keyword `func` is at `index`.
  private static func body(ofFunctionAt index: Int, in file: SourceFile) -> Range<Int>? {
    let tokens = file.tokens
    guard tokens[index].kind == .word("func"),
      let parameters = tokens[index...].firstIndex(where: { $0.kind == .mark("(") }),
      let parametersEnd = file.closing(of: parameters),
      let open = tokens[parametersEnd...].firstIndex(where: { $0.kind == .mark("{") }),
      let close = file.closing(of: open)
    else { return nil }
    return open..<close
  }

  private mutating func visit(_ file: SourceFile, _ range: Range<Int>, within callers: Set<String>) {
    var index = range.lowerBound
    while index < range.upperBound {
      if let body = Self.body(ofFunctionAt: index, in: file) {
        index = body.upperBound
        continue
      }
      if let end = file.endOfGroup(at: index), end < range.upperBound {
        let first = cells.count + 1
        visit(file, index + 1..<end, within: callers)
        let place = Place(path: file.path, line: file.tokens[index].line)
        groups[place] = first..<cells.count + 1
        seconds[place] = file.seconds(ofGroupAt: index)
        if let topic = file.topic(at: index)?.entry {
          seconds[place] = topic.seconds == 0 ? nil : topic.seconds
          topics.append(topic)
          topics[topics.count - 1].cells = first..<cells.count + 1
        }
        index = end
      } else if let title = file.cellTitle(at: index) {
        add(title, file.cellProse(at: index), path: file.path, line: file.tokens[index].line)
      } else if let name = Self.call(at: index, in: file), !callers.contains(name),
        let function = functions[name]
      {
        visit(function.file, function.body, within: callers.union([name]))
      }
      index += 1
    }
  }

  /// Returns the name of the function called at `index`, nil if there is no call or it is to a method.
  private static func call(at index: Int, in file: SourceFile) -> String? {
    let tokens = file.tokens
    guard case .word(let name) = tokens[index].kind, index + 1 < tokens.count,
      tokens[index + 1].kind == .mark("("), index == 0 || tokens[index - 1].kind != .mark(".")
    else { return nil }
    return name
  }

  private mutating func add(_ title: String, _ prose: String, path: String, line: Int) {
    guard !cells.contains(where: { $0.path == path && $0.line == line }) else { return }
    cells.append(CellEntry(number: cells.count + 1, title: title, path: path, line: line, prose: prose))
  }
}
