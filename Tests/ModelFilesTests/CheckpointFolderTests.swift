import Files
import Foundation
import Tensors
import TestSupport
import Testing

@testable import ModelFiles
@testable import NeuralNetworks

@Suite("A checkpoint folder keeps the last few checkpoints")
struct CheckpointFolderTests {
  private let model = Linear(inputSize: 3, outputSize: 2)

  private func save(_ step: Int, in folder: CheckpointFolder) throws {
    try folder.save(step: step) {
      try Checkpoint.save(model: model, optimizer: AdamW(model.parameters), extra: step, to: $0)
    }
  }

  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  /// Returns the step that a run would resume from, and the reasons for skipping newer checkpoints.
  private func newest(in folder: CheckpointFolder) throws -> (step: Int?, skipped: [String]) {
    var skipped: [String] = []
    let checkpoint = try folder.newest { skipped.append($0.description) }
    return (try checkpoint?.extra(as: Int.self), skipped)
  }

  @Test("The last N checkpoints are kept", arguments: [1, 2, 5])
  func keepsLast(count: Int) throws {
    try withTemporaryFolder { url in
      let folder = try CheckpointFolder(url.appending(path: "new/run"), keeping: count)
      #expect(try newest(in: folder).step == nil)
      for step in [8, 9, 10, 11] { try save(step, in: folder) }
      let expected = ["step-00000008", "step-00000009", "step-00000010", "step-00000011"].suffix(count)
      #expect(try names(folder.url) == expected.map { $0 + ".safetensors" })
      #expect(try newest(in: folder).step == 11)
    }
  }

  @Test("Old checkpoints are deleted only after the new one is written")
  func deletesLate() throws {
    try withTemporaryFolder { url in
      let folder = try CheckpointFolder(url, keeping: 1)
      try save(1, in: folder)
      struct DiskFull: Error {}
      #expect(throws: DiskFull.self) { try folder.save(step: 2) { _ in throw DiskFull() } }
      #expect(try names(url) == ["step-00000001.safetensors"])
    }
  }

  @Test("An unfinished file is never loaded, and the next save deletes it")
  func drafts() throws {
    try withTemporaryFolder { url in
      let folder = try CheckpointFolder(url)
      try save(1, in: folder)
      let whole = try Data(contentsOf: folder.checkpoints()[0])
      let draft = url.appending(path: ".step-00000009.safetensors.\(UUID())")
      let other = url.appending(path: "notes.txt")
      for file in [draft, other] { try whole.write(to: file) }
      #expect(try newest(in: folder).step == 1)
      try save(2, in: folder)
      #expect(try names(url) == ["notes.txt", "step-00000001.safetensors", "step-00000002.safetensors"])
    }
  }

  @Test("A truncated newest checkpoint is skipped with a one-line reason")
  func truncated() throws {
    try withTemporaryFolder { url in
      let folder = try CheckpointFolder(url)
      for step in 1...2 { try save(step, in: folder) }
      let file = try folder.checkpoints()[0]
      let whole = try Data(contentsOf: file)
      for length in [0, 1, 7, 8, 9, 100] + Array(stride(from: 150, to: whole.count, by: 997)) + [
        whole.count - 1
      ] {
        try whole.prefix(length).write(to: file)
        let (step, skipped) = try newest(in: folder)
        #expect(step == 1, "\(length) bytes")
        #expect(skipped.count == 1 && skipped[0].hasPrefix(file.path) && !skipped[0].contains("\n"))
      }
      try whole.write(to: file)
      #expect(try newest(in: folder).step == 2)
    }
  }

  @Test("A flipped bit is detected wherever it is")
  func flippedBits() throws {
    try withTemporaryFolder { url in
      let folder = try CheckpointFolder(url)
      for step in 1...2 { try save(step, in: folder) }
      let file = try folder.checkpoints()[0]
      let whole = try Data(contentsOf: file)
      let headerEnd = 8 + Int(whole[0]) + Int(whole[1]) << 8
      for offset in Array(stride(from: 0, to: whole.count, by: 7)) + Array(headerEnd..<whole.count) {
        // Spaces pad the header; changing one need not do damage.
        guard offset < 8 || whole[offset] != UInt8(ascii: " ") || offset >= headerEnd else { continue }
        var damaged = whole
        damaged[offset] ^= 0x10
        try damaged.write(to: file)
        #expect(try newest(in: folder).step == 1, "byte \(offset) of \(whole.count)")
      }
    }
  }

  @Test("If all checkpoints are damaged, the error is about the newest")
  func allDamaged() throws {
    try withTemporaryFolder { url in
      let folder = try CheckpointFolder(url)
      for step in 1...2 { try save(step, in: folder) }
      let files = try folder.checkpoints()
      for file in files { try Data("not a checkpoint".utf8).write(to: file) }
      let error = #expect(throws: FileError.self) { try newest(in: folder) }
      #expect(error?.file == files[0].path)
    }
  }

  @Test("A folder that cannot be created gives a one-line error")
  func unwritable() throws {
    try withTemporaryFolder { url in
      let file = url.appending(path: "file")
      try Data("x".utf8).write(to: file)
      for place in [file, file.appending(path: "run")] {
        let error = #expect(throws: FileError.self) { try CheckpointFolder(place) }
        #expect(
          error?.description == "\(place.path): checkpoints cannot be written here: choose another folder")
      }
    }
  }

  @Test("A folder is locked until the run that uses it ends")
  func locked() throws {
    try withTemporaryFolder { url in
      do {
        let folder = try CheckpointFolder(url)
        let error = #expect(throws: FileError.self) { try CheckpointFolder(url) }
        #expect(
          error?.description
            == "\(url.path): another run is saving its checkpoints here: stop it or choose another folder")
        try save(1, in: folder)
      }
      #expect(try newest(in: CheckpointFolder(url)).step == 1)
    }
  }

  @Test("Files of another kind or version do not load as checkpoints")
  func kindAndVersion() throws {
    try withTemporaryFolder { url in
      let file = url.appending(path: "run")
      try Checkpoint.save(model: model, optimizer: AdamW(model.parameters), extra: 1, to: file)
      let whole = try WeightFile(contentsOf: file)
      for (field, value, hint) in [("kind", nil, "not a checkpoint"), ("version", "99", "version \"99\"")] {
        var other = whole
        other.metadata[field] = value
        other.metadata["checksum"] = other.checksum
        try other.write(to: file)
        let error = #expect(throws: FileError.self) { try Checkpoint(contentsOf: file) }
        #expect(error?.description.contains(hint) == true)
      }
      #expect(throws: StateMismatch.self) { try model.load(whole.tensors) }
    }
  }
}
