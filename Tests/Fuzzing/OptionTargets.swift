import Files
import Foundation

@testable import Notebooks

/// The command line: arguments that are separated by zero bytes.
let optionTargets = [
  FuzzTarget(
    name: "options",
    seeds: {
      [
        "--cell\02,5\0--no-code", "--from=3.4\0--to\04\0--seed\07", "--help\0-h",
        "name\0--rate=1\0--size\0small",
      ]
      .map { Data($0.utf8) }
    },
    read: { input in
      let arguments = String(decoding: input, as: UTF8.self).split(
        separator: "\0", omittingEmptySubsequences: false
      ).map(String.init)
      let declared =
        SharedOptions.declarations + [
          OptionDeclaration(
            name: "--rate", kind: .integer(placeholder: "N", 1...9, default: nil), help: "a number"),
          OptionDeclaration(
            name: "--size", kind: .choice(["small", "large"], default: "small"), help: "a word"),
        ]
      do {
        let options = try ParsedOptions(arguments, declared: declared, takesArguments: true)
        for option in declared where option.placeholder != nil { _ = options.text(option.name) }
        _ = (options.integer("--seed"), options.integer("--rate"))
        let titles = ["3.4 One", "3.4.1 Two", "4 Three"]
        let cells = titles.enumerated().map {
          CellEntry(number: $0 + 1, title: $1, path: "main.swift", line: 1)
        }
        for cells in [cells, []] {
          let selection = try CellSelection(options, cells: cells)
          _ = (0...5).map(selection.includes)
        }
        _ = try SharedOptions.dataFolder(options)
      } catch {
        let line = Chapter.describe(error)
        require(!line.contains("\n") && line.unicodeScalars.count < 10_000, "not a line: \(line)")
      }
    },
    words: ["--", "=", "--cell", "--from", "--to", "--seed", "--rate", "--size", "-9223372036854775808", ","])
]
