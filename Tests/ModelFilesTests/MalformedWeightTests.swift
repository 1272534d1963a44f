import Files
import Foundation
import ModelFiles
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Malformed weight files give one-line errors")
struct MalformedWeightTests {
  @Test("The intact file is read")
  func whole() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "x")
      try MalformedWeights.whole.write(to: url)
      let file = try WeightFile(contentsOf: url)
      #expect(file.tensors.map(\.name) == ["wide", "half", "none", "last"])
      #expect(file.tensors.map(\.tensor.shape) == [[2, 3], [4], [0, 5], []])
      #expect(file.integers[0].tensor.shape == [1] && file.otherTypes.map(\.dtype) == ["BOOL"])
      #expect(file.metadata == ["format": "pt", "note": "{\"[,:"])
    }
  }

  @Test("Every malformed file is rejected; the error names file, tensor and field")
  func family() throws {
    let files = MalformedWeights.all
    #expect(files.count == 1033)
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "bad.safetensors")
      for file in files {
        try file.bytes.write(to: url)
        let line = refusal { _ = try WeightFile(contentsOf: url) }
        let missing = file.hints.filter { !line.contains($0) }
        #expect(isOneLine(line, about: url) && missing.isEmpty, "\(file.title): \(line)")
      }
    }
  }

  /// Most changes break the header; a few give another valid one, for example with a different name.
  @Test("With any byte changed, the file is rejected in one line or read with the shapes in its header")
  func changedBytes() throws {
    let generator = RandomGenerator(seed: 17)
    let whole = MalformedWeights.whole
    var (refused, read) = (0, 0)
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "changed")
      for _ in 0..<4000 {
        var bytes = whole
        let position = Int(generator.nextUInt32()) % (whole.count - 45)
        bytes[position] = UInt8(generator.nextUInt32() & 0xff)
        try bytes.write(to: url)
        let line = refusal {
          let file = try WeightFile(contentsOf: url)
          for (_, tensor) in file.tensors { _ = tensor.scalars }
          for (_, tensor) in file.integers { _ = tensor.scalars }
          let all = file.tensors.map(\.tensor.shape) + file.integers.map(\.tensor.shape)
          #expect(all.allSatisfy { $0.reduce(1, *) <= 24 })
        }
        if line.isEmpty { read += 1 } else { refused += 1 }
        #expect(line.isEmpty || isOneLine(line, about: url), "byte \(position): \(line)")
      }
    }
    #expect(refused > 3000 && read > 50, "\(refused) refused, \(read) read")
  }

  @Test("Empty files and what is not a regular file are rejected by name")
  func places() throws {
    try withTemporaryFolder { folder in
      let (empty, loop, pipe) = (
        folder.appending(path: "e"), folder.appending(path: "l"), folder.appending(path: "p")
      )
      try Data().write(to: empty)
      try #require(symlink("l", loop.path) == 0 && mkfifo(pipe.path, 0o600) == 0)
      for url in [folder, empty, loop, pipe, URL(filePath: "/dev/zero"), folder.appending(path: "missing")] {
        let line = refusal { _ = try WeightFile(contentsOf: url) }
        #expect(isOneLine(line, about: url), "\(line)")
      }
    }
  }

  @Test(
    "A file without read permission is rejected by name",
    .disabled(if: geteuid() == 0, "root may read anything"))
  func permission() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "x")
      try MalformedWeights.whole.write(to: url)
      try #require(chmod(url.path, 0) == 0)
      let line = refusal { _ = try WeightFile(contentsOf: url) }
      #expect(isOneLine(line, about: url), "\(line)")
    }
  }

  @Test("Long names and shapes in a file do not make long errors")
  func longNames() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "x")
      let name = String(repeating: #"\n\u2028long"#, count: 50_000)
      let shape = "[" + Array(repeating: "3", count: 30).joined(separator: ",") + "]"
      let header = MalformedWeights.header([MalformedWeights.tensor(name, "F32", shape, "[0,45]")])
      try safetensors(header: header, data: Data(count: 45)).write(to: url)
      let line = refusal { _ = try WeightFile(contentsOf: url) }
      #expect(isOneLine(line, about: url) && line.utf8.count < 1500, "\(line)")
    }
  }
}

/// Returns the text of the error that `body` throws; empty if it throws none.
func refusal(_ body: () throws -> Void) -> String {
  do {
    try body()
    return ""
  } catch let error as FileError {
    return "\(error)"
  } catch {
    return "another error\n\(error)"
  }
}

/// Returns whether an error is one line that begins with the file.
func isOneLine(_ line: String, about url: URL) -> Bool {
  line.hasPrefix(url.path + ": ") && !line.contains { $0.isNewline }
}
