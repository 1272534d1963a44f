import Concepts
import Testing

@Suite("The report on the machine")
struct MachineReportTests {
  @Test("names compiler, system, library, cores and memory, each on a line")
  func lines() {
    let report = MachineReport()
    #expect(report.cores >= 1 && report.memory > 1 << 28)
    let lines = report.description.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[0].hasPrefix("compiler         Swift 6."))
    #expect(lines[2].contains("OpenBLAS"))
    #expect(lines[3] == "cores            \(report.cores)")
  }
}
