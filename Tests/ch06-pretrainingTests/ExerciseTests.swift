import PretrainingJudge
import TestSupport
import Testing

/// Judges what the learner has written: not started, wrong or done.
struct Exercises {
  @Test func `perplexity`() throws { try judge("perplexity", of: pretrainingCourse) }
  @Test func `cross entropy`() throws { try judge("cross entropy", of: pretrainingCourse) }
  @Test func `split the story`() throws { try judge("split the story", of: pretrainingCourse) }
  @Test func `training loop`() throws { try judge("training loop", of: pretrainingCourse) }
  @Test func `AdamW`() throws { try judge("AdamW", of: pretrainingCourse) }
  @Test func `temperature`() throws { try judge("temperature", of: pretrainingCourse) }
  @Test func `top-k`() throws { try judge("top-k", of: pretrainingCourse) }
  @Test func `draw a token`() throws { try judge("draw a token", of: pretrainingCourse) }
  @Test func `split c_attn`() throws { try judge("split c_attn", of: pretrainingCourse) }
  @Test func `learning rate`() throws { try judge("learning rate", of: pretrainingCourse) }
  @Test func `clip gradients`() throws { try judge("clip gradients", of: pretrainingCourse) }
}

/// Checks the exercises themselves.
struct CourseTests {
  @Test(arguments: pretrainingCourse.outlines.map(\.name))
  func isComplete(_ name: String) throws { try expectComplete(name, of: pretrainingCourse) }

  @Test func everyExerciseIsJudged() throws {
    let file = #filePath
    try expectTest(for: pretrainingCourse, in: file)
  }
}
