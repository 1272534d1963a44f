import ClassificationJudge
import TestSupport
import Testing

/// Judges what the learner has written: not started, wrong or done.
struct Exercises {
  @Test func `balance`() throws { try judge("balance", of: classificationCourse) }
  @Test func `split`() throws { try judge("split", of: classificationCourse) }
  @Test func `pad and truncate`() throws { try judge("pad and truncate", of: classificationCourse) }
  @Test func `classifier head`() throws { try judge("classifier head", of: classificationCourse) }
  @Test func `last token`() throws { try judge("last token", of: classificationCourse) }
  @Test func `accuracy`() throws { try judge("accuracy", of: classificationCourse) }
  @Test func `class loss`() throws { try judge("class loss", of: classificationCourse) }
  @Test func `standard error`() throws { try judge("standard error", of: classificationCourse) }
  @Test func `classify`() throws { try judge("classify", of: classificationCourse) }
}

/// Checks the exercises themselves.
struct CourseTests {
  @Test(arguments: classificationCourse.outlines.map(\.name))
  func isComplete(_ name: String) throws { try expectComplete(name, of: classificationCourse) }

  @Test func everyExerciseIsJudged() throws {
    let file = #filePath
    try expectTest(for: classificationCourse, in: file)
  }
}
