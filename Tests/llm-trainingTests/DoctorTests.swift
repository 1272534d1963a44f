import Foundation
import Testing

@testable import llm_training

@Suite("llm-training doctor")
struct DoctorTests {
  /// A machine that has everything.
  private var complete: MachineFacts {
    var facts = MachineFacts()
    facts.toolchain = "Swift version 6.3.1 (swift-6.3.1-RELEASE)"
    facts.algebra = "OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH NO_AFFINITY Zen MAX_THREADS=64"
    facts.cores = 2
    facts.memory = 16_000_000_000
    facts.freeMemory = 12_000_000_000
    facts.projectSpace = 50_000_000_000
    facts.cacheSpace = 50_000_000_000
    facts.columns = 100
    facts.terminalKind = "xterm-256color"
    facts.locale = "C.UTF-8"
    facts.texts = [("story", true)]
    facts.weights = [("gpt2", true)]
    return facts
  }

  @Test("all is well where everything is there")
  func good() {
    #expect(complete.findings.allSatisfy { $0.state == .good && $0.remedy == nil })
    #expect(complete.findings.count == 11 && complete.findings.status == 0)
    #expect(complete.findings.contains { $0.line == "✓ OpenBLAS      OpenBLAS 0.3.21, kernels for Zen" })
    #expect(complete.findings.allSatisfy { !$0.line.contains("\n") })
  }

  @Test("what is needed and missing is a ✗, has a remedy and gives status 1")
  func missing() {
    let losses: [(String, (inout MachineFacts) -> Void)] = [
      ("toolchain", { $0.toolchain = nil }),
      ("toolchain", { $0.toolchain = "Swift version 5.10.1 (swift-5.10.1-RELEASE)" }),
      ("OpenBLAS", { $0.algebraProblem = "OpenBLAS is missing. Type: sh .setup" }),
      ("data", { $0.missingStandIns = ["story.txt"] }),
    ]
    for (name, lose) in losses {
      var facts = complete
      lose(&facts)
      let bad = facts.findings.filter { $0.state != .good }
      #expect(bad.map(\.name) == [name] && bad[0].state == .missing && bad[0].remedy != nil)
      #expect(facts.findings.status == 1)
    }
  }

  @Test("what is useful and missing is a !, and the status stays 0")
  func notices() {
    let losses: [(String, String?, (inout MachineFacts) -> Void)] = [
      ("toolchain", "curl", { ($0.toolchain, $0.isPacked) = (nil, true) }),
      ("cores", "unset LLM_THREADS", { $0.askedThreads = 8 }),
      ("cores", "export LLM_THREADS=1", { $0.coreLimit = 1.5 }),
      ("cores", "top", { $0.load = 4 }),
      ("memory", "close", { $0.freeMemory = 500_000_000 }),
      ("disk", "rm -rf .build", { $0.projectSpace = 1_000_000_000 }),
      ("terminal", "TERM", { $0.terminalKind = "dumb" }),
      ("terminal", "widen", { $0.columns = 60 }),
      ("terminal", nil, { $0.columns = nil }),
      ("locale", "export LC_ALL=C.UTF-8", { $0.locale = "C" }),
      ("locale", "export LC_ALL=C.UTF-8", { $0.locale = nil }),
      ("book's data", "fetch --all-small", { $0.texts[0].isHere = false }),
      ("GPT-2", "fetch gpt2", { $0.weights[0].isHere = false }),
      ("programs", "swift build", { $0.missingPrograms = ["ch00-concepts"] }),
    ]
    for (name, remedy, lose) in losses {
      var facts = complete
      lose(&facts)
      let bad = facts.findings.filter { $0.state != .good }
      #expect(bad.map(\.name) == [name] && bad.first?.state == .notice)
      #expect(
        remedy.map { bad.first?.remedy?.contains($0) ?? false } ?? (bad.first?.remedy == nil), "\(name)")
      #expect(facts.findings.status == 0)
    }
  }

  @Test("in a pack, the commands are those of the pack")
  func packed() {
    var facts = complete
    facts.isPacked = true
    facts.texts[0].isHere = false
    facts.missingPrograms = ["ch00-concepts"]
    let remedies = facts.findings.compactMap(\.remedy)
    #expect(remedies == ["./run llm-training fetch --all-small", "copy the packed folder again"])
  }

  @Test("a machine of twice the speed needs half the time, and every chapter has a row")
  func times() {
    #expect(Set(ChapterTimes.recorded.map(\.program)) == Set(ChapterPages.programs))
    let (slow, fast) = (ChapterTimes(speed: 55), ChapterTimes(speed: 220))
    #expect(slow.table.contains(/ch06-pretraining --size book +30 min/))
    #expect(fast.table.contains(/ch06-pretraining --size book +8 min/))
    let rounded = [0.2, 7.4, 43, 600, 9000].map(ChapterTimes.rounded)
    #expect(rounded == ["1 s", "7 s", "45 s", "10 min", "2.5 h"])
  }

  @Test("the facts of this machine are plausible, and products have a speed")
  func gathered() {
    let facts = MachineFacts.gathered()
    #expect(facts.cores > 0 && facts.memory > 100_000_000 && facts.missingStandIns.isEmpty)
    #expect(facts.algebraProblem == nil && facts.algebra.contains("OpenBLAS"))
    #expect(!facts.texts.isEmpty && !facts.weights.isEmpty)
    #expect(matrixSpeed(seconds: 0.01) > 0)
  }

  @Test("a library that cannot be loaded is named with the reason")
  func damagedLibrary() {
    var facts = complete
    facts.algebraProblem = "OpenBLAS cannot be loaded (file too short): it needs more memory, or is damaged"
    let line = facts.findings.map(\.line).first { $0.hasPrefix("✗ OpenBLAS") }
    #expect(line?.contains("file too short") ?? false)
  }
}
