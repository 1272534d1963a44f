import Foundation

// Fuzzing --list | TARGET --corpus FOLDER | TARGET [FILE or FOLDER] [libFuzzer's options]
//
// The first prints the targets, the second writes a target's seeds and dictionary, the third reads inputs,
// mutated ones without end or those in FILE. The script `run` does all three.

@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ read: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// Writes what a target starts from: each seed as a file, and the dictionary next to the folder.
func writeCorpus(of target: FuzzTarget, to folder: URL) throws {
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  for (index, seed) in try target.seeds().enumerated() {
    target.run(seed)
    try seed.write(to: folder.appending(path: "seed-\(index)"))
  }
  let words = target.words.map { word in
    "\"" + word.utf8.map { String(format: "\\x%02x", $0) }.joined() + "\"\n"
  }
  try Data(words.joined().utf8).write(to: folder.appendingPathExtension("dictionary"))
}

let arguments = CommandLine.arguments
guard arguments.count > 1, arguments[1] != "--list" else {
  print(FuzzTarget.all.map(\.name).joined(separator: "\n"))
  exit(0)
}
guard let chosen = FuzzTarget.all.first(where: { $0.name == arguments[1] }) else {
  print("there is no target \(arguments[1]): see --list")
  exit(2)
}
let target = chosen

if arguments.count > 3, arguments[2] == "--corpus" {
  try writeCorpus(of: target, to: URL(filePath: arguments[3]))
  exit(0)
}
// libFuzzer gets the arguments without the target's name.
var rest = ([arguments[0]] + arguments.dropFirst(2)).map { strdup($0) } + [nil]
rest.withUnsafeMutableBufferPointer { buffer in
  buffer.withMemoryRebound(to: UnsafeMutablePointer<CChar>?.self) { buffer in
    var count = Int32(buffer.count - 1)
    // The driver replaces the pointer, not what it points to.
    buffer.baseAddress!.withMemoryRebound(to: UnsafeMutablePointer<CChar>?.self, capacity: buffer.count) {
      var list = $0
      let status = runFuzzer(&count, &list) { bytes, count in
        target.run(bytes.map { Data(bytes: $0, count: count) } ?? Data())
        return 0
      }
      exit(status)
    }
  }
}
