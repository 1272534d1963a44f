import Foundation
import ModelFiles
import NeuralNetworks
import Testing

/// LLM_KILLS=60 tests more kills than a usual run.
private let killCount = ProcessInfo.processInfo.environment["LLM_KILLS"].flatMap(Int.init) ?? 12

@Suite("A killed run resumes from its last checkpoint")
struct KillTests {
  private let steps = 6 * killCount

  @Test(
    "After every SIGKILL the folder holds only intact checkpoints, and the run ends bit for bit as without")
  func kills() throws {
    try withPretrainingFolder { folder in
      let common = ["--steps", "\(steps)", "--save-every", "1"]
      let whole = try PretrainProcess.run(common + ["--into", "whole", "--checkpoints", "a"], in: folder)
      #expect(whole.status == 0, "\(whole.errors)")

      let resuming = common + ["--into", "killed", "--checkpoints", "b", "--resume"]
      let checkpoints = folder.appending(path: "b")
      var random = SplitMix(state: 2025)
      var (kills, drafts, newest) = (0, 0, 0)
      while kills < killCount {
        let run = try PretrainProcess(resuming, in: folder)
        if kills % 4 == 3 {
          usleep(UInt32(random.next() % 100_000))  // perhaps while it still starts
        } else {
          let goal = newest + 1 + Int(random.next() % 3)
          run.wait { newestStep(in: checkpoints) >= goal }
          usleep(UInt32(random.next() % 20_000))
        }
        run.send(SIGKILL)
        guard run.status() == nil else { break }  // it was faster
        kills += 1
        let found = try check(checkpoints)
        drafts += found.drafts
        #expect(found.newest >= newest, "a checkpoint is lost")
        newest = found.newest
      }
      #expect(kills == killCount, "the run ended before all kills")
      #expect(newest > 0 && newest <= steps)

      let last = try PretrainProcess.run(resuming, in: folder)
      #expect(last.status == 0, "\(last.errors)")
      #expect(!last.lines.contains { $0.contains("skipped") })
      #expect(names(in: checkpoints).count == 3, "older checkpoints or unfinished files stay")
      try expectSameFile(
        "model.safetensors", folder.appending(path: "whole"), folder.appending(path: "killed"))
      let name = try #require(names(in: checkpoints).max())
      try expectSameFile(name, folder.appending(path: "a"), checkpoints)
      print("\(kills) kills, \(drafts) unfinished files left by them, \(steps) steps")
    }
  }

  /// Checks that every checkpoint is intact and that there is nothing else but hidden unfinished files.
  private func check(_ folder: URL) throws -> (newest: Int, drafts: Int) {
    let drafts = names(in: folder).filter { $0.hasPrefix(".step-") }
    let files = names(in: folder).filter { !$0.hasPrefix(".step-") }
    #expect(files.allSatisfy { $0.hasPrefix("step-") && $0.hasSuffix(".safetensors") }, "\(files)")
    for file in files { _ = try Checkpoint(contentsOf: folder.appending(path: file)) }
    return (newestStep(in: folder), drafts.count)
  }

  /// The step in the newest checkpoint's name; 0 without one.
  private func newestStep(in folder: URL) -> Int {
    names(in: folder).filter { $0.hasPrefix("step-") }.max()
      .flatMap { Int($0.dropFirst(5).prefix(8)) } ?? 0
  }

  private func names(in folder: URL) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
  }

  private func expectSameFile(
    _ name: String, _ one: URL, _ other: URL, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let files = try [one, other].map { try Data(contentsOf: $0.appending(path: name)) }
    #expect(files[0] == files[1], "\(name)", sourceLocation: sourceLocation)
  }
}

/// Random numbers from a seed. Steele, Lea and Flood, 2014.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
