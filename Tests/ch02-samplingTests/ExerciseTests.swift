import SamplingJudge
import TestSupport
import Testing

/// Judges what the learner has written: not started, wrong or done.
struct Exercises {
  @Test func `questions`() throws { try judge("questions", of: samplingCourse) }
  @Test func `windows`() throws { try judge("windows", of: samplingCourse) }
  @Test func `targets`() throws { try judge("targets", of: samplingCourse) }
  @Test func `batches`() throws { try judge("batches", of: samplingCourse) }
  @Test func `shuffled order`() throws { try judge("shuffled order", of: samplingCourse) }
  @Test func `mixture weights`() throws { try judge("mixture weights", of: samplingCourse) }
}

/// Checks the exercises themselves.
struct CourseTests {
  @Test(arguments: samplingCourse.outlines.map(\.name))
  func isComplete(_ name: String) throws { try expectComplete(name, of: samplingCourse) }

  @Test func everyExerciseIsJudged() throws {
    let file = #filePath
    try expectTest(for: samplingCourse, in: file)
  }
}
