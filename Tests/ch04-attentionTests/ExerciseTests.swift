import Foundation
import SelfAttentionJudge
import TestSupport
import Testing

/// Judges what the learner has written: not started, wrong or done.
struct Exercises {
  @Test func `dot product`() throws { try judge("dot product", of: selfAttentionCourse) }
  @Test func `softmax`() throws { try judge("softmax", of: selfAttentionCourse) }
  @Test func `simplified attention`() throws { try judge("simplified attention", of: selfAttentionCourse) }
  @Test func `self-attention`() throws { try judge("self-attention", of: selfAttentionCourse) }
  @Test func `causal mask`() throws { try judge("causal mask", of: selfAttentionCourse) }
  @Test func `causal weights`() throws { try judge("causal weights", of: selfAttentionCourse) }
  @Test func `dropout`() throws { try judge("dropout", of: selfAttentionCourse) }
  @Test func `split heads`() throws { try judge("split heads", of: selfAttentionCourse) }
  @Test func `multi-head attention`() throws { try judge("multi-head attention", of: selfAttentionCourse) }
}

/// Checks the exercises themselves.
struct CourseTests {
  @Test(arguments: selfAttentionCourse.outlines.map(\.name))
  func isComplete(_ name: String) throws { try expectComplete(name, of: selfAttentionCourse) }

  @Test func everyExerciseIsJudged() throws {
    let file = #filePath
    try expectTest(for: selfAttentionCourse, in: file)
  }

  /// Whether the pieces are there or not, the program ends in order.
  @Test func milestoneRunsOrSaysWhatIsMissing() throws {
    let process = Process()
    let errors = Pipe()
    process.executableURL = builtProgram("ch04-attention")
    process.arguments = ["milestone"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0 || text.contains("finish these exercises of ch04-attention first"))
  }
}
