import ArchitectureJudge
import TestSupport
import Testing

/// Judges what the learner has written: not started, wrong or done.
struct Exercises {
  @Test func `layer norm`() throws { try judge("layer norm", of: architectureCourse) }
  @Test func `GELU`() throws { try judge("GELU", of: architectureCourse) }
  @Test func `feed-forward`() throws { try judge("feed-forward", of: architectureCourse) }
  @Test func `shortcuts`() throws { try judge("shortcuts", of: architectureCourse) }
  @Test func `transformer block`() throws { try judge("transformer block", of: architectureCourse) }
  @Test func `GPT model`() throws { try judge("GPT model", of: architectureCourse) }
  @Test func `parameter count`() throws { try judge("parameter count", of: architectureCourse) }
  @Test func `dropout rates`() throws { try judge("dropout rates", of: architectureCourse) }
  @Test func `greedy generation`() throws { try judge("greedy generation", of: architectureCourse) }
}

/// Checks the exercises themselves.
struct CourseTests {
  @Test(arguments: architectureCourse.outlines.map(\.name))
  func isComplete(_ name: String) throws { try expectComplete(name, of: architectureCourse) }

  @Test func everyExerciseIsJudged() throws {
    let file = #filePath
    try expectTest(for: architectureCourse, in: file)
  }
}
