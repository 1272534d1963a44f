import InstructionTuningJudge
import TestSupport
import Testing

/// Judges what the learner has written: not started, wrong or done.
struct Exercises {
  @Test func `prompt`() throws { try judge("prompt", of: instructionCourse) }
  @Test func `pad a batch`() throws { try judge("pad a batch", of: instructionCourse) }
  @Test func `shifted targets`() throws { try judge("shifted targets", of: instructionCourse) }
  @Test func `collate`() throws { try judge("collate", of: instructionCourse) }
  @Test func `mask the prompt`() throws { try judge("mask the prompt", of: instructionCourse) }
  @Test func `ignored targets`() throws { try judge("ignored targets", of: instructionCourse) }
  @Test func `log-probability`() throws { try judge("log-probability", of: instructionCourse) }
  @Test func `DPO loss`() throws { try judge("DPO loss", of: instructionCourse) }
  @Test func `score`() throws { try judge("score", of: instructionCourse) }
}

/// Checks the exercises themselves.
struct CourseTests {
  @Test(arguments: instructionCourse.outlines.map(\.name))
  func isComplete(_ name: String) throws { try expectComplete(name, of: instructionCourse) }

  @Test func everyExerciseIsJudged() throws {
    let file = #filePath
    try expectTest(for: instructionCourse, in: file)
  }
}
