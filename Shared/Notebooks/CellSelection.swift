/// The cells that `--cell`, `--from` and `--to` select, by number.
struct CellSelection: Equatable {
  private var numbers: Set<Int>?
  private var first = 1
  private(set) var last = Int.max
  let isEverything: Bool

  /// Resolves numbers and sections by `cells`; if that is empty for lack of sources, only numbers.
  init(_ options: ParsedOptions, cells: [CellEntry]) throws(OptionError) {
    let bounds = ["--from", "--to"].filter { options.text($0) != nil }
    isEverything = bounds.isEmpty && options.text("--cell") == nil
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
  }

  func includes(_ number: Int) -> Bool {
    numbers?.contains(number) ?? (number >= first && number <= last)
  }

  /// Whether any of the cells is selected.
  func includes(anyOf range: Range<Int>) -> Bool { range.contains(where: includes) }

  private static func lookUp(
    _ item: String, in cells: [CellEntry], option: String
  ) throws(OptionError) -> [Int] {
    if let number = Int(item) {
      guard number >= 1, cells.isEmpty || number <= cells.count else {
        let range = cells.isEmpty ? "cells are numbered from 1" : "cells are numbered 1 to \(cells.count)"
        throw OptionError("\(option): no cell \(number); \(range)")
      }
      return [number]
    }
    let name = item.split(separator: " ").joined(separator: " ")
    guard !name.isEmpty else { throw OptionError("\(option) needs a cell number or a section") }
    if cells.isEmpty {
      throw OptionError("\(option) \(name): finding sections needs the source files; give a cell number")
    }
    let found = cells.filter { $0.belongs(to: name) }.map(\.number)
    guard !found.isEmpty else { throw OptionError("\(option): no section \(name); try --list") }
    return found
  }
}
