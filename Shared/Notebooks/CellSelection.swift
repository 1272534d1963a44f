/// The cells that `--cell`, `--from` and `--to` select, by number.
struct CellSelection: Equatable {
  private var numbers: Set<Int>?
  private var first = 1
  private(set) var last = Int.max
  let isEverything: Bool

  /// Resolves numbers, sections and titles by the cells of the source: those of the chapter itself or, with
  /// `--topics`, those of its topics. Without the sources, only numbers are understood.
  init(_ options: ParsedOptions, in source: ChapterSource) throws(OptionError) {
    let topics = try Self.topics(options, in: source)
    let cells = topics.map { topics in
      source.cells.filter { cell in topics.contains { $0.cells.contains(cell.number) } }
    }
    try self.init(options, cells: cells ?? source.cells(ofTopics: false), areTopics: topics != nil)
  }

  init(_ options: ParsedOptions, cells: [CellEntry], areTopics: Bool = false) throws(OptionError) {
    let bounds = ["--from", "--to"].filter { options.text($0) != nil }
    isEverything = bounds.isEmpty && options.text("--cell") == nil && !areTopics
    if areTopics { numbers = Set(cells.map(\.number)) }
    last = cells.last?.number ?? .max
    if let list = options.text("--cell") {
      if let bound = bounds.first { throw OptionError("--cell and \(bound) cannot be combined") }
      var chosen: Set<Int> = []
      for item in list.split(separator: ",", omittingEmptySubsequences: false) {
        chosen.formUnion(try Self.lookUp(String(item), in: cells, option: "--cell"))
      }
      numbers = chosen
      last = chosen.max() ?? 0
    }
    if let start = options.text("--from") {
      first = try Self.lookUp(start, in: cells, option: "--from").min() ?? 1
    }
    if let end = options.text("--to") {
      last = try Self.lookUp(end, in: cells, option: "--to").max() ?? .max
    }
    if bounds.count == 2, first > last { throw OptionError("--from is after --to") }
    if !bounds.isEmpty, let all = numbers { numbers = all.filter { $0 >= first && $0 <= last } }
  }

  /// The topics that `--topics` or `--topic WORD` names; nil without these options.
  private static func topics(
    _ options: ParsedOptions, in source: ChapterSource
  ) throws(OptionError) -> [TopicEntry]? {
    let word = options.text("--topic")
    guard word != nil || options.flag("--topics") else { return nil }
    guard !source.cells.isEmpty else { throw OptionError("--topics needs the source files") }
    guard let word else { return source.topics }
    let exact = source.topics.filter { $0.word == word.lowercased() }
    let found = exact.isEmpty ? source.topics.filter { $0.matches(word) } : exact
    guard found.isEmpty else { return found }
    let words = source.topics.map(\.word).joined(separator: ", ")
    throw OptionError(words.isEmpty ? "this chapter has no topics" : "--topic: no \(word) among \(words)")
  }

  func includes(_ number: Int) -> Bool {
    numbers?.contains(number) ?? (number >= first && number <= last)
  }

  /// Whether cells were listed with `--cell`.
  var hasList: Bool { numbers != nil }

  /// The numbers given with `--cell`, from `first` on, in order; nil without the option.
  func numbers(from first: Int) -> [Int]? { numbers?.filter { $0 >= first }.sorted() }

  /// Whether any of the cells is selected.
  func includes(anyOf range: Range<Int>) -> Bool { range.contains(where: includes) }

  /// Returns the numbers of the cells that `item` names: a number, a section, a range of these, or words of
  /// titles.
  static func lookUp(_ item: String, in cells: [CellEntry], option: String) throws(OptionError) -> [Int] {
    let name = item.split(separator: " ").joined(separator: " ")
    guard !name.isEmpty else {
      throw OptionError("\(option) needs a cell number, a section or words of a title")
    }
    if let found = try place(name, in: cells, option: option) { return found }
    let ends = name.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    if ends.count == 2, let first = try place(ends[0], in: cells, option: option),
      let last = try place(ends[1], in: cells, option: option)
    {
      guard let start = first.min(), let end = last.max(), start <= end else {
        throw OptionError("\(option): in \(name), \(ends[0]) is after \(ends[1])")
      }
      return Array(start...end)
    }
    if cells.isEmpty {
      throw OptionError("\(option) \(name): finding sections needs the source files; give a cell number")
    }
    let found = cells.filter { $0.title.hasWords(name) }.map(\.number)
    guard !found.isEmpty else {
      let isSection = name.allSatisfy { $0.isNumber || $0 == "." }
      throw OptionError(
        "\(option): no \(isSection ? "section" : "section or title with") \(name); try --list")
    }
    return found
  }

  /// Returns the cells with a number or in a section; nil if `name` is neither.
  private static func place(
    _ name: String, in cells: [CellEntry], option: String
  ) throws(OptionError) -> [Int]? {
    guard let number = Int(name) else {
      let found = cells.filter { $0.belongs(to: name) }.map(\.number)
      return found.isEmpty ? nil : found
    }
    guard number >= cells.first?.number ?? 1, number <= cells.last?.number ?? .max else {
      let range =
        cells.isEmpty
        ? "cells are numbered from 1"
        : "cells are numbered \(cells[0].number) to \(cells[cells.count - 1].number)"
      throw OptionError("\(option): no cell \(number); \(range)")
    }
    return [number]
  }
}

extension String {
  /// Whether each of the words begins a word of this text, whatever their case.
  public func hasWords(_ words: String) -> Bool {
    func split(_ text: String) -> [String] {
      text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
    let own = split(self)
    let wanted = split(words)
    return !wanted.isEmpty && wanted.allSatisfy { word in own.contains { $0.hasPrefix(word) } }
  }
}
