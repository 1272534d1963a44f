import Files
import Foundation

@testable import Corpora

/// Instructions, preferences and the list of sources.
let recordTargets = [
  FuzzTarget(
    name: "instructions",
    seeds: {
      let entries = [
        Instruction(instruction: "Add.", input: "1 + 1", output: "2"),
        Instruction(instruction: "Say \"é\".", input: "", output: "é"),
      ]
      let lines = try entries.map { try JSONEncoder().encode($0) + Data("\n".utf8) }
      return [try JSONEncoder().encode(entries), lines.reduce(Data(), +)]
    },
    read: { input in
      let entries: [Instruction] = try Corpus.decodeEntries(
        of: decodeUTF8(input, from: "input"), from: "input")
      let again = try JSONDecoder().decode([Instruction].self, from: JSONEncoder().encode(entries))
      require(again == entries, "instructions change when they are written and read")
    }, words: jsonWords + ["\"instruction\":", "\"input\":", "\"output\":"]),
  FuzzTarget(
    name: "preferences",
    seeds: {
      let entry = Preference(instruction: "a", input: "b", output: "c", chosen: "d", rejected: "e")
      return [try JSONEncoder().encode([entry, entry])]
    },
    read: { input in
      let _: [Preference] = try Corpus.decodeEntries(of: decodeUTF8(input, from: "input"), from: "input")
    }, words: jsonWords + ["\"chosen\":", "\"rejected\":"]),
  FuzzTarget(
    name: "sources",
    seeds: {
      struct List: Encodable { let sources: [DataSource] }
      let all = try DataSource.all()
      return try all.map { try JSONEncoder().encode(List(sources: [$0])) }
    },
    read: { input in
      for source in try DataSource.all(in: Scratch.shared.write(input, as: "sources.json").path) {
        _ = (source.approximateByteCount, source.isSmall)
        for path in source.paths {
          require(isInsideFolder(path), "the path \(path) leads out of the folder")
          require(
            !path.utf8.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("..".utf8) }, path)
        }
        for file in source.files {
          try file.published?.verify([], at: "input")
        }
      }
    },
    words: jsonWords + ["../", "\"path\":", "\"member\":", "\"byteCount\":", "\"approximateByteCount\":"]),
]
