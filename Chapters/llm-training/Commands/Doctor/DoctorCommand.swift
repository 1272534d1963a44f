import Notebooks

/// `llm-training doctor`: looks whether this machine has what the chapters
/// need, and says how to get what is missing.
func doctorCommand(_ arguments: [String]) -> Never {
  Command(
    "llm-training doctor",
    summary: "check what the chapters need, and how fast this machine is"
  )
  .flag("--no-speed", help: "leave out the speed test of one second")
  .run(arguments) { options in
    let facts = MachineFacts.gathered()
    let findings = facts.findings
    for finding in findings { options.print(finding.line) }
    if facts.algebraProblem == nil, !options.flag("--no-speed") {
      let speed = matrixSpeed()
      options.print(
        Finding(
          .good, "speed",
          "\(speed.decimals(0)) GFLOP/s in products of 384 × 384"
        ).line)
      options.print("\n" + ChapterTimes(speed: speed).table + "\n")
      options.print(
        "Times are those of two cores with \(ChapterTimes.recordedSpeed.decimals(0)) "
          + "GFLOP/s, for this speed.")
    }
    let missing = findings.count { $0.state == .missing }
    if missing > 0 {
      options.print(
        "\nNeeded and missing: \(missing). The arrows say what mends it.")
      throw ExitStatus(findings.status)
    }
  }
}
